package import HavenDiagnostics
package import HavenMarkdown

/// The resources of one directory file, in the order and under the headings they are written.
///
/// Its title is a matter of the front matter. Ids are unique within the file; over all files is for
/// the site to check, with `Resource.location`.
package struct ParsedDirectory: Sendable, Equatable {
    /// What stands before the first category.
    package let introduction: MarkdownBody
    /// The introduction's paragraphs as plain text.
    package let summary: String
    /// In order; the first has no title if resources stand before the first `##`.
    package let categories: [ResourceCategory]

    package init(introduction: MarkdownBody, summary: String, categories: [ResourceCategory]) {
        self.introduction = introduction
        self.summary = summary
        self.categories = categories
    }

    /// All resources, in order.
    package var resources: [Resource] { categories.flatMap(\.resources) }
}

/// The resources under one `##` heading.
package struct ResourceCategory: Sendable, Equatable {
    /// `nil` for resources before the first heading.
    package let title: String?
    /// The id of the heading; empty if there is none.
    package let id: String
    package let description: MarkdownBody
    package let resources: [Resource]
    package let location: SourceLocation

    package init(
        title: String?,
        id: String,
        description: MarkdownBody,
        resources: [Resource],
        location: SourceLocation
    ) {
        self.title = title
        self.id = id
        self.description = description
        self.resources = resources
        self.location = location
    }
}
