package import HavenDiagnostics

/// Looks at a body before cmark does, and refuses what it could not read in reasonable time.
///
/// Deep nesting is refused for the sake of the page: one line can open ten thousand blocks. What
/// makes cmark slow has its own budget (`MarkupBudget`).
struct InputGuard {
    private let bytes: [UInt8]
    private let path: String
    private let options: MarkdownOptions

    private var lineStarts: [Int] = []
    private var mayHoldHTML = false
    private var holdsFootnotes = false
    private var holdsTilde = false
    private var mayHoldFootnotes = false
    private var mayHoldAddress = false
    private var refusal: Diagnostic?
    /// Whether there is a refusal; asked for after every line, which should not copy one.
    private var isRefused = false
    private var budget: MarkupBudget

    private init(_ bytes: [UInt8], path: String, options: MarkdownOptions) {
        self.bytes = bytes
        self.path = path
        self.options = options
        budget = MarkupBudget(bytes, path: path)
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
                holdsFootnotes: input.holdsFootnotes,
                holdsTilde: input.holdsTilde,
                mayHoldFootnotes: input.mayHoldFootnotes,
                mayHoldAddress: input.mayHoldAddress
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
        let bytes = bytes
        let span = bytes.span
        if let offset = span.firstOffset(of: 0, in: body) {
            refuse(.zeroByte(at: location(offset, offset + 1)))
            return
        }
        if options.additions, ControlCharacters.occur(in: span.extracting(body)),
            let offset = bytes[body].firstIndex(where: ControlCharacters.contain)
        {
            refuse(.controlCharacter(at: location(offset, offset + 1)))
            return
        }
        let isSuspicious = MarkupBudget.isSuspicious(span, body)
        let holdsReturns = span.holds(UInt8(ascii: "\r"), in: body)
        holdsTilde = span.holds(UInt8(ascii: "~"), in: body)
        holdsFootnotes = span.holds(UInt8(ascii: "^"), in: body)
        // Entities stand for any character.
        let holdsEntities = span.holds(UInt8(ascii: "&"), in: body)
        mayHoldFootnotes = holdsFootnotes || holdsEntities
        mayHoldAddress =
            holdsEntities || span.holds(UInt8(ascii: "@"), in: body)
            || span.holds("://", in: body) || span.holds("www.", in: body)
        lineStarts.reserveCapacity(body.count / 40 + 1)
        budget.startParagraph(at: body.lowerBound)
        var start = body.lowerBound
        while start < body.upperBound, !isRefused {
            lineStarts.append(start)
            let rest = start..<body.upperBound
            let lineFeed = span.firstOffset(of: UInt8(ascii: "\n"), in: rest)
            var end = lineFeed ?? body.upperBound
            if holdsReturns {
                end = span.firstOffset(of: UInt8(ascii: "\r"), in: start..<end) ?? end
            }
            examineStart(start, end, span)
            budget.spendOnRow(start, end)
            if isSuspicious { budget.spend(on: start, end) }
            if budget.isExceeded, let diagnostic = budget.refusal { refuse(diagnostic) }
            let endsInReturn = end < body.upperBound && span[end] == UInt8(ascii: "\r")
            if endsInReturn { end += 1 }
            if end < body.upperBound, span[end] == UInt8(ascii: "\n") { end += 1 }
            start = end
        }
    }

    /// Looks at the beginning of a line: what it opens, whether it ends a paragraph.
    private mutating func examineStart(_ start: Int, _ end: Int, _ bytes: Span<UInt8>) {
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
            budget.startParagraph(at: end)
            return
        }
        if markers > 0, isItem(start, end) { budget.startParagraph(at: start) }
        // A rule of many dashes is one marker after another; list markers have a space after them.
        if markers > options.maximumNesting, nesting(start, first) > options.maximumNesting {
            refuse(.nestedTooDeep(options.maximumNesting, at: location(start, first)))
        }
        // A line of dashes alone is a rule or makes a heading of what is above it.
        guard first < end else { return }
        switch bytes[first] {
        case UInt8(ascii: "<"): mayHoldHTML = true
        case UInt8(ascii: "|"), UInt8(ascii: ":"):
            if isTableDelimiter(first, end) { budget.spendOnTable(start, end) }
        default: break
        }
    }

    /// Whether a line is surely an item of a bullet list, which no paragraph goes on through.
    private func isItem(_ start: Int, _ end: Int) -> Bool {
        guard let marker = (start..<min(start + 4, end)).first(where: { bytes[$0] != 0x20 }),
            marker + 2 < end, bytes[marker + 1] == UInt8(ascii: " ")
        else { return false }
        switch bytes[marker] {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            return bytes[(marker + 2)..<end].contains { $0 > 0x20 }
        default: return false
        }
    }

    private func isTableDelimiter(_ first: Int, _ end: Int) -> Bool {
        bytes[first..<end].allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: " "),
                0x09, 0x0B, 0x0C:
                true
            default: false
            }
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

    private func location(_ start: Int, _ end: Int) -> SourceLocation {
        SourceLocation(path: path, range: SourceRange(start, end))
    }

    private mutating func refuse(_ diagnostic: Diagnostic) {
        guard !isRefused else { return }
        refusal = diagnostic
        isRefused = true
    }
}

extension DiagnosticID {
    package static let bodyTooLarge: DiagnosticID = "body-too-large"
    package static let invalidUTF8: DiagnosticID = "invalid-utf8"
    package static let zeroByte: DiagnosticID = "zero-byte"
    package static let nesting: DiagnosticID = "nesting"
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

    fileprivate static func controlCharacter(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            "control-character",
            "text must not contain control characters",
            at: location,
            help: "delete it; it cannot be seen in most editors"
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
}
