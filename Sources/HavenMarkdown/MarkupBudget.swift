package import HavenDiagnostics

/// What a body may contain of the things that make cmark slow.
///
/// cmark-gfm 0.29.0.gfm.6 is quadratic in five things: the columns of a table, lines that look like
/// the second row of a table in one long paragraph, images left open in one paragraph, emphasis and
/// links in one paragraph, and mail addresses in one line. Each has a budget here that no written text
/// comes near and that takes cmark less than a few seconds.
struct MarkupBudget {
    private static let maximumColumns = 200
    /// Bytes read again because of lines that look like the second row of a table.
    private static let tableBudget = 4 << 20
    /// Cells of all tables; cmark fills up short rows, so that a row of one letter has all columns.
    private static let cellBudget = 50_000
    /// Open images times closing brackets in one paragraph.
    private static let imageBudget = 16 << 20
    /// Marks of emphasis and quotes times closing brackets in one paragraph, and in all of them.
    private static let emphasisBudget = 8 << 20
    private static let totalEmphasisBudget = 32 << 20
    /// `@` in a line times its bytes.
    private static let addressBudget = 64 << 20

    private let bytes: [UInt8]
    private let path: String
    private var paragraph = Paragraph(start: 0)
    private var tableCost = 0
    private var cells = 0
    private var emphasisCost = 0
    /// The first line that went over.
    private(set) var refusal: Diagnostic?
    /// Whether there is a refusal; asked for after every line, which should not copy one.
    private(set) var isExceeded = false

    init(_ bytes: [UInt8], path: String) {
        self.bytes = bytes
        self.path = path
    }

    /// What has been seen since the last empty line.
    private struct Paragraph {
        var start: Int
        var images = 0
        var brackets = 0
        var marks = 0
        /// The columns of the table that the lines seen so far may be.
        var columns = 0
    }

    /// Whether a body holds so many of the bytes in question that its lines must be looked into.
    static func isSuspicious(_ bytes: Span<UInt8>, _ body: Range<Int>) -> Bool {
        func count(_ character: Unicode.Scalar) -> Int {
            bytes.occurrences(of: UInt8(ascii: character), in: body)
        }
        if count("|") > maximumColumns + 1 { return true }
        if count("@") * body.count > addressBudget { return true }
        // Nothing else is expensive without closing brackets, of which a text has few.
        let brackets = count("]")
        guard brackets * body.count > min(imageBudget, emphasisBudget) else { return false }
        let marks = count("*") + count("_") + count("~") + count("'") + count("\"")
        return count("!") * brackets > imageBudget || marks * brackets > emphasisBudget
    }

    /// Looks at all of a line; needed only if the counts of the body are suspicious.
    mutating func spend(on start: Int, _ end: Int) {
        var pipes = 0
        var ats = 0
        for offset in start..<end {
            switch bytes[offset] {
            case UInt8(ascii: "|"): pipes += 1
            case UInt8(ascii: "@"): ats += 1
            case UInt8(ascii: "]"): paragraph.brackets += 1
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"),
                UInt8(ascii: "\""):
                paragraph.marks += 1
            case UInt8(ascii: "["):
                if offset > start, bytes[offset - 1] == UInt8(ascii: "!") { paragraph.images += 1 }
            default: break
            }
        }
        if pipes > Self.maximumColumns + 1 {
            refuse(.tableTooWide(Self.maximumColumns, at: location(start, end)))
        }
        // cmark stops after a thousand.
        if min(ats, 1000) * (end - start) > Self.addressBudget {
            refuse(.tooManyAddresses(at: location(start, end)))
        }
        if paragraph.images * paragraph.brackets > Self.imageBudget {
            refuse(.tooManyImages(at: location(start, end)))
        }
        let cost = paragraph.marks * paragraph.brackets
        if cost > Self.emphasisBudget || emphasisCost + cost > Self.totalEmphasisBudget {
            refuse(.tooManyLinks(at: location(start, end)))
        }
    }

    /// Notes that the line from `start` on cannot belong to the paragraph before.
    mutating func startParagraph(at start: Int) {
        emphasisCost += paragraph.marks * paragraph.brackets
        paragraph = Paragraph(start: start)
    }

    /// Counts a line that looks like the second row of a table.
    mutating func spendOnTable(_ start: Int, _ end: Int) {
        paragraph.columns = max(
            paragraph.columns,
            bytes[start..<end].count { $0 == UInt8(ascii: "|") } + 1
        )
        tableCost += end - paragraph.start
        if tableCost > Self.tableBudget { refuse(.tooManyTableRows(at: location(start, end))) }
    }

    /// Counts a line that may be a row of the table above it.
    mutating func spendOnRow(_ start: Int, _ end: Int) {
        guard paragraph.columns > 0 else { return }
        cells += paragraph.columns
        if cells > Self.cellBudget {
            refuse(.tooManyCells(Self.cellBudget, at: location(start, end)))
        }
    }

    private func location(_ start: Int, _ end: Int) -> SourceLocation {
        SourceLocation(path: path, range: SourceRange(start, end))
    }

    private mutating func refuse(_ diagnostic: Diagnostic) {
        guard !isExceeded else { return }
        refusal = diagnostic
        isExceeded = true
    }
}

extension DiagnosticID {
    package static let tableTooWide: DiagnosticID = "table-too-wide"
    package static let tooMuchMarkup: DiagnosticID = "too-much-markup"
}

extension Diagnostic {
    fileprivate static func tableTooWide(_ limit: Int, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .tableTooWide,
            "a line has at most \(limit + 1) '|'",
            at: location,
            help: "divide the table into several"
        )
    }

    fileprivate static func tooManyTableRows(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .tooMuchMarkup,
            "too many lines of '-' and '|' without an empty line between",
            at: location,
            help: "put an empty line before each table, and indent drawings by four spaces"
        )
    }

    fileprivate static func tooManyCells(_ limit: Int, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .tooMuchMarkup,
            "the tables of a page have at most \(limit) cells",
            at: location,
            help: "divide the page into several"
        )
    }

    fileprivate static func tooManyAddresses(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .tooMuchMarkup,
            "too many '@' in one line",
            at: location,
            help: "break the line"
        )
    }

    fileprivate static func tooManyLinks(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .tooMuchMarkup,
            "too many links and marks of emphasis in one paragraph",
            at: location,
            help: "put empty lines between its parts"
        )
    }

    fileprivate static func tooManyImages(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .tooMuchMarkup,
            "too many '![' and ']' in one paragraph",
            at: location,
            help: "put empty lines between the images"
        )
    }
}
