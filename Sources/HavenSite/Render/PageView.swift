import HavenDates
import HavenDirectory
import HavenTemplates

/// A page as templates see it; docs/template-data.md describes each member.
struct PageView: TemplateObject {
    /// What only the page being rendered has.
    struct Content: Sendable {
        let body: String
        let part: ListPart?
    }

    let model: RenderModel
    let id: PageID
    /// `nil` in lists, which carry no bodies.
    let content: Content?

    var kindName: String { "page" }
    var identity: TemplateIdentity { TemplateIdentity(kind: "page", key: String(id.index)) }
    var subject: TemplateSubject? {
        RecordKind.page.subject(id.index, part: content?.part?.number ?? 0)
    }
    var sortKey: TemplateValue? { .string(page.title) }

    var memberNames: [String] {
        [
            "kind", "title", "description", "summary", "url", "permalink", "body", "toc", "date",
            "lastmod", "authors", "reviewed", "references", "image", "word_count",
            "reading_minutes", "terms", "section", "breadcrumbs", "previous", "next", "related",
            "language", "feed", "weight", "aliases", "params", "state", "pages", "subsections",
            "pager", "crisis_topics", "share_image", "locale",
            "structured_data", "downloads",
        ] + kindMemberNames
    }

    func member(_ name: String) throws(TemplateCallFailure) -> TemplateValue? {
        let matter = page.frontMatter
        switch name {
        case "kind": return .string(page.kindName)
        case "title": return .string(page.title)
        case "description": return .text(model.description(of: page))
        case "summary": return .string(model.description(of: page) ?? page.text?.summary ?? "")
        case "url": return .string(model.urls.href(permalink))
        case "permalink": return .string(model.urls.absolute(permalink))
        case "body": return .markup(try own(name).body)
        case "toc":
            _ = try own(name)
            return TableOfContents.value(of: page.text?.headings ?? [])
        case "date": return date(matter.date)
        case "lastmod": return date(matter.lastmod)
        case "authors": return .list(PersonView.authors(of: page, model))
        case "reviewed": return matter.reviewed.map { .map(review($0)) } ?? TemplateValue.none
        case "references": return .list(matter.references.map(reference))
        case "image":
            return matter.image.map { model.value(of: $0, from: page) } ?? TemplateValue.none
        case "share_image": return model.shareImage(of: page)
        case "structured_data":
            return StructuredData(model: model, id: id, part: content?.part).value
        case "downloads": return .list(model.plan.downloads[id, default: []].map(download))
        case "locale": return .text(model.locale(of: page))
        case "word_count": return .int(page.text?.wordCount ?? 0)
        case "reading_minutes": return .int(readingMinutes)
        case "terms": return .map(terms)
        case "section": return page.section.map { sectionValue($0) } ?? TemplateValue.none
        case "breadcrumbs": return model.values(of: breadcrumbs)
        case "previous": return optional(model.site.neighbors[id.index].previous)
        case "next": return optional(model.site.neighbors[id.index].next)
        case "related": return model.values(of: model.site.related[id.index])
        case "language": return .string(page.language)
        case "feed": return .text(model.plan.feed(of: id).map { model.urls.href($0) })
        case "weight": return matter.weight.map { .int($0) } ?? TemplateValue.none
        case "aliases":
            return .list(matter.aliases.map { .string(model.urls.href($0.value)) })
        case "params": return ParamsValue.of(matter.params)
        case "state": return .string(page.state.name.rawValue)
        case "pages": return pages
        case "subsections": return subsections
        case "pager": return pager
        case "crisis_topics":
            return .list(crisisTopics.map { .string($0.rawValue) })
        default: return kindMember(name)
        }
    }

    var page: Page { model.site[id] }

    /// The permalink of the part being rendered, or that of the page.
    private var permalink: Permalink {
        ListPart.permalink(of: content?.part?.number ?? 1, at: page.permalink)
    }

    private func own(_ name: String) throws(TemplateCallFailure) -> Content {
        if let content { return content }
        throw TemplateCallFailure(
            "a page in a list has no '\(name)'",
            help: "lists carry summaries: use 'summary'"
        )
    }

