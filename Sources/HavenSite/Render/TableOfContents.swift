import HavenMarkdown
import HavenTemplates

/// The headings of a page as a tree of two levels: those of level 2, and below each those of level 3.
enum TableOfContents {
    static func value(of headings: [MarkdownHeading]) -> TemplateValue {
        var entries: [(heading: MarkdownHeading, children: [MarkdownHeading])] = []
        for heading in headings {
            if heading.level == 2 {
                entries.append((heading, []))
            } else if heading.level == 3, !entries.isEmpty {
                entries[entries.count - 1].children.append(heading)
            }
        }
        return .list(entries.map { entry($0.heading, children: $0.children) })
    }

    private static func entry(
        _ heading: MarkdownHeading,
        children: [MarkdownHeading]
    ) -> TemplateValue {
        .map([
            "level": .int(heading.level), "id": .string(heading.id),
            "title": .string(heading.title),
            "children": .list(children.map { entry($0, children: []) }),
        ])
    }
}
