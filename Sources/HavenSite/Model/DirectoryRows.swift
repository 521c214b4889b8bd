/// Which tables are rows of another file: `meetings.csv` of `meetings.md`, which holds the title and the text of the page.
struct DirectoryRows {
    /// The file that a table belongs to, by the path of the table below `Content/`.
    private let files: [String: ContentFile]

    init(of files: some Sequence<ContentFile>) {
        var directories: [String: ContentFile] = [:]
        var tables: [String] = []
        for file in files where file.role == .directory {
            if file.isTable { tables.append(file.path) } else { directories[file.path] = file }
        }
        var owners: [String: ContentFile] = [:]
        for path in tables {
            let name = path.dropLast(4)
            owners[path] =
                [".md", ".yaml", ".yml"].lazy.compactMap { directories[name + $0] }.first
        }
        self.files = owners
    }

    /// The paths of the files that tables belong to.
    var owners: Set<String> { Set(files.values.map(\.path)) }

    /// The file whose page shows what is in a table; `nil` if the table has a page of its own.
    func owner(of file: ContentFile) -> ContentFile? { files[file.path] }
}

extension ContentFile {
    /// Whether it is a directory written as a table.
    var isTable: Bool { role == .directory && path.hasSuffix(".csv") }
}
