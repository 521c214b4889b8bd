import HavenDirectory
import HavenTemplates

/// A directory as templates see it.
struct DirectoryView: TemplateObject {
    let model: RenderModel
    /// The place in `Site.directories`.
    let index: Int
    /// The part of it that the page shows; `nil` if that is all.
    let part: ListPart?

    var kindName: String { "directory" }
    var identity: TemplateIdentity { TemplateIdentity(kind: "directory", key: String(index)) }
    var subject: TemplateSubject? {
        RecordKind.directory.subject(index, part: part?.number ?? 0)
    }
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
        case "resources": .list(shown.map(model.value(ofResource:)))
        default: nil
        }
    }

    private var entry: DirectoryEntry { model.site.directories[index] }
    private var page: Page { model.site[entry.page] }

    /// The resources that the page shows, as indices into `Site.resources`.
    private var shown: Range<Int> {
        let all = entry.resources
        guard let part else { return all }
        return all.lowerBound + part.range.lowerBound..<all.lowerBound + part.range.upperBound
    }

    /// The categories as written, as far as the page shows something of them; the first has no title if resources stand before the
    /// first heading.
    private var categories: [TemplateValue] {
        var next = entry.resources.lowerBound
        let shown = shown
        return entry.contents.categories.compactMap { category in
            let all = next..<min(next + category.resources.count, entry.resources.upperBound)
            next = all.upperBound
            let members = all.clamped(to: shown)
            if part != nil, members.isEmpty { return nil }
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
