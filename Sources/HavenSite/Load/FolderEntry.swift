/// A file found in a folder of the project.
package struct FolderEntry: Hashable, Sendable {
    /// What the path leads to.
    package enum Kind: Hashable, Sendable {
        case file
        /// A link to a file inside the project; `target` is that file's path, relative to the project.
        case symbolicLink(target: String)
        /// A folder that the caller did not want to look into.
        case folder
        /// A socket, a pipe or a device; it has been reported.
        case other
    }

    /// Relative to the project, as an author would type it: `Content/articles/trust.md`.
    package let path: String
    package let kind: Kind
    /// In bytes; of a link, the size of the file it leads to.
    package let size: Int
    /// When the contents were last changed, in nanoseconds since 1970; of a link, those it leads to.
    package let modification: Int64

    package init(path: String, kind: Kind, size: Int, modification: Int64) {
        self.path = path
        self.kind = kind
        self.size = size
        self.modification = modification
    }
}
