import HavenTemplates

/// The main menu of a site that names none: what readers look for, as far as the site has it.
struct DefaultMenu {
    let model: RenderModel

    var items: [TemplateValue] {
        pages.map { page in
            .map([
                "title": .string(model.site[page].title), "external": .bool(false),
                "url": .string(model.urls.href(model.site[page].permalink)),
            ])
        }
    }

    private var pages: [PageID] {
        let site = model.site
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
