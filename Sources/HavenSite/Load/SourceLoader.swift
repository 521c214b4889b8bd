package import HavenDiagnostics

/// What Load hands on: the list of sources, the settings and the theme.
///
/// Bodies are read by the workers that parse them.
package struct LoadedSources: Sendable {
    package let inventory: ContentInventory
    package let configuration: SiteConfiguration
    package let theme: Theme
    package let diagnostics: [Diagnostic]

    /// The bytes of the files that diagnostics name, read once more.
    package func excerpts(
        for diagnostics: [Diagnostic],
        from project: FolderReader
    ) throws -> [String: [UInt8]] {
        var excerpts: [String: [UInt8]] = [:]
        let locations = diagnostics.flatMap { [$0.location] + $0.notes.map(\.location) }
        for location in locations {
            guard let location, location.range != nil, excerpts[location.path] == nil else {
                continue
            }
            excerpts[location.path] = try bytes(of: location.path, from: project)
        }
        return excerpts
    }

    /// A file of the project, else one of the theme that the program carries.
    private func bytes(of path: String, from project: FolderReader) throws -> [UInt8]? {
        let isListed =
            inventory.files.contains { $0.displayPath == path }
            || theme.ownFiles.contains(path)
        if isListed, case .bytes(let bytes) = try project.read(path, maximumBytes: 1 << 24) {
            return bytes
        }
        return Theme.original.first { "Templates/" + $0.path == path }?.bytes
    }
}

/// Lists the project's files and reads the few that every page depends on.
package struct SourceLoader {
    /// The largest template, text or setting that is read.
    private static let maximumBytes = 4 << 20

    private let project: FolderReader

    package init(_ project: FolderReader) {
        self.project = project
    }

    /// Loads a project; `baseURL` wins over the one in `site.yaml`.
    ///
    /// - Throws: `EnvironmentFailure` if there is no `Content/`, or a file cannot be read.
    package func load(baseURL: SiteURL?) throws -> LoadedSources {
        guard let content = try project.list("Content") else {
            throw EnvironmentFailure(
                "there is no folder 'Content' in the project; run haven where Content/ is, or name "
                    + "the folder with --project"
            )
        }
        let prefix = "Content/".utf8.count
        let inventory = ContentInventory(
            paths: content.entries.map { String($0.path.utf8.dropFirst(prefix)) ?? $0.path }
        )
        var diagnostics = content.diagnostics + inventory.diagnostics
        let configuration = try configuration(inventory, baseURL, &diagnostics)
        let theme = Theme(
            original: Theme.original,
            own: try ownTheme(&diagnostics),
            language: configuration.language
        )
        return LoadedSources(
            inventory: inventory,
            configuration: configuration,
            theme: theme,
            diagnostics: diagnostics + theme.diagnostics
        )
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
        guard let listing = try project.list("Templates") else { return [] }
        diagnostics += listing.diagnostics
        var files: [(path: String, bytes: [UInt8])] = []
        for entry in listing.entries {
            let path = String(entry.path.dropFirst("Templates/".count))
            guard ContentInventory.ignoredReason(path) == nil,
                let bytes = try bytes(of: entry.path, &diagnostics)
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
