import HavenDirectory
import HavenTemplates

/// The site as templates see it; docs/template-data.md describes each member.
struct SiteView: TemplateObject {
    let model: RenderModel

    var kindName: String { "site" }
    var identity: TemplateIdentity { TemplateIdentity(kind: "site", key: "") }

    var memberNames: [String] {
        [
            "title", "description", "language", "url", "base_path", "home", "notice", "indexing",
            "center", "crisis", "menus", "taxonomies", "directories", "feed", "params", "pages",
            "terms", "resources",
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
        case "notice": return .text(configuration.notice)
        case "indexing": return .bool(configuration.indexing)
        case "center": return center
        case "crisis":
            return .list(
                configuration.crisis.compactMap { model.site.resourceIndex[$0.value] }
                    .map(model.value(ofResource:))
            )
        case "menus": return menus
        case "taxonomies": return .list(model.site.taxonomies.map(taxonomy))
        case "directories": return model.values(of: model.site.directories.map(\.page))
        case "feed": return .text(model.plan.feed(of: model.site.home).map { model.urls.href($0) })
        case "params": return ParamsValue.of(configuration.params)
        case "pages", "terms", "resources": return .function("site." + name)
        default: return nil
        }
    }

    private var center: TemplateValue {
        let center = model.configuration.center
        return .map([
            "name": .string(center.name), "description": .text(center.description),
            "phone": center.phone.map {
                .map(["display": .string($0.display), "href": .string($0.href)])
            } ?? TemplateValue.none,
            "phone_label": .text(center.phoneLabel), "email": .text(center.email),
            "address": .text(center.address),
        ])
    }

    private var menus: TemplateValue {
        var map: TemplateMap = ["main": .list([])]
        for menu in model.configuration.menus {
            map[menu.name] = .list(menu.items.map(menuItem))
        }
        return .map(map)
    }

    private func menuItem(_ item: SiteConfiguration.MenuItem) -> TemplateValue {
        let link = item.link.value
        return .map([
            "title": .string(item.title), "external": .bool(item.isExternal),
            "url": .string(
                item.isExternal ? link : model.href(link, from: model.site[model.site.home])
            ),
        ])
    }

    private func taxonomy(_ taxonomy: Taxonomy) -> TemplateValue {
        .map([
            "name": .string(taxonomy.definition.name),
            "title": .string(taxonomy.definition.title),
            "url": .string(model.urls.href(model.site[taxonomy.page].permalink)),
        ])
    }
}
