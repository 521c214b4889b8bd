/// A folder of `Content/` and what is published in it; the first section is `Content/` itself.
///
/// Sections stand in the order of a walk from the root, so that a section and all those below it are one
/// range of indices.
package struct Section: Sendable {
    /// The folder below `Content/`; empty for the root.
    package let folder: String
    package let page: PageID
    package let parent: Int?
    /// Sections directly below, in order.
    package let children: [Int]
    /// This section and all below it.
    package let descendants: Range<Int>
    /// The pages directly in it, sections excluded, in the order of its list.
    package let pages: [PageID]
}
