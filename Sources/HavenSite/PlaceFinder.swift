/// Finds the files of a rendering by path, and the places in them that links can lead to.
struct PlaceFinder {
    private let files: [RenderedFile]
    /// Places in `files` by path.
    private let places: [String: Int]
    private let read: (StagedFile) throws -> [UInt8]

    /// - Parameters:
    ///   - rendering: All files of the site.
    ///   - contents: Reads one.
    init(_ rendering: Rendering, _ contents: @escaping (StagedFile) throws -> [UInt8]) {
        files = rendering.pages
        places = Dictionary(
            rendering.pages.lazy.enumerated().map { ($1.staged.path.text, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        read = contents
    }

    /// The places on a page that was made anew.
    func made(_ path: String) -> HTMLFacts? {
        file(path)?.examined?.places
    }

    /// The places on a page; `nil` for what is no page.
    ///
    /// - Throws: `EnvironmentFailure` if it has to be read and cannot be.
    func places(of path: String) throws -> HTMLFacts? {
        guard let file = file(path), file.file.isPage else { return nil }
        return try file.examined?.places ?? HTMLFacts(read(file.staged))
    }

    /// The bytes of a file; `nil` if there is no such file.
    ///
    /// - Throws: `EnvironmentFailure` if it cannot be read.
    func contents(of path: String) throws -> [UInt8]? {
        try file(path).map { try read($0.staged) }
    }

    private func file(_ path: String) -> RenderedFile? {
        places[path].map { files[$0] }
    }
}
