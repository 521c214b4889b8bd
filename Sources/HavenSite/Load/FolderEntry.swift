/// A file found in a folder of the project.
package struct FolderEntry: Hashable, Sendable {
    /// What the path leads to.
    package enum Kind: Hashable, Sendable {
        case file
        /// A link to a file inside the project; `target` is that file's path, relative to the project.
        case symbolicLink(target: String)
        /// A folder; only `entry(at:)` gives one.
        case folder
        /// A socket, a pipe or a device; it has been reported.
        case other
    }

    /// Relative to the project, as an author would type it: `Content/articles/trust.md`.
    package let path: String
    package let kind: Kind
    /// That of the file; of a link, of the file it leads to.
    let stamp: FileStamp

    init(path: String, kind: Kind, stamp: FileStamp) {
        self.path = path
        self.kind = kind
        self.stamp = stamp
    }

    /// Whether the path is a link to a file that has another one.
    var isLink: Bool {
        if case .symbolicLink = kind { true } else { false }
    }

    /// In bytes; of a link, the size of the file it leads to.
    package var size: Int { stamp.size }
}
