package import HavenDiagnostics

/// The cells of a table in the form that spreadsheets write (RFC 4180, and what is usual beyond it).
///
/// Cells are separated by commas, semicolons or tabs: by whichever the first line has most of outside of quotes. Lines end with CRLF, LF or
/// CR. A cell in quotes may hold all of these, and a quote as two. A byte order mark is passed over, and so are lines without any text.
///
/// Our own, because every report has to say where in the file a cell stands, which the libraries do not keep.
package struct CSVTable: Sendable, Equatable {
    /// One cell.
    package struct Cell: Sendable, Hashable {
        /// Without quotes, without the marks that keep spreadsheets from calculating; lines end with LF.
        package let text: String
        /// The bytes of the cell in the file, with its quotes.
        package let range: SourceRange
        /// Whether the bytes of the text are those at the beginning of `range`.
        package let isVerbatim: Bool
    }

    /// All lines with something in them, the header first; they may differ in length.
    package let rows: [[Cell]]
    package let diagnostics: [Diagnostic]

    /// Reads the bytes of a file, which are UTF-8.
    package init(_ bytes: [UInt8], path: String) {
        var reader = CSVScanner(bytes)
        rows = reader.read().filter { row in row.contains { !$0.text.isEmpty } }
        diagnostics = reader.problems.map { $0.diagnostic(at: SourceRange($0.range), path: path) }
    }
}
