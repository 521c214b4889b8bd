package import HavenDiagnostics

/// The top-level blocks of a file that is read as data, such as a directory.
package struct ParsedBlocks: Sendable, Equatable {
    package let blocks: [MarkdownBlock]
    package let diagnostics: [Diagnostic]
}

/// One top-level block.
package struct MarkdownBlock: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// `explicitID` tells whether the author wrote `{#id}`.
        case heading(level: Int, id: String, explicitID: Bool)
        case paragraph
        case list(ordered: Bool, items: [MarkdownItem])
        case table(header: [MarkdownInline], rows: [[MarkdownInline]])
        /// A quote, code, component, rule, definition list, or the footnotes.
        case other
    }

    package let kind: Kind
    package let range: SourceRange
    /// Plain text, not escaped; the items, cells and paragraphs inside are separated by spaces.
    package let text: String
    package let body: MarkdownBody
}

/// An item of a list.
package struct MarkdownItem: Sendable, Equatable {
    /// The item's first paragraph; empty if the item starts with something else.
    package let inline: MarkdownInline
    package let range: SourceRange
    /// The number of blocks in the item, its first paragraph included.
    package let blocks: Int
    /// How many of them are lists.
    package let lists: Int
    /// The items of these lists, for an item of a top-level list.
    package let items: [MarkdownItem]
}

/// A run of text: the content of a table cell, or of the first paragraph of a list item.
package struct MarkdownInline: Sendable, Equatable {
    package struct Link: Sendable, Equatable {
        package let destination: String
        package let text: String
        /// The destination in the file.
        package let range: SourceRange

        package init(destination: String, text: String, range: SourceRange) {
            self.destination = destination
            self.text = text
            self.range = range
        }
    }

    /// Bold text at the very beginning: the name in `- **Name**: description`.
    package struct LeadingStrong: Sendable, Equatable {
        package let text: String
        /// The bold text in the file, without its asterisks.
        package let range: SourceRange
        /// The plain text after it, as it stands: `: description`.
        package let rest: String
    }

    /// Plain text, not escaped.
    package let text: String
    package let range: SourceRange
    package let links: [Link]
    package let leadingStrong: LeadingStrong?
    package let body: MarkdownBody
}
