package import HavenDiagnostics

/// What one Markdown file says.
package struct ParsedMarkdown: Sendable, Equatable {
    package let body: MarkdownBody
    /// In the order of the text.
    package let headings: [MarkdownHeading]
    /// Plain text: what stands before `<!-- more -->`, else the first paragraph; may be empty.
    package let summary: String
    /// Words of text and headings; code blocks and components do not count.
    package let wordCount: Int
    package let diagnostics: [Diagnostic]

    /// The outcome for a file that could not be read at all.
    static func refused(_ diagnostic: Diagnostic) -> ParsedMarkdown {
        ParsedMarkdown(
            body: .empty,
            headings: [],
            summary: "",
            wordCount: 0,
            diagnostics: [diagnostic]
        )
    }
}

/// A heading, as tables of contents and links with a fragment need it.
package struct MarkdownHeading: Sendable, Equatable {
    /// From 1 to 6.
    package let level: Int
    /// The value of the `id` attribute, unique in the body.
    package let id: String
    /// Plain text, not escaped.
    package let title: String
    /// The heading's lines, from its first `#` or letter.
    package let range: SourceRange

    package init(level: Int, id: String, title: String, range: SourceRange) {
        self.level = level
        self.id = id
        self.title = title
        self.range = range
    }
}
