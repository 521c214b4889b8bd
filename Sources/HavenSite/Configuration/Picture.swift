/// A picture that settings or front matter name, with the words for those who do not see it.
package struct Picture: Sendable {
    /// The path as a link in the text of its file would write it.
    package let source: Located<String>
    package let alt: String
}
