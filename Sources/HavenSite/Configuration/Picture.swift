/// A picture that settings or front matter name, with the words for those who do not see it.
package struct Picture: Sendable {
    /// The path as a link in the text of its file would write it.
    package let source: Located<String>
    package let alt: String

    /// The endings of pictures made of points, which networks and feed readers can show.
    package static let rasterEndings = [".png", ".jpg", ".jpeg", ".webp", ".gif"]

    /// Whether its name says that it is made of points; a drawing such as SVG is not.
    package var isRaster: Bool {
        let name = source.value.lowercased()
        return Self.rasterEndings.contains(where: name.hasSuffix)
    }
}
