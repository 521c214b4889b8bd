import Foundation
import HavenDiagnostics
import HavenSite

/// The report of `haven build --json`; docs/json.md and docs/build.schema.json describe it.
struct BuildJSON: Encodable {
    private let format = 1
    private let ok: Bool
    private let pages: Int
    private let written: Int
    private let unchanged: Int
    private let removed: Int
    private let rendered: [String]
    private let seconds: Double
    private let sources: [Source]
    private let diagnostics: [Report]

    init(_ report: BuildReport, seconds: Double) {
        let formatter = DiagnosticFormatter(sources: report.excerpts)
        ok = report.isSuccess
        pages = report.pages
        written = report.written?.written.count ?? 0
        unchanged = report.written?.unchanged.count ?? 0
        removed = report.written?.removed.count ?? 0
        rendered = report.rendered.map(\.text)
        self.seconds = (seconds * 1000).rounded() / 1000
        sources = report.sources.map { source in
            Source(
                path: source.path,
                state: source.state.rawValue,
                reason: Nullable(wrappedValue: source.reason),
                url: Nullable(wrappedValue: source.permalink.map(report.url.absolute))
            )
        }
        diagnostics = report.diagnostics.map { Report($0, formatter) }
    }

    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    private struct Source: Encodable {
        let path: String
        let state: String
        let reason: Nullable<String>
        let url: Nullable<String>
    }

    private struct Report: Encodable {
        let severity: String
        let id: String
        let message: String
        @Nullable var path: String?
        @Nullable var range: Range?
        @Nullable var help: String?
        let notes: [Note]

        init(_ diagnostic: Diagnostic, _ formatter: DiagnosticFormatter) {
            severity = diagnostic.severity.rawValue
            id = diagnostic.id.rawValue
            message = diagnostic.message
            notes = diagnostic.notes.map { Note($0, formatter) }
            _path = Nullable(wrappedValue: diagnostic.location?.path)
            _range = Nullable(wrappedValue: Range(diagnostic.location, formatter))
            _help = Nullable(wrappedValue: diagnostic.help)
        }
    }

    private struct Note: Encodable {
        let message: String
        @Nullable var path: String?
        @Nullable var range: Range?

        init(_ note: Diagnostic.Note, _ formatter: DiagnosticFormatter) {
            message = note.message
            _path = Nullable(wrappedValue: note.location?.path)
            _range = Nullable(wrappedValue: Range(note.location, formatter))
        }
    }

    private struct Range: Encodable {
        let start: Point
        let end: Point

        init?(_ location: SourceLocation?, _ formatter: DiagnosticFormatter) {
            guard let location, let range = location.range,
                let start = formatter.position(of: location),
                let end = formatter.end(of: location)
            else { return nil }
            self.start = Point(line: start.line, column: start.column, offset: range.lower)
            self.end = Point(line: end.line, column: end.column, offset: range.upper)
        }
    }

    private struct Point: Encodable {
        let line: Int
        let column: Int
        let offset: Int
    }
}

/// An optional that is written as `null`, where the encoder would leave the key out.
@propertyWrapper
struct Nullable<Value: Encodable>: Encodable {
    var wrappedValue: Value?

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue {
            try container.encode(wrappedValue)
        } else {
            try container.encodeNil()
        }
    }
}
