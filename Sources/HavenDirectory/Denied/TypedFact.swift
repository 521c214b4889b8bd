package import HavenDiagnostics

/// A number or a denied fact that stands in the text of an article instead of in a directory.
package struct TypedFact: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// As it is dialled from everywhere: `+18006624357`.
        case number(String)
        /// The id of a denied fact whose words stand there.
        case denied(String)
    }

    package let kind: Kind
    /// The bytes in the file.
    package let range: SourceRange

    package init(_ kind: Kind, at range: SourceRange) {
        self.kind = kind
        self.range = range
    }
}
