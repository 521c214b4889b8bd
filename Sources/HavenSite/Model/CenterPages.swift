/// The pages that the facts of the center ask for: which folders, and which entries have a page there.
struct CenterPages {
    /// One entry of a list in `site.yaml` that has a page.
    struct Entry {
        let kind: Page.Kind
        let folder: CenterFolder
        let id: String
        let title: String

        /// Where an author would write more about it.
        var sourcePath: String { "\(folder.rawValue)/\(id).md" }
    }

    let entries: [Entry]
    let folders: [CenterFolder]
    private let kinds: [String: Page.Kind]

    /// Lists the pages; those in a folder that its author keeps back are left out.
    init(of center: Center, isKeptBack: (CenterFolder) -> Bool) {
        var entries: [Entry] = []
        func add(
            _ folder: CenterFolder,
            _ items: [(id: String, name: String)],
            _ kind: (Int) -> Page.Kind
        ) {
            for (index, item) in items.enumerated() {
                entries.append(
                    Entry(kind: kind(index), folder: folder, id: item.id, title: item.name)
                )
            }
        }
        add(.services, center.services.map { ($0.id, $0.name) }) { .service($0) }
        add(.levelsOfCare, center.levelsOfCare.map { ($0.id, $0.name) }) { .levelOfCare($0) }
        add(.locations, center.locations.map { ($0.id, $0.name) }) { .location($0) }
        add(.team, center.team.map { ($0.id, $0.name) }) { .teamMember($0) }
        let hasResources = OwnDirectory.allCases.contains { !center.resources(in: $0).isEmpty }
        let needed = CenterFolder.allCases.filter { folder in
            folder == .resources ? hasResources : entries.contains { $0.folder == folder }
        }
        let folders = needed.filter { !isKeptBack($0) }
        self.folders = folders
        self.entries = entries.filter { folders.contains($0.folder) }
        self.kinds = Dictionary(
            self.entries.map { ($0.sourcePath, $0.kind) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Whether the page of a folder is one that the center's facts ask for.
    func has(_ folder: String) -> Bool {
        CenterFolder(rawValue: folder).map(folders.contains) ?? false
    }

    /// The kind of the page that a source gives its text to, if it is one of these:
    /// `services/detox.md` or `services/detox/index.md`.
    func kind(ofSource path: String) -> Page.Kind? {
        kinds[path.hasSuffix("/index.md") ? path.folderPath + ".md" : path]
    }
}
