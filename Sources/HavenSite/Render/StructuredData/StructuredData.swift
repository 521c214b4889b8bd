import HavenDates
import HavenTemplates

/// What a page says to machines in the words of schema.org: one JSON-LD graph.
///
/// Three rules. Nothing that readers of the page do not see. Only types that search engines still read:
/// no FAQPage, HowTo, SpecialAnnouncement; no EmergencyService, which is a place and not a line. And an `@id`
/// is a permalink with a fragment, so the same thing has the same name on every page.
struct StructuredData {
    let model: RenderModel
    let id: PageID
    /// The part of a list that the page shows, if it is cut into parts.
    let part: ListPart?

    /// The graph; `none` for pages that nobody is meant to find.
    var value: TemplateValue {
        guard page.isFindable else { return .none }
        let (entity, breadcrumbs) = (mainEntity, breadcrumbs)
        let page = pageNode(about: entity, below: breadcrumbs)
        let nodes = [page] + site + [entity, offer(of: entity), breadcrumbs].compactMap(\.self)
        return .map([
            "@context": .string("https://schema.org"),
            "@graph": .list(nodes.map(\.templateValue)),
        ])
    }

    var page: Page { model.site[id] }

    /// The absolute URL of a page, or of a node of its graph.
    func url(_ id: PageID, _ fragment: String? = nil) -> String {
        model.urls.absolute(model.site[id].permalink) + (fragment.map { "#" + $0 } ?? "")
    }

    /// The absolute URL of the page, or of the part of it that is shown.
    private var address: String {
        model.urls.absolute(ListPart.permalink(of: part?.number ?? 1, at: page.permalink))
    }

    /// A date as it stands in the page: a day, or with a time also its offset.
    func date(_ date: CivilDate?) -> LinkedValue? {
        date.map { .text($0.time == nil ? $0.iso : model.configuration.zone.rfc3339($0)) }
    }

    /// The page itself.
    private func pageNode(about entity: LinkedNode?, below breadcrumbs: LinkedNode?) -> LinkedNode {
        var node = LinkedNode(pageType, id: address + "#page")
        node["url"] = .text(address)
        node["name"] = .text(page.title)
        node["inLanguage"] = .text(page.language)
        node["isPartOf"] = .reference(url(model.site.home, "website"))
        node["breadcrumb"] = breadcrumbs?.id.map { .reference($0) }
        node["mainEntity"] = entity?.id.map { .reference($0) }
        if page.isArticle { describeReview(&node) }
        return node
    }

    private var pageType: String {
        switch page.kind {
        case .article: "MedicalWebPage"
        case .section, .taxonomy, .directory: "CollectionPage"
        case .term(let taxonomy, _):
            model.site.taxonomies[taxonomy].isAuthors ? "ProfilePage" : "CollectionPage"
        case .teamMember: "ProfilePage"
        case .standard(.about): "AboutPage"
        case .standard(.contact): "ContactPage"
        case .home, .page, .resource, .standard, .service, .levelOfCare, .location, .notFound:
            "WebPage"
        }
    }

    /// What the page is about.
    private var mainEntity: LinkedNode? {
        switch page.kind {
        case .article: article
        case .section, .taxonomy, .directory: itemList
        case .term(let taxonomy, let term):
            model.site.taxonomies[taxonomy].isAuthors ? author(taxonomy, term) : itemList
        case .home, .standard(.about), .standard(.contact): center
        case .service(let index): service(index)
        case .levelOfCare(let index): levelOfCare(index)
        case .location(let index): clinic(index)
        case .teamMember(let index): teamMember(index)
        case .resource(let index): resource(index)
        case .page, .standard, .notFound: nil
        }
    }

    /// What the organization that a page is about offers.
    private func offer(of entity: LinkedNode?) -> LinkedNode? {
        guard case .resource(let index) = page.kind, let entity,
            entity.id == url(id, "resource")
        else { return nil }
        return service(ofResource: index, provider: url(id, "resource"))
    }

    private var site: [LinkedNode] {
        guard page.kind == .home else { return [] }
        var node = LinkedNode("WebSite", id: url(id, "website"))
        node["url"] = .text(url(id))
        node["name"] = .text(model.configuration.title)
        node["inLanguage"] = .text(model.configuration.language)
        node["publisher"] = .reference(centerID)
        return [node]
    }

    /// The way from the home page down to this one.
    private var breadcrumbs: LinkedNode? {
        let above = PageView(model: model, id: id, content: nil).breadcrumbs
        guard !above.isEmpty else { return nil }
        var list = LinkedNode("BreadcrumbList", id: url(id, "breadcrumbs"))
        list["itemListElement"] = .nodes(
            (above + [id]).enumerated().map { index, crumb in
                let isHome = crumb == model.site.home
                let home = isHome ? model.strings.text("breadcrumbs.home") : nil
                return listItem(
                    at: index + 1,
                    home ?? model.site[crumb].title,
                    "item",
                    url(crumb)
                )
            }
        )
        return list
    }

    /// The pages that a list shows, in order.
    private var itemList: LinkedNode? {
        let pages = listedPages
        let shown = part.map { Array(pages[$0.range]) } ?? pages
        var node = LinkedNode("ItemList", id: address + "#list")
        node["itemListElement"] = .nodes(
            shown.enumerated().map { index, item in
                listItem(
                    at: (part?.range.lowerBound ?? 0) + index + 1,
                    model.site[item].title,
                    "url",
                    url(item)
                )
            }
        )
        return node.hasProperties ? node : nil
    }

    private var listedPages: [PageID] {
        switch page.kind {
        case .taxonomy(let index): model.site.taxonomies[index].terms.map(\.page)
        case .directory(let index):
            model.site.directories[index].resources.map { model.site.resources[$0].page }
        default: model.site.listedItems(of: id) ?? []
        }
    }

    private func listItem(
        at position: Int,
        _ name: String,
        _ property: String,
        _ url: String
    ) -> LinkedNode {
        var item = LinkedNode("ListItem")
        item["position"] = .integer(position)
        item["name"] = .text(name)
        item[property] = .text(url)
        return item
    }
}
