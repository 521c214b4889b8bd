import HavenDiagnostics

/// The files of a project with their stamps, before any is read.
struct SourceListing: Sendable {
    /// What lies below `Content/`; `nil` if there is no such folder.
    let content: FolderReader.Listing?
    /// What lies below the project's own `Templates/`, if it has one.
    let templates: FolderReader.Listing?

    /// All files, by the paths under which diagnostics name them.
    let entries: [FolderEntry]

    init(content: FolderReader.Listing?, templates: FolderReader.Listing?) {
        self.content = content
        self.templates = templates
        self.entries = (content?.entries ?? []) + (templates?.entries ?? [])
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

    /// The listing after changes to some files; `nil` if a whole folder is among them, which has to be listed.
    ///
    /// - Throws: `EnvironmentFailure` if a file cannot be looked at.
    func updated(_ paths: Set<String>, _ project: FolderReader) throws -> SourceListing? {
        var content = content
        var templates = templates
        for path in paths.sorted() {
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

    /// Of all names, kinds and stamps: two listings of a project have one fingerprint if nothing was changed in between.
    var fingerprint: UInt64 {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entries.count * 96)
        func append(_ number: UInt64) {
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        for listing in [content, templates] {
            append(UInt64(listing?.entries.count ?? .max))
            for entry in listing?.entries ?? [] {
                append(UInt64(entry.path.utf8.count))
                bytes += entry.path.utf8
                append(UInt64(bitPattern: Int64(entry.stamp.size)))
                append(UInt64(bitPattern: entry.stamp.modification))
                append(UInt64(bitPattern: entry.stamp.change))
                append(entry.stamp.node)
                if case .symbolicLink(let target) = entry.kind { bytes += target.utf8 }
            }
            for problem in listing?.diagnostics ?? [] {
                bytes += (problem.location?.path ?? "").utf8
            }
        }
        return ContentHash(bytes).low
    }

    /// When a file was changed last, in nanoseconds since 1970.
    var newest: Int64 {
        entries.lazy.map { max($0.stamp.modification, $0.stamp.change) }.max() ?? 0
    }
}
