import HavenDiagnostics

/// The files of a project with their stamps, before any is read.
struct SourceListing: Sendable {
    /// What lies below `Content/`; `nil` if there is no such folder.
    let content: FolderReader.Listing?
    /// What lies below the project's own `Templates/`, if it has one.
    let templates: FolderReader.Listing?

    /// All files, by the paths under which diagnostics name them.
    var entries: some Sequence<FolderEntry> {
        [content, templates].lazy.compactMap(\.self).flatMap(\.entries)
    }

    init(content: FolderReader.Listing?, templates: FolderReader.Listing?) {
        self.content = content
        self.templates = templates
    }

    /// Lists a project.
    ///
    /// - Throws: `EnvironmentFailure` if a folder cannot be read.
    init(_ project: FolderReader) throws {
        self.init(
            content: try project.list("Content"),
            templates: try project.list("Templates")
        )
    }

    /// The listing after changes to some files; `nil` if that has to be listed: a whole folder is among them, or somewhere is a link, which
    /// may lead to any of them.
    ///
    /// - Throws: `EnvironmentFailure` if a file cannot be looked at.
    func updated(_ paths: Set<String>, _ project: FolderReader) throws -> SourceListing? {
        guard !entries.contains(where: \.isLink) else { return nil }
        var content = content
        var templates = templates
        for path in paths.sorted() {
            if path == "Content" || path == "Templates" { return nil }
            let entry = try project.entry(at: path)
            if entry?.kind == .folder || entry?.kind == .other { return nil }
            if path.isBelow("Content") {
                guard content?.diagnostics.isEmpty == true else { return nil }
                content?.replace(path, with: entry)
            } else if path.isBelow("Templates") {
                guard templates?.diagnostics.isEmpty == true else { return nil }
                templates?.replace(path, with: entry)
            }
        }
        return SourceListing(content: content, templates: templates)
    }

    /// The stamps of all files by path.
    var stamps: [String: FileStamp] {
        Dictionary(entries.map { ($0.path, $0.stamp) }, uniquingKeysWith: { first, _ in first })
    }

    /// When a file was changed last, in nanoseconds since 1970.
    var newest: Int64 {
        entries.lazy.map { max($0.stamp.modification, $0.stamp.change) }.max() ?? 0
    }
}
