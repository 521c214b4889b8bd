/// A file of the new site that is ready to be moved into place, or there already.
package struct StagedFile: Hashable, Sendable {
    /// Where the bytes of a staged file are.
    enum Place: Hashable, Sendable {
        /// In the output folder, because it held the same bytes; nothing was staged.
        case output
        /// In the staged tree at the path of the file: there was nothing at this path.
        case tree
        /// In the staging folder under this name: the output folder has other bytes at this path.
        case replacement(String)
    }

    package let path: OutputPath
    package let hash: ContentHash
    /// In bytes.
    package let size: Int
    let place: Place

    /// Whether the output folder holds these bytes at this path already.
    package var isUnchanged: Bool { place == .output }
}
