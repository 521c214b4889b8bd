/// The state of every source, inherited down the folders.
///
/// A draft, scheduled or expired section takes everything below it along: what an author hides, stays
/// hidden with all that belongs to it.
struct SourceStates {
    private let states: [String: PageState]

    /// Computes the states at an instant.
    init(of sources: [ParsedSource], at instant: Int, in zone: TimeZoneRules) {
        var sections: [String: (state: PageState, path: String)] = [:]
        for source in sources where source.file.role == .sectionPage {
            sections[source.file.folder] = (
                PageState(of: source.frontMatter, at: instant, in: zone), source.file.displayPath
            )
        }
        var states: [String: PageState] = [:]
        for source in sources {
            let own = PageState(of: source.frontMatter, at: instant, in: zone)
            states[source.file.path] = Self.state(of: source, own: own, sections)
        }
        self.states = states
    }

    subscript(file: ContentFile) -> PageState { states[file.path] ?? .published }

    /// The state of the outermost hidden section above a source, else its own.
    private static func state(
        of source: ParsedSource,
        own: PageState,
        _ sections: [String: (state: PageState, path: String)]
    ) -> PageState {
        var result = own
        var folder = source.file.folder
        if source.file.role == .sectionPage {
            guard !folder.isEmpty else { return own }
            folder = folder.folderPath
        }
        while true {
            if let section = sections[folder], section.state.name != .published {
                result = section.state.inherited(from: section.path)
            }
            guard !folder.isEmpty else { return result }
            folder = folder.folderPath
        }
    }
}