    private func date(_ date: CivilDate?) -> TemplateValue {
        date.map { .object(DateView(date: $0, model: model)) } ?? .none
    }

    private func download(_ download: PlannedDownload) -> TemplateValue {
        .map([
            "format": .string(download.name), "type": .string(download.mediaType),
            "url": .string(model.urls.href(download.permalink)),
        ])
    }

    private func optional(_ page: PageID?) -> TemplateValue {
        page.map(model.value) ?? .none
    }

    /// What the text speaks of; of a page about an entry of the settings, also what they say of it.
    private var crisisTopics: [CrisisTopic] {
        let center = model.configuration.center
        let words: String? =
            switch page.kind {
            case .service(let index): center.services[index].summary
            case .levelOfCare(let index): center.levelsOfCare[index].summary
            case .teamMember(let index): center.team[index].bio
            case .resource(let index): model.site.resources[index].resource.summary
            default: nil
            }
        let topics =
            CrisisTopic.mentioned(in: Array((words ?? "").utf8)) + (page.text?.crisisTopics ?? [])
        return CrisisTopic.allCases.filter(topics.contains)
    }

    private func review(_ review: FrontMatter.Review) -> TemplateMap {
        ["by": PersonView.named(review.by.value, model), "date": date(review.date)]
    }

    private func reference(_ reference: FrontMatter.Reference) -> TemplateValue {
        .map([
            "title": .string(reference.text), "publisher": .text(reference.publisher),
            "url": .text(reference.url), "accessed": date(reference.accessed),
        ])
    }

    /// At 200 words a minute, at least one.
    private var readingMinutes: Int {
        guard let words = page.text?.wordCount, words > 0 else { return 0 }
        return (words + 199) / 200
    }

    private var terms: TemplateMap {
        var map = TemplateMap()
        for definition in model.configuration.taxonomies { map[definition.name] = .list([]) }
        let numbers = model.site.terms[id.index]
        for (index, taxonomy) in model.site.taxonomies.enumerated() {
            let name = taxonomy.definition.name
            guard
                let place = model.configuration.taxonomies.firstIndex(where: { $0.name == name }),
                place < numbers.count
            else { continue }
            map[name] = .list(
                numbers[place].map { .object(TermView(model: model, taxonomy: index, term: $0)) }
            )
        }
        return map
    }

    private func sectionValue(_ section: Int) -> TemplateValue {
        model.value(of: model.site.sections[section].page)
    }

    /// From the home page down to the page above this one.
    var breadcrumbs: [PageID] {
        let site = model.site
        switch page.kind {
        case .home: return []
        case .term(let taxonomy, _):
            return (site.taxonomies[taxonomy].isOfResources ? path(to: page.section) : [site.home])
                + [site.taxonomies[taxonomy].page]
        case .standard(.contactThanks), .standard(.contactFailed):
            return [site.home] + [site.standardPages[.contact]].compactMap(\.self)
        case .resource(let index):
            let directory = site.resources[index].directory
            return path(to: page.section) + [site.directories[directory].page]
        default: return path(to: page.section)
        }
    }

    private func path(to section: Int?) -> [PageID] {
        section.map { model.site.path(to: $0).map { model.site.sections[$0].page } } ?? []
    }

    private var pages: TemplateValue {
        // What a directory lists are no pages but resources.
        if case .directory = page.kind { return .list([]) }
        guard let items = model.site.listedItems(of: id) else { return .list([]) }
        guard let part = content?.part else { return model.values(of: items) }
        return model.values(of: items[part.range])
    }

    private var subsections: TemplateValue {
        let section: Int? =
            switch page.kind {
            case .home: 0
            case .section(let index): index
            default: nil
            }
        guard let section else { return .list([]) }
        return .list(model.site.sections[section].children.map(sectionValue))
    }

    private var pager: TemplateValue {
        guard let part = content?.part, part.total > 1 else { return .none }
        return .object(PagerView(part: part, id: id, model: model))
    }
}
