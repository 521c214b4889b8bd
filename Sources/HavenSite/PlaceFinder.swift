/// Finds the files of a rendering by path, and the places in them that links can lead to.
struct PlaceFinder {
    private let files: [String: RenderedFile]
    private let read: (StagedFile) throws -> [UInt8]

    /// - Parameters:
    ///   - rendering: All files of the site.
    ///   - contents: Reads one.
    init(_ rendering: Rendering, _ contents: @escaping (StagedFile) throws -> [UInt8]) {
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
    ///
    /// - Throws: `EnvironmentFailure` if it has to be read and cannot be.
    func places(of path: String) throws -> HTMLFacts? {
        guard let file = files[path], file.file.isPage else { return nil }
        return try file.examined?.places ?? HTMLFacts(read(file.staged))
    }

    /// The bytes of a file; `nil` if there is no such file.
    ///
    /// - Throws: `EnvironmentFailure` if it cannot be read.
    func contents(of path: String) throws -> [UInt8]? {
        try files[path].map { try read($0.staged) }
    }
}
