package import HavenDiagnostics

/// The text of one value, with its place.
package struct YAMLScalar: Sendable, Hashable {
    package let text: String
    /// The bytes of the value in the original file, with its quotes.
    package let range: SourceRange
    /// Whether the author put it in quotes or in a block; then it is text and nothing else.
    package let isQuoted: Bool

    package init(text: String, range: SourceRange, isQuoted: Bool) {
        self.text = text
        self.range = range
        self.isQuoted = isQuoted
    }
}

extension YAMLNode {
    /// The text of the node, `nil` for a list or a mapping.
    package var scalar: YAMLScalar? {
        guard case .scalar(let text, let isQuoted) = content else { return nil }
        return YAMLScalar(text: text, range: range, isQuoted: isQuoted)
    }
}
