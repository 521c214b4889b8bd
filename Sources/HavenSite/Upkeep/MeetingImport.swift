package import HavenDiagnostics
import HavenDirectory
import HavenMarkdown

/// Turns a file of meetings, or of services of any kind, in a format of others into a directory of the project.
package struct MeetingImport {
    /// What a file is written in.
    package enum Source: String, Sendable, CaseIterable {
        case meetingGuide = "meeting-guide"
        case bmlt
        /// JSON, or a package of tables.
        case hsds

        /// The format that some bytes look like; `nil` if they look like none.
        init?(of bytes: [UInt8], named name: String) {
            let isJSON = MeetingImport.startsJSON(bytes)
            if !isJSON, name.lowercased().hasSuffix(".csv") || name == "-" {
                self = .meetingGuide
                return
            }
            guard isJSON else { return nil }
            let text = String(decoding: bytes.prefix(65_536), as: UTF8.self)
            if text.contains("\"weekday_tinyint\"") || text.contains("\"meeting_name\"") {
                self = .bmlt
            } else if HSDSReader.recognizes(bytes) || HSDSPackageReader.recognizes(bytes) {
                self = .hsds
            } else {
                self = .meetingGuide
            }
        }

        /// What is in such a file, for messages.
        package var contents: String { self == .hsds ? "services" : "meetings" }
    }

    /// What was written, or why nothing was.
    package struct Outcome: Sendable {
        /// The file, relative to the project; `nil` if nothing was written.
        package let path: String?
        package let count: Int
        /// What was counted: `meetings`.
        package let contents: String
        package let diagnostics: [Diagnostic]
        /// The bytes of the files that `diagnostics` names.
        package let excerpts: [String: [UInt8]]
    }

    /// The largest file that is read: 64 MiB.
    package static let maximumBytes = 64 << 20

    /// Reads a file and writes what is in it below `Content/resources/`.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - name: Its name, for reports; the tables of a package are looked for beside it.
    ///   - source: What it is written in; found out if `nil`.
    ///   - target: The file to write below `Content/resources/`, in Markdown or as a table; nothing is there yet.
    ///   - title: The title of the page.
    ///   - project: The folder of the project.
    /// - Returns: The file that was written, and what is to be said about it.
    /// - Throws: `EnvironmentFailure` if the project cannot be written.
    package static func run(
        _ bytes: [UInt8],
        named name: String,
        as source: Source?,
        to target: Target,
        title: String,
        project: String
    ) throws -> Outcome {
        var excerpts = [name: bytes]
        func failed(_ diagnostics: [Diagnostic]) -> Outcome {
            Outcome(
                path: nil,
                count: 0,
                contents: "",
                diagnostics: diagnostics,
                excerpts: excerpts
            )
        }
        if let offset = UTF8Validation.firstInvalidOffset(in: bytes) {
            return failed([.invalidUTF8(name, offset)])
        }
        guard let source = source ?? Source(of: bytes, named: name) else {
            return failed([.unknownImport(name)])
        }
        let isTable = name.lowercased().hasSuffix(".csv") || !startsJSON(bytes)
        let result: ImportedRecords
        switch source {
        case .meetingGuide where isTable: result = MeetingGuideReader.readCSV(bytes, path: name)
        case .meetingGuide: result = MeetingGuideReader.readJSON(bytes, path: name)
        case .bmlt: result = BMLTReader.read(bytes, path: name)
        case .hsds where HSDSPackageReader.recognizes(bytes):
            var folder = PackageFolder(of: name)
            result = try HSDSPackageReader.read(bytes, path: name) { try folder.table($0) }
            excerpts.merge(folder.tables) { first, _ in first }
        case .hsds: result = HSDSReader.readJSON(bytes, path: name)
        }
        guard !result.records.isEmpty else {
            return failed(
                result.diagnostics
                    + (result.diagnostics.isEmpty ? [.emptyImport(name, source.contents)] : [])
            )
        }
        let written: [UInt8] =
            target.isTable
            ? CSVDirectoryWriter.write(result.records)
            : Array(
                MarkdownDirectoryWriter(title: title, kind: kind(of: result.records))
                    .write(result.records).utf8
            )
        let path = "Content/resources/" + target.name
        let limit = target.isTable ? SourceParser.maximumTableBytes : SourceParser.maximumBytes
        guard written.count <= limit else { return failed([.importTooLarge(path, limit)]) }
        guard try FolderReader(project: project).create(path, with: written) else {
            return failed([.importExists(path)])
        }
        return Outcome(
            path: path,
            count: result.records.count,
            contents: source.contents,
            diagnostics: result.diagnostics,
            excerpts: excerpts
        )
    }

    /// The kind that all records have; `nil` if they differ.
    private static func kind(of records: [ResourceRecord]) -> ResourceKind? {
        guard let first = records.first?.kind else { return nil }
        return records.allSatisfy { $0.kind == first } ? first : nil
    }

    /// Whether the first byte behind blanks and a byte order mark opens a list or an object.
    private static func startsJSON(_ bytes: [UInt8]) -> Bool {
        let first = bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        return first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    }

    /// The name of a file in `Content/resources/`.
    package struct Target: Sendable, Hashable {
        package let name: String

        /// Whether it is a table.
        package var isTable: Bool { name.hasSuffix(".csv") }

        /// `nil` for a name that is a path, hidden, that of an index, or of another kind than `.md` and `.csv`.
        package init?(_ name: String) {
            let isPlain = name.utf8.allSatisfy {
                $0 != UInt8(ascii: "/") && $0 >= 0x20 && $0 != 0x7F
            }
            guard isPlain, !name.hasPrefix("."), !name.hasPrefix("_"),
                name.stem != "index",
                name.hasSuffix(".md") || name.hasSuffix(".csv"), Slug(of: name.stem) != nil
            else { return nil }
            self.name = name
        }

        /// The target for a file of some name: `meetings.json` gives `meetings.md`, and a package is named as its folder.
        package init(for source: String) {
            let folder = source.folderPath.lastSegment
            let name =
                source.lastSegment == HSDSWriter.packageFileName && !folder.isEmpty
                ? folder : source.lastSegment
            let stem = source == "-" ? "meetings" : name.stem
            self.name = (Slug(of: stem)?.text ?? "meetings") + ".md"
        }

        /// A title for what is in it.
        package var title: String { name.stem.titleFromFileName }
    }
}

extension Diagnostic {
    fileprivate static func unknownImport(_ name: String) -> Diagnostic {
        Diagnostic(
            .error,
            "unknown-import",
            "this is neither JSON nor a table",
            at: SourceLocation(path: name),
            help:
                "give a Meeting Guide feed (JSON or CSV), the JSON of a BMLT server, or services of HSDS"
        )
    }

    fileprivate static func emptyImport(_ name: String, _ contents: String) -> Diagnostic {
        Diagnostic(
            .error,
            "empty-import",
            "there are no \(contents) in it",
            at: SourceLocation(path: name)
        )
    }

    fileprivate static func importTooLarge(_ path: String, _ limit: Int) -> Diagnostic {
        Diagnostic(
            .error,
            "import-too-large",
            "the directory would have more than \(limit >> 20) MB, which no build reads",
            at: SourceLocation(path: path),
            help: "write a table, with --output and a name in '.csv', or cut the file into parts"
        )
    }

    fileprivate static func importExists(_ path: String) -> Diagnostic {
        Diagnostic(
            .error,
            "import-exists",
            "there is such a file already, and an import never writes over one",
            at: SourceLocation(path: path),
            help: "choose another name with --output, or move that file away"
        )
    }
}
