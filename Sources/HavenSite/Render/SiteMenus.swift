import HavenTemplates

/// The menus of a site, by name; `main` is always there.
struct SiteMenus {
    let site: Site

    var value: TemplateValue {
        let menus = site.configuration.menus
        var map: TemplateMap = ["main": .list([])]
        if !menus.contains(where: { $0.name == "main" }) {
            map["main"] = .list(DefaultMenu(site: site).items)
        }
        for menu in menus { map[menu.name] = .list(menu.items.map(item)) }
        return .map(map)
    }

    private func item(_ item: SiteConfiguration.MenuItem) -> TemplateValue {
        let link = item.link.value
        return .map([
            "title": .string(item.title), "external": .bool(item.isExternal),
            "url": .string(
                item.isExternal
                    ? link : site.href(link, fromFolder: site[site.home].file?.folder ?? "")
            ),
        ])
    }
}
