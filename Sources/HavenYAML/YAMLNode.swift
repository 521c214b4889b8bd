package import HavenDiagnostics

/// A value as the author wrote it: text, a list or a mapping, with its place in the file.
///
/// Nothing is guessed from the look of a text: `no`, `19:00`, `988` and `012` stay these characters
/// until a schema asks for a flag or a number (see `YAMLFields`).
package struct YAMLNode: Sendable, Hashable {
    /// The three shapes a value can have.
    package enum Content: Sendable, Hashable {
        /// Text; `quoted` is true for quotes and for block text (`|`, `>`), where even nothing is meant.
        case scalar(String, quoted: Bool)
        case sequence([YAMLNode])
        case mapping([YAMLEntry])
    }

    package let content: Content
    /// The bytes of the value in the original file, with its quotes or brackets.
    ///
    /// A value reached through an alias (`*name`) has the range of the anchored original.
    package let range: SourceRange

    package init(_ content: Content, range: SourceRange) {
        self.content = content
        self.range = range
    }

    /// Whether this is what `key:` with nothing behind it gives; such a value counts as absent.
    package var isEmpty: Bool { content == .scalar("", quoted: false) }
}

/// One `key: value` of a mapping.
package struct YAMLEntry: Sendable, Hashable {
    package let key: String
    package let keyRange: SourceRange
    package let value: YAMLNode

    package init(key: String, keyRange: SourceRange, value: YAMLNode) {
        self.key = key
        self.keyRange = keyRange
        self.value = value
    }
}
