package import HavenDiagnostics
package import HavenMarkdown

/// Reads a directory written in Markdown: resources under headings, in tables and in lists.
///
/// The three forms and the grammar of every fact are in docs/directories.md.
package struct DirectoryParser: Sendable {
    private let markdown: MarkdownParser

    /// Reads with the Markdown of a site.
    package init(markdown: MarkdownParser) {
        self.markdown = markdown
    }

    /// Reads the body of a file, front matter excluded; all ranges are offsets in `bytes`.
    ///
    /// `defaultKind` is the kind of resources that state none. `kindIsKnown` is false if it could not be
    /// read, which the caller has reported: then nothing is said about resources without a kind.
    ///
    /// What is broken is an error, and as much is kept as spares errors that only follow from it. A
    /// resource with a broken fact is kept without that fact, and one without a kind as a `.service`.
    /// One without a name, without an id, or with the id of another in the file is left out.
    package func parse(
        _ bytes: [UInt8],
        body: Range<Int>,
        path: String,
        defaultKind: ResourceKind?,
        kindIsKnown: Bool = true
    ) -> (directory: ParsedDirectory, diagnostics: [Diagnostic]) {
        let parsed = markdown.parseBlocks(bytes, body: body, path: path)
        let found = parsed.diagnostics.compactMap { Self.adapted($0, to: parsed.blocks, of: bytes) }
        var reader = DirectoryReader(
            bytes,
            path: path,
            defaultKind: defaultKind,
            kindIsKnown: kindIsKnown,
            reported: Set(found.compactMap { $0.location?.range }),
            duplicates: found.filter { $0.id == .duplicateResource }.compactMap(\.location?.range)
        )
        let directory = reader.read(parsed.blocks)
        let hasErrors = (found + reader.diagnostics).contains { $0.severity == .error }
        if directory.resources.isEmpty, !hasErrors {
            reader.report(.directoryEmpty(at: body.lowerBound, path: path))
        }
        return (directory, found + reader.diagnostics)
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
