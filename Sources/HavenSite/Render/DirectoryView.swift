import HavenDirectory
import HavenTemplates

/// A directory as templates see it.
struct DirectoryView: TemplateObject {
    let model: RenderModel
    /// The place in `Site.directories`.
    let index: Int

    var kindName: String { "directory" }
    var identity: TemplateIdentity { TemplateIdentity(kind: "directory", key: String(index)) }
    var subject: TemplateSubject? { RecordKind.directory.subject(index) }
    var sortKey: TemplateValue? { .string(page.title) }

    var memberNames: [String] {
        ["title", "kind", "own", "url", "description", "categories", "resources"]
    }

    func member(_ name: String) -> TemplateValue? {
        switch name {
        case "title": .string(page.title)
        case "own": .bool(entry.ownKind != nil)
        case "kind": .text(page.frontMatter.kind?.value ?? entry.ownKind?.rawValue)
        case "url": .string(model.urls.href(page.permalink))
        case "description":
            .markup(BodyFiller(model: model, page: page).fill(entry.contents.introduction))
        case "categories": .list(categories)
        case "resources": .list(entry.resources.map(model.value(ofResource:)))
        default: nil
        }
    }

    private var entry: DirectoryEntry { model.site.directories[index] }
    private var page: Page { model.site[entry.page] }

    /// The categories as written; the first has no title if resources stand before the first heading.
    private var categories: [TemplateValue] {
        var next = entry.resources.lowerBound
        return entry.contents.categories.map { category in
            let members = next..<min(next + category.resources.count, entry.resources.upperBound)
            next = members.upperBound
            return .map([
                "title": .text(category.title), "id": .string(category.id),
                "description": .markup(
                    BodyFiller(model: model, page: page).fill(category.description)
                ),
                "resources": .list(members.map(model.value(ofResource:))),
            ])
        }
    }
}
