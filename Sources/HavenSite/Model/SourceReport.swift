/// What became of one file of `Content/`, for the summary of a build.
package struct SourceReport: Sendable, Hashable {
    /// The end of a source's way; each source has exactly one.
    package enum State: String, Sendable, CaseIterable {
        case published, draft, scheduled, expired, ignored, broken
    }

    /// The path relative to the project, such as `Content/articles/a.md`.
    package let path: String
    package let state: State
    /// Why, if it is not published.
    package let reason: String?
    /// The permalink, for a page of its own.
    package let permalink: Permalink?

    static func all(
        inventory: ContentInventory,
        sources: [ParsedSource],
        states: SourceStates,
        site: Site
    ) -> [SourceReport] {
        let parsed = Dictionary(
            sources.map { ($0.file.path, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var permalinks: [String: Permalink] = [:]
        for page in site.pages where page.permalink != permalinks[page.file?.path ?? ""] {
            if let file = page.file, permalinks[file.path] == nil {
                permalinks[file.path] = page.permalink
            }
        }
        for file in site.files { permalinks[file.file.path] = file.permalink }
        return inventory.files.map { file in
            if case .ignored(let reason) = file.role {
                return SourceReport(
                    path: file.displayPath,
                    state: .ignored,
                    reason: reason,
                    permalink: nil
                )
            }
            if let source = parsed[file.path] {
                return report(source, states[file], permalinks[file.path])
            }
            if case .bundleFile(let folder) = file.role, permalinks[file.path] == nil,
                let owner = parsed[folder + "/index.md"]
            {
                return report(owner, states[owner.file], nil, path: file.displayPath)
            }
            return SourceReport(
                path: file.displayPath,
                state: .published,
                reason: nil,
                permalink: permalinks[file.path]
            )
        }
    }

    private static func report(
        _ source: ParsedSource,
        _ state: PageState,
        _ permalink: Permalink?,
        path: String? = nil
    ) -> SourceReport {
        let path = path ?? source.file.displayPath
        guard !source.isBroken else {
            return SourceReport(
                path: path,
                state: .broken,
                reason: "see its errors",
                permalink: nil
            )
        }
        return SourceReport(
            path: path,
            state: State(rawValue: state.name.rawValue) ?? .published,
            reason: state.reason,
            permalink: permalink
        )
    }
}
