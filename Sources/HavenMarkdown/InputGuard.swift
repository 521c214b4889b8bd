package import HavenDiagnostics

/// Looks at a body before cmark does, and refuses what cmark could not read in reasonable time.
///
/// cmark-gfm 0.29.0.gfm.6 is quadratic in three things: the columns of a table, lines that look like
/// the second row of a table in one long paragraph, and images left open in one paragraph. Each has a
/// budget here that no written text comes near. Deep nesting is linear, but is counted for the sake of
/// the page: one line can open ten thousand blocks.
struct InputGuard {
    private static let maximumColumns = 200
    /// Bytes read again because of lines that look like the second row of a table.
    private static let tableBudget = 4 << 20
    /// Open images times closing brackets in one paragraph.
    private static let imageBudget = 16 << 20

    private let bytes: [UInt8]
    private let path: String
    private let options: MarkdownOptions

    private var lineStarts: [Int] = []
    private var mayHoldHTML = false
    private var holdsTilde = false
    private var refusal: Diagnostic?
    private var paragraph = Paragraph(start: 0)
    private var tableCost = 0

    /// What has been seen since the last empty line.
    private struct Paragraph {
        var start: Int
        var images = 0
        var brackets = 0
    }

    private init(_ bytes: [UInt8], path: String, options: MarkdownOptions) {
        self.bytes = bytes
        self.path = path
        self.options = options
    }

    /// The body as a source to parse, or why it is refused.
    static func admit(
        _ bytes: [UInt8],
        body: Range<Int>,
        path: String,
        options: MarkdownOptions
    ) -> Result<BodySource, Refusal> {
        var input = InputGuard(bytes, path: path, options: options)
        var body = body
        if body.lowerBound == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            body = min(3, body.upperBound)..<body.upperBound
        }
        if body.count > options.maximumBytes {
            return .failure(Refusal(.bodyTooLarge(options.maximumBytes, at: path)))
        }
        if let offset = UTF8Validation.firstInvalidOffset(in: bytes, range: body) {
            let location = SourceLocation(path: path, range: SourceRange(offset, offset + 1))
            return .failure(Refusal(.notUTF8(bytes[offset], at: location)))
        }
        input.scan(body)
        if let refusal = input.refusal { return .failure(Refusal(refusal)) }
        return .success(
            BodySource(
                bytes: bytes,
                body: body,
                path: path,
                lineStarts: input.lineStarts,
                mayHoldHTML: input.mayHoldHTML,
                holdsTilde: input.holdsTilde
            )
        )
    }

    /// Why a body cannot be parsed at all.
    struct Refusal: Error {
        let diagnostic: Diagnostic

        init(_ diagnostic: Diagnostic) {
            self.diagnostic = diagnostic
        }
    }

    private mutating func scan(_ body: Range<Int>) {
        lineStarts.reserveCapacity(body.count / 40 + 1)
        paragraph.start = body.lowerBound
        var start = body.lowerBound
        let bytes = bytes
        let span = bytes.span
        while start < body.upperBound, refusal == nil {
            lineStarts.append(start)
            var end = start
            var pipes = 0
            var brackets = 0
            while end < body.upperBound {
                let byte = span[end]
                // All bytes of interest lie outside the letters, which are most of a text.
                if byte < 0x30 || byte > 0x5A && byte < 0x61 || byte > 0x7A {
                    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
                    if byte == UInt8(ascii: "|") { pipes += 1 }
                    if byte == UInt8(ascii: "~") { holdsTilde = true }
                    if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") { brackets += 1 }
                    if byte == 0 { refuse(.zeroByte(at: location(end, end + 1))) }
                }
                end += 1
            }
            examine(start, end, pipes: pipes, brackets: brackets)
            let carriageReturn = end < body.upperBound && span[end] == UInt8(ascii: "\r")
            if carriageReturn { end += 1 }
            if end < body.upperBound, span[end] == UInt8(ascii: "\n") { end += 1 }
            start = end
        }
    }

    private mutating func examine(_ start: Int, _ end: Int, pipes: Int, brackets: Int) {
        var first = start
        var markers = 0
        scanMarkers: while first < end {
            switch bytes[first] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): break
            case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"),
                UInt8(ascii: "."), UInt8(ascii: ")"):
                markers += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"): break
            default: break scanMarkers
            }
            first += 1
        }
        if first == end, markers == 0 {
            paragraph = Paragraph(start: end)
            return
        }
        // A rule of many dashes is one marker after another; list markers have a space after them.
        if markers > options.maximumNesting, nesting(start, first) > options.maximumNesting {
            refuse(.nestedTooDeep(options.maximumNesting, at: location(start, first)))
        }
        if first < end, bytes[first] == UInt8(ascii: "<") { mayHoldHTML = true }
        if pipes > Self.maximumColumns + 1 {
            refuse(.tableTooWide(Self.maximumColumns, at: location(start, end)))
        }
        if brackets > 0 { countImages(start, end) }
        if looksLikeTableDelimiter(first, end, markers: markers, pipes: pipes) {
            tableCost += end - paragraph.start
            if tableCost > Self.tableBudget { refuse(.tooManyTableRows(at: location(start, end))) }
        }
    }

    /// The number of blocks that the markers at the beginning of a line can open.
    private func nesting(_ start: Int, _ end: Int) -> Int {
        (start..<end).count { offset in
            switch bytes[offset] {
            case UInt8(ascii: ">"): return true
            case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."),
                UInt8(ascii: ")"):
                let next = offset + 1 < bytes.count ? bytes[offset + 1] : UInt8(ascii: "\n")
                return next == UInt8(ascii: " ") || next == UInt8(ascii: "\t")
            default: return false
            }
        }
    }

    private func looksLikeTableDelimiter(
        _ first: Int,
        _ end: Int,
        markers: Int,
        pipes: Int
    ) -> Bool {
        guard pipes > 0 || markers > 0 || first < end && bytes[first] == UInt8(ascii: ":") else {
            return false
        }
        return bytes[first..<end].allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "),
                0x09, 0x0B, 0x0C:
                true
            default: false
            }
        }
    }

    private mutating func countImages(_ start: Int, _ end: Int) {
        for offset in start..<end {
            switch bytes[offset] {
            case UInt8(ascii: "["):
                if offset > start, bytes[offset - 1] == UInt8(ascii: "!") { paragraph.images += 1 }
            case UInt8(ascii: "]"): paragraph.brackets += 1
            default: break
            }
        }
        if paragraph.images * paragraph.brackets > Self.imageBudget {
            refuse(.tooManyImages(at: location(start, end)))
        }
    }

    private func location(_ start: Int, _ end: Int) -> SourceLocation {
        SourceLocation(path: path, range: SourceRange(start, end))
    }

    private mutating func refuse(_ diagnostic: Diagnostic) {
        if refusal == nil { refusal = diagnostic }
    }
}

