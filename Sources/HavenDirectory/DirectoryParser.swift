package import HavenDiagnostics
package import HavenMarkdown
package import HavenYAML

/// Reads a directory: written in Markdown, with resources under headings, in tables and in lists, or in YAML, or as a table.
///
/// The forms and the grammar of every fact are in docs/directories.md.
package struct DirectoryParser: Sendable {
    private let markdown: MarkdownParser

    /// Reads with the Markdown of a site.
    package init(markdown: MarkdownParser) {
        self.markdown = markdown
    }

    /// Reads the body of a file, front matter excluded; all ranges are offsets in `bytes`.
    ///
    /// What is broken is an error, and as much is kept as spares errors that only follow from it. A
    /// resource with a broken fact is kept without that fact, and one without a kind as a `.service`.
    /// One without a name, without an id, or with the id of another in the file is left out.
    package func parse(
        _ bytes: [UInt8],
        body: Range<Int>,
        path: String,
        defaults: ResourceDefaults
    ) -> (directory: ParsedDirectory, diagnostics: [Diagnostic]) {
        let parsed = markdown.parseBlocks(bytes, body: body, path: path)
        let found = parsed.diagnostics.compactMap { Self.adapted($0, to: parsed.blocks, of: bytes) }
        var reader = DirectoryReader(
            bytes,
            path: path,
            defaults: defaults,
            reported: Set(found.compactMap { $0.location?.range }),
            duplicates: found.filter { $0.id == .duplicateResource }.compactMap(\.location?.range)
        )
        let directory = reader.read(parsed.blocks)
        return checked(directory, found + reader.diagnostics, at: body.lowerBound, path: path)
    }

    /// Reads the bytes of a table; see `CSVDirectoryReader`.
    ///
    /// Each row has a kind of its own.
    package func parseCSV(
        _ bytes: [UInt8],
        path: String
    ) -> (directory: ParsedDirectory, diagnostics: [Diagnostic]) {
        var reader = CSVDirectoryReader(
            FieldsReader(path: path, defaults: ResourceDefaults(), markdown: markdown)
        )
        let (directory, diagnostics) = reader.read(bytes)
        return checked(directory, diagnostics, at: 0, path: path)
    }

    /// Reads what stands under `introduction` and `resources` in a file of YAML with these bytes; see `YAMLDirectoryReader`.
    package func parseYAML(
        _ bytes: [UInt8],
        introduction: YAMLNode?,
        resources: YAMLNode?,
        path: String,
        defaults: ResourceDefaults
    ) -> (directory: ParsedDirectory, diagnostics: [Diagnostic]) {
        var reader = YAMLDirectoryReader(
            FieldsReader(path: path, defaults: defaults, markdown: markdown),
            bytes: bytes
        )
        let (directory, diagnostics) = reader.read(
            introduction: introduction,
            resources: resources
        )
        return checked(directory, diagnostics, at: resources?.range.lower ?? 0, path: path)
    }

    /// Warns about a directory without resources, if nothing else is wrong with it.
    private func checked(
        _ directory: ParsedDirectory,
        _ diagnostics: [Diagnostic],
        at offset: Int,
        path: String
    ) -> (directory: ParsedDirectory, diagnostics: [Diagnostic]) {
        let isEmpty =
            directory.resources.isEmpty && !diagnostics.contains { $0.severity == .error }
        let warning: [Diagnostic] = isEmpty ? [.directoryEmpty(at: offset, path: path)] : []
        return (directory, diagnostics + warning)
    }

    /// A report about Markdown as it is meant in a directory; `nil` if it does not apply there.
    ///
    /// The levels of headings have their own rules here, and the id of a `###` heading is a resource's.
    private static func adapted(
        _ diagnostic: Diagnostic,
        to blocks: [MarkdownBlock],
        of bytes: [UInt8]
    ) -> Diagnostic? {
        switch diagnostic.id {
        case .headingLevel1, .headingSkipsLevel:
            return nil
        case .duplicateHeadingID:
            guard let location = diagnostic.location, let range = location.range,
                let heading = blocks.last(where: { $0.range.lower <= range.lower }),
                case .heading(3, _, _) = heading.kind
            else { return diagnostic }
            let id = String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
            guard let first = diagnostic.notes.first?.location else {
                return .resourceIDReserved(id, at: location)
            }
            return .resourceIDTwice(id, at: location, first: first)
        default:
            return diagnostic
        }
    }
}

extension DiagnosticID {
    package static let directoryEmpty: DiagnosticID = "directory-empty"
}

extension Diagnostic {
    static func resourceIDReserved(_ id: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .duplicateResource,
            "the id '\(id)' is used by the page itself",
            at: location,
            help: "write another one behind the name: '{#another-id}'"
        )
    }

    static func directoryEmpty(at offset: Int, path: String) -> Diagnostic {
        Diagnostic(
            .warning,
            .directoryEmpty,
            "this directory lists no resources",
            at: SourceLocation(path: path, range: SourceRange(offset, offset)),
            help: "write one as a '###' heading with its facts in a list below"
        )
    }
}
