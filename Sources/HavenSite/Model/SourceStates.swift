import HavenDates

/// The state of every source, inherited down the folders.
///
/// A draft, scheduled or expired section takes everything below it along: what an author hides, stays
/// hidden with all that belongs to it.
struct SourceStates {
    private let states: [String: PageState]

    /// Computes the states at an instant.
    init(of sources: [ParsedSource], at instant: Int, in zone: TimeZoneRules) {
        var states: [String: PageState] = [:]
        states.reserveCapacity(sources.count)
        var hidden: [String: (state: PageState, path: String)] = [:]
        for source in sources {
            let own = PageState(of: source.frontMatter, at: instant, in: zone)
            states[source.file.path] = own
            if source.file.role == .sectionPage, own.name != .published {
                hidden[source.file.folder] = (own, source.file.displayPath)
            }
        }
        // Most sites hide no section, and then every state is the source's own.
        if !hidden.isEmpty {
            for source in sources {
                let own = states[source.file.path] ?? .published
                states[source.file.path] = Self.state(of: source, own: own, hidden)
            }
        }
        // Rows of another file are shown with it, or not at all.
        let rows = DirectoryRows(of: sources.lazy.map(\.file))
        for source in sources {
            guard let owner = rows.owner(of: source.file) else { continue }
            states[source.file.path] = states[owner.path]?.inherited(from: owner.displayPath)
        }
        self.states = states
    }

    subscript(file: ContentFile) -> PageState { states[file.path] ?? .published }

    /// The state of the outermost hidden section above a source, else its own.
    private static func state(
        of source: ParsedSource,
        own: PageState,
        _ hidden: [String: (state: PageState, path: String)]
    ) -> PageState {
        var result = own
        var folder = source.file.folder
        if source.file.role == .sectionPage {
            guard !folder.isEmpty else { return own }
            folder = folder.folderPath
        }
        while true {
            if let section = hidden[folder] {
                result = section.state.inherited(from: section.path)
            }
            guard !folder.isEmpty else { return result }
            folder = folder.folderPath
        }
    }
}
