import HavenTemplates

/// The main menu of a site that names none: what readers look for, as far as the site has it.
struct DefaultMenu {
    let site: Site

    var items: [TemplateValue] {
        pages.map { page in
            .map([
                "title": .string(site[page].title), "external": .bool(false),
                "url": .string(site.configuration.url.href(site[page].permalink)),
            ])
        }
    }

    private var pages: [PageID] {
        func section(_ folder: String) -> PageID? {
            site.sections.first { $0.folder == folder }?.page
        }
        let found = [
            section("articles"), section("resources"), section("services"),
            site.standardPages[.admissions], site.standardPages[.about],
            site.standardPages[.contact],
        ]
        return found.compactMap(\.self)
    }
}
