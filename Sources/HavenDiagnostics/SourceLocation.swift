/// A range in a named file.
package struct SourceLocation: Sendable, Hashable {
    /// The path as the author would type it, relative to the project: `Content/articles/a.md`.
    package let path: String
    /// The bytes meant; `nil` if the whole file is meant, which is printed without a line.
    package let range: SourceRange?

    package init(path: String, range: SourceRange? = nil) {
        self.path = path
        self.range = range
    }
}