extension DiagnosticID {
    package static let bodyTooLarge: DiagnosticID = "body-too-large"
    package static let invalidUTF8: DiagnosticID = "invalid-utf8"
    package static let zeroByte: DiagnosticID = "zero-byte"
    package static let nesting: DiagnosticID = "nesting"
    package static let tableTooWide: DiagnosticID = "table-too-wide"
    package static let tooMuchMarkup: DiagnosticID = "too-much-markup"
}

extension Diagnostic {
    fileprivate static func bodyTooLarge(_ limit: Int, at path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .bodyTooLarge,
            "a page's Markdown has at most \(limit) bytes",
            at: SourceLocation(path: path),
            help: "divide it into several pages"
        )
    }

    fileprivate static func notUTF8(_ byte: UInt8, at location: SourceLocation) -> Diagnostic {
        let digits = String(byte, radix: 16, uppercase: true)
        return Diagnostic(
            .error,
            .invalidUTF8,
            "text must be UTF-8; the byte 0x\(digits) is not, here",
            at: location,
            help: "save the file as UTF-8 in your editor"
        )
    }

    fileprivate static func zeroByte(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .zeroByte,
            "text must not contain a zero byte",
            at: location,
            help: "delete it; if the file is no text, move it to Content/media/ or Content/static/"
        )
    }

    /// Also reported when the depth shows only after parsing.
    static func nestedTooDeep(_ limit: Int, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .nesting,
            "at most \(limit) elements may lie inside each other",
            at: location,
            help: "use fewer nested lists, quotes or emphasis"
        )
    }

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
