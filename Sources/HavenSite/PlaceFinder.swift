/// Finds the files of a rendering by path, and the places in them that links can lead to.
struct PlaceFinder {
    private let files: [String: RenderedFile]
    private let read: (StagedFile) -> [UInt8]?

    /// - Parameters:
    ///   - rendering: All files of the site.
    ///   - contents: Reads one.
    init(_ rendering: Rendering, _ contents: @escaping (StagedFile) -> [UInt8]?) {
        files = Dictionary(
            rendering.pages.map { ($0.staged.path.text, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        read = contents
    }

    /// The places on a page that was made anew.
    func made(_ path: String) -> HTMLFacts? {
        files[path]?.examined?.places
    }

    /// The places on a page; `nil` for what is no page.
    func places(of path: String) -> HTMLFacts? {
        guard let file = files[path], file.file.isPage else { return nil }
        return file.examined?.places ?? contents(of: path).map { HTMLFacts($0) }
    }

    /// The bytes of a file.
    func contents(of path: String) -> [UInt8]? {
        files[path].flatMap { read($0.staged) }
    }
}
