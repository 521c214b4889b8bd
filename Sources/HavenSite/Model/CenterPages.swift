/// The pages that the facts of the center ask for: which folders, and which entries have a page there.
struct CenterPages {
    /// One entry of a list in `site.yaml` that has a page.
    struct Entry {
        let kind: Page.Kind
        /// The folder below `Content/` and below the root of the site.
        let folder: String
        let id: String
        let title: String

        /// Where an author would write more about it.
        var sourcePath: String { "\(folder)/\(id).md" }
    }

    let entries: [Entry]
    /// The folders of entries, and that of the resources if the center has its own.
    let folders: [String]
    private let kinds: [String: Page.Kind]

    init(of center: Center) {
        var entries: [Entry] = []
        for (index, item) in center.services.enumerated() {
            entries.append(
                Entry(kind: .service(index), folder: "services", id: item.id, title: item.name)
            )
        }
        for (index, item) in center.levelsOfCare.enumerated() {
            entries.append(
                Entry(
                    kind: .levelOfCare(index),
                    folder: "levels-of-care",
                    id: item.id,
                    title: item.name
                )
            )
        }
        for (index, item) in center.locations.enumerated() {
            entries.append(
                Entry(kind: .location(index), folder: "locations", id: item.id, title: item.name)
            )
        }
        for (index, item) in center.team.enumerated() {
            entries.append(
                Entry(kind: .teamMember(index), folder: "team", id: item.id, title: item.name)
            )
        }
        let hasResources = !center.counseling.isEmpty || !center.meetings.isEmpty
        var folders: [String] = hasResources ? ["resources"] : []
        for entry in entries where !folders.contains(entry.folder) { folders.append(entry.folder) }
        self.entries = entries
        self.folders = folders
        self.kinds = Dictionary(
            entries.map { ($0.sourcePath, $0.kind) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The kind of the page that a source gives its text to, if it is one of these:
    /// `services/detox.md` or `services/detox/index.md`.
    func kind(ofSource path: String) -> Page.Kind? {
        kinds[path.hasSuffix("/index.md") ? path.folderPath + ".md" : path]
    }
}
