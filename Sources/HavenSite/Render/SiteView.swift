import HavenDates
import HavenDirectory
import HavenTemplates

/// The site as templates see it; docs/template-data.md describes each member.
struct SiteView: TemplateObject {
    let model: RenderModel

    var kindName: String { "site" }
    var identity: TemplateIdentity { TemplateIdentity(kind: "site", key: "") }
    var subject: TemplateSubject? { RecordKind.site.subject() }

    var memberNames: [String] {
        [
            "title", "description", "language", "timezone", "url", "base_path", "home", "notices",
            "indexing",
            "center", "crisis", "menus", "taxonomies", "directories", "feed", "params", "pages",
            "terms", "resources", "standard", "sections", "own_scripts", "own_html", "form",
            "share_image", "resource_lists", "meetings_feed", "open_now",
        ]
    }

    func member(_ name: String) -> TemplateValue? {
        let configuration = model.configuration
        switch name {
        case "title": return .string(configuration.title)
        case "description": return .text(configuration.description)
        case "language": return .string(configuration.language)
        case "url": return .string(model.urls.absolute(.home))
        case "base_path", "home": return .string(model.urls.basePath)
        case "timezone": return .string(configuration.zone.name)
        case "notices": return .list(model.site.notices.map(notice))
        case "indexing": return .bool(configuration.indexing)
        case "center": return .object(CenterView(model: model))
        case "own_scripts": return .list(model.ownScripts.map { .string($0) })
        case "own_html": return .bool(configuration.allowsRawHTML)
        case "standard": return .object(StandardPagesView(model: model))
        case "form":
            return model.site.contact.map { page, form in
                FormValue(model: model, form: form, page: model.site[page]).summary
            } ?? FormValue.noForm
        case "sections":
            return model.values(of: model.site.sections.dropFirst().map(\.page))
        case "crisis":
            return .list(
                configuration.crisis.compactMap { model.site.resourceIndex[$0.value] }
                    .map(model.value(ofResource:))
            )
        case "menus": return model.menus
        case "share_image": return model.siteShareImage
        case "taxonomies": return model.taxonomies
        case "meetings_feed": return meetingsFeed
        case "resource_lists": return resourceLists
        case "directories": return model.values(of: model.directories)
        case "open_now": return .bool(model.site.resources.indices.contains(where: hasHoursData))
        case "feed": return .text(model.plan.feed(of: model.site.home).map { model.urls.href($0) })
        case "params": return ParamsValue.of(configuration.params)
        case "pages", "terms", "resources": return .function("site." + name)
        default: return nil
        }
    }

    /// The address of the feed of meetings, if there are any.
    private var meetingsFeed: TemplateValue {
        let section = model.site.sections.first { $0.folder == "resources" }
        let downloads = section.flatMap { model.plan.downloads[$0.page] } ?? []
        return .text(
            downloads.first { $0.name == DownloadFormat.meetingGuide.rawValue }.map {
                model.urls.href($0.permalink)
            }
        )
    }

    /// Whether pages say by a script when someone is there.
    private func hasHoursData(_ index: Int) -> Bool {
        ResourceView(model: model, index: index).hasHoursData
    }

    /// The sides from which resources are listed, each with its values.
    private var resourceLists: TemplateValue {
        .list(
            model.site.taxonomies.indices.filter { model.site.taxonomies[$0].isOfResources }.map {
                let taxonomy = model.site.taxonomies[$0]
                return .map([
                    "name": .string(taxonomy.definition.slug.text),
                    "title": .string(taxonomy.definition.title),
                    "url": .string(model.urls.href(model.site[taxonomy.page].permalink)),
                    "terms": TermView.all(of: $0, model),
                ])
            }
        )
    }

    private func notice(_ item: SiteNotice) -> TemplateValue {
        let notice = item.notice
        func date(_ date: CivilDate?) -> TemplateValue {
            date.map { .object(DateView(date: $0, model: model)) } ?? .none
        }
        return .map([
            "text": .string(notice.text), "current": .bool(item.isCurrent),
            "from": date(notice.from), "until": date(notice.until),
            "url": .text(
                notice.link.map { link in
                    link.value.isExternalLink
                        ? link.value : model.href(link.value, from: model.site[model.site.home])
                }
            ),
        ])
    }
}
