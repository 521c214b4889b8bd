/// One file below `Content/` and the part it plays.
package struct ContentFile: Sendable, Hashable {
    /// What a file is, decided by its place and name alone.
    package enum Role: Sendable, Hashable {
        /// `site.yaml`.
        case configuration
        /// `_index.md`: the page of its folder.
        case sectionPage
        /// Any other Markdown page; an article if it is below `articles/`.
        case page
        /// `index.md`: the page of its folder, whose other files belong to it.
        case bundlePage
        /// A directory of resources, below `resources/`: Markdown, YAML or a table.
        case directory
        /// A file of the bundle in `folder`.
        case bundleFile(folder: String)
        /// A picture or file below `media/`.
        case media
        /// A file below `static/`, copied to the root of the site.
        case staticFile
        /// A dot file or an editor's backup; the reason in words.
        case ignored(String)
    }

    /// The path below `Content/`, such as `articles/small-steps.md`.
    package let path: String
    package let role: Role

    /// The path as the author knows it, for diagnostics.
    package var displayPath: String { "Content/" + path }

    /// The folder that holds the file, below `Content/`; empty for `Content/` itself.
    package var folder: String { path.folderPath }
}

extension ContentFile {
    /// Whether it is the same file in the same part: names are bytes, and `==` of texts would take two spellings of `é` for one.
    package static func == (left: ContentFile, right: ContentFile) -> Bool {
        left.path.hasSameBytes(as: right.path) && left.role == right.role
    }
}

extension String {
    /// The part before the last slash; empty if there is none.
    var folderPath: String {
        utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[..<$0]) } ?? ""
    }

    /// The part after the last slash.
    var lastSegment: String {
        utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[index(after: $0)...]) } ?? self
    }

    /// The last segment without its extension.
    var stem: String {
        let name = lastSegment
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
            return name
        }
        return String(name[..<dot])
    }

    /// True for a path inside `folder`, at any depth.
    func isBelow(_ folder: String) -> Bool {
        folder.isEmpty
            || utf8.starts(with: folder.utf8)
                && utf8.dropFirst(folder.utf8.count).first
                    == UInt8(ascii: "/")
    }
}
