package import HavenDiagnostics

/// A place in a body's HTML where something belongs that the body's own file does not know.
package struct MarkdownHole: Sendable, Equatable {
    /// What belongs in a hole.
    package enum Kind: Sendable, Equatable {
        /// The escaped value of an `href` attribute: the URL of a page, resource or file, or a
        /// fragment. The destination is as written, without Markdown's escapes and entities.
        case link(destination: String)
        /// The escaped value of a `src` attribute.
        case image(source: String)
        /// HTML of blocks. The arguments are the text inside the fence; the hole's range is its
        /// lines in the file, which are the same bytes unless the fence is indented or in a list or quote.
        case component(name: String, arguments: String)
        /// A text of the theme's strings file, escaped for HTML text and attribute values.
        case string(key: String)
    }

    /// The offset in the body's HTML before which the contents belong.
    package let offset: Int
    package let kind: Kind
    /// What the author wrote: the destination, or the lines of a component's arguments.
    package let range: SourceRange

    package init(offset: Int, kind: Kind, range: SourceRange) {
        self.offset = offset
        self.kind = kind
        self.range = range
    }
}
