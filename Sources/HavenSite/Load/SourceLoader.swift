package import HavenDiagnostics

/// What Load hands on: the list of sources, the settings and the theme.
///
/// Bodies are read by the workers that parse them.
package struct LoadedSources: Sendable {
    package let inventory: ContentInventory
    package let configuration: SiteConfiguration
    package let theme: Theme
    package let diagnostics: [Diagnostic]
    /// Of all files, by the paths under which diagnostics name them.
    let stamps: [String: FileStamp]

    /// The bytes of the files that diagnostics name, read once more.
    ///
    /// A file that has gone since is left out: a report without its line is better than none.
    package func excerpts(
        for diagnostics: [Diagnostic],
        from project: FolderReader
    ) -> [String: [UInt8]] {
        diagnostics.isEmpty
            ? [:]
            : Self.excerpts(
                for: diagnostics,
                listed: Set(inventory.files.map(\.displayPath)).union(theme.ownFiles),
                from: project
            )
    }

    /// - Parameters:
    ///   - diagnostics: The reports that name them.
    ///   - listed: The files of the project that may be quoted.
    ///   - project: Reads them.
    /// - Returns: Their bytes by path.
    static func excerpts(
        for diagnostics: [Diagnostic],
        listed: Set<String>,
        from project: FolderReader
    ) -> [String: [UInt8]] {
        var excerpts: [String: [UInt8]] = [:]
        let locations = diagnostics.flatMap { [$0.location] + $0.notes.map(\.location) }
        for location in locations {
            guard let location, location.range != nil, excerpts[location.path] == nil else {
                continue
            }
            excerpts[location.path] =
                (try? bytes(of: location.path, listed: listed, from: project)) ?? []
        }
        return excerpts
    }

    /// A file of the project, else one of the theme that the program carries.
    private static func bytes(
        of path: String,
        listed: Set<String>,
        from project: FolderReader
    ) throws -> [UInt8]? {
        if listed.contains(path),
            case .bytes(let bytes) = try project.read(path, maximumBytes: 1 << 24)
        {
            return bytes
        }
        return Theme.original.first { Theme.originalPath($0.path) == path }?.bytes
    }
}

/// Lists the project's files and reads the few that every page depends on.
package struct SourceLoader {
    /// The largest template, text or setting that is read.
    private static let maximumBytes = 4 << 20

    private let project: FolderReader
    private let listing: SourceListing

    /// Prepares to load a project whose files have been listed.
    init(_ project: FolderReader, _ listing: SourceListing) {
        self.project = project
        self.listing = listing
    }

    /// Lists the files of a project and prepares to load it.
    ///
    /// - Throws: `EnvironmentFailure` if a folder cannot be read.
    package init(_ project: FolderReader) throws {
        self.init(project, try SourceListing(project))
    }

    /// Loads a project; `baseURL` wins over the one in `site.yaml`.
    ///
    /// - Throws: `EnvironmentFailure` if there is no `Content/`, or a file cannot be read.
    package func load(baseURL: SiteURL?) throws -> LoadedSources {
        guard let content = listing.content else {
            throw EnvironmentFailure(
                "there is no folder 'Content' in the project; run haven where Content/ is, or name "
                    + "the folder with --project"
            )
        }
        let inventory = ContentInventory(paths: Self.paths(of: content, in: "Content"))
        var diagnostics =
            Self.diagnostics(of: content, in: "Content") + inventory.diagnostics
        let configuration = try configuration(inventory, baseURL, &diagnostics)
        let theme = Theme(
            original: Theme.original,
            own: try ownTheme(&diagnostics),
            language: configuration.language,
            basePath: configuration.url.basePath
        )
        return LoadedSources(
            inventory: inventory,
            configuration: configuration,
            theme: theme,
            diagnostics: diagnostics + theme.diagnostics,
            stamps: listing.stamps
        )
    }

    /// The files of a listing, by path below its root; what is no file has been reported.
    private static func paths(of listing: FolderReader.Listing, in root: String) -> [String] {
        listing.entries.compactMap { entry in
            switch entry.kind {
            case .file, .symbolicLink: String(entry.path.utf8.dropFirst(root.utf8.count + 1))
            case .folder, .other: nil
            }
        }
    }

    /// The reports of a listing, but those about leftovers of editors, which are ignored anyway.
    private static func diagnostics(
        of listing: FolderReader.Listing,
        in root: String
    ) -> [Diagnostic] {
        listing.diagnostics.filter { diagnostic in
            let path = diagnostic.location?.path.utf8.dropFirst(root.utf8.count + 1) ?? ""[...].utf8
            return ContentInventory.ignoredReason(String(path) ?? "") == nil
        }
    }

    private func configuration(
        _ inventory: ContentInventory,
        _ baseURL: SiteURL?,
        _ diagnostics: inout [Diagnostic]
    ) throws -> SiteConfiguration {
        guard let file = inventory.configuration else {
            return SiteConfigurationReader.fallback(baseURL: baseURL)
        }
        guard let bytes = try bytes(of: file.displayPath, &diagnostics) else {
            return SiteConfigurationReader.fallback(baseURL: baseURL)
        }
        let (configuration, problems) = SiteConfigurationReader.read(
            bytes,
            path: file.displayPath,
            baseURL: baseURL
        )
        diagnostics += problems
        return configuration
    }

    /// The files of the project's own `Templates/`, hidden ones and backups left out.
    private func ownTheme(
        _ diagnostics: inout [Diagnostic]
    ) throws -> [(path: String, bytes: [UInt8])] {
        guard let listing = listing.templates else { return [] }
        diagnostics += Self.diagnostics(of: listing, in: "Templates")
        var files: [(path: String, bytes: [UInt8])] = []
        for path in Self.paths(of: listing, in: "Templates") {
            guard ContentInventory.ignoredReason(path) == nil,
                let bytes = try bytes(of: "Templates/" + path, &diagnostics)
            else { continue }
            files.append((path, bytes))
        }
        return files
    }

    private func bytes(
        of path: String,
        _ diagnostics: inout [Diagnostic]
    ) throws -> [UInt8]? {
        switch try project.read(path, maximumBytes: Self.maximumBytes) {
        case .tooLarge:
            diagnostics.append(.fileTooLarge(path, limit: Self.maximumBytes))
            return nil
        case .bytes(let bytes): return bytes
        }
    }
}
