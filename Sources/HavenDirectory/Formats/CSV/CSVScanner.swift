import HavenDiagnostics

/// Cuts the bytes of a table into cells, in one pass.
struct CSVScanner {
    private let bytes: [UInt8]
    private let separator: UInt8
    private var position: Int
    private(set) var problems: [ValueProblem] = []

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if let stated = Self.statedSeparator(in: bytes[position...]) {
            separator = stated
            while position < bytes.count, bytes[position] != Self.lineFeed,
                bytes[position] != Self.carriageReturn
            {
                position += 1
            }
        } else {
            separator = Self.separator(in: bytes[position...])
        }
    }

    /// The separator that a first line `sep=;` states, as Excel writes and reads it.
    private static func statedSeparator(in bytes: ArraySlice<UInt8>) -> UInt8? {
        let line = bytes.prefix { $0 != lineFeed && $0 != carriageReturn }
        guard line.count == 5, line.starts(with: "sep=".utf8), let last = line.last,
            ",;\t|".utf8.contains(last)
        else { return nil }
        return last
    }

    mutating func read() -> [[CSVTable.Cell]] {
        var rows: [[CSVTable.Cell]] = []
        while position < bytes.count {
            var row: [CSVTable.Cell] = []
            repeat { row.append(cell()) } while take(separator)
            endLine()
            rows.append(row)
        }
        return rows
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func endLine() {
        if take(Self.carriageReturn) { _ = take(Self.lineFeed) } else { _ = take(Self.lineFeed) }
    }

    private func endsCell(_ byte: UInt8) -> Bool {
        byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn
    }

    private mutating func cell() -> CSVTable.Cell {
        let start = position
        // `="0123"` is how spreadsheets keep a text that looks like a number.
        let isFormula =
            position + 1 < bytes.count && bytes[position] == UInt8(ascii: "=")
            && bytes[position + 1] == Self.quote
        if isFormula { position += 1 }
        if position < bytes.count, bytes[position] == Self.quote { return quoted(from: start) }
        while position < bytes.count, !endsCell(bytes[position]) { position += 1 }
        var lower = start
        var upper = position
        while lower < upper, Self.isBlank(bytes[lower]) { lower += 1 }
        while lower < upper, Self.isBlank(bytes[upper - 1]) { upper -= 1 }
        let text = bytes[lower..<upper]
        let (unmarked, isMarked) = Self.unmarked(text)
        return CSVTable.Cell(
            text: String(decoding: unmarked, as: UTF8.self),
            range: SourceRange(lower, upper),
            isVerbatim: !isMarked
        )
    }

    private mutating func quoted(from start: Int) -> CSVTable.Cell {
        let open = position
        position += 1
        var text: [UInt8] = []
        while true {
            guard position < bytes.count else {
                problems.append(.quoteOpen(at: open..<open + 1))
                break
            }
            let byte = bytes[position]
            position += 1
            if byte == Self.quote {
                guard take(Self.quote) else { break }
                text.append(Self.quote)
            } else if byte == Self.carriageReturn {
                _ = take(Self.lineFeed)
                text.append(Self.lineFeed)
            } else {
                text.append(byte)
            }
        }
        while position < bytes.count, Self.isBlank(bytes[position]), bytes[position] != separator {
            position += 1
        }
        let end = position
        if position < bytes.count, !endsCell(bytes[position]) {
            while position < bytes.count, !endsCell(bytes[position]) { position += 1 }
            problems.append(.quoteTrailing(at: end..<position))
        }
        return CSVTable.Cell(
            text: String(decoding: Self.unmarked(text[...]).text, as: UTF8.self),
            range: SourceRange(start, end),
            isVerbatim: false
        )
    }

    /// A text without the apostrophe that keeps a spreadsheet from taking it for a formula.
    private static func unmarked(
        _ text: ArraySlice<UInt8>
    ) -> (text: ArraySlice<UInt8>, isMarked: Bool) {
        guard text.first == UInt8(ascii: "'"), let next = text.dropFirst().first,
            CSVWriter.startsFormula(next)
        else { return (text, false) }
        return (text.dropFirst(), true)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    /// The separator of which the first line has most; a comma if there is none.
    private static func separator(in bytes: ArraySlice<UInt8>) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes {
            if byte == quote { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == lineFeed || byte == carriageReturn {
                if counts.isEmpty { continue }
                break
            }
            counts[byte, default: 0] += 1
        }
        let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        let most = separators.map { counts[$0] ?? 0 }.max() ?? 0
        return separators.first { (counts[$0] ?? 0) == most } ?? UInt8(ascii: ",")
    }
}

extension DiagnosticID {
    static let csvQuote: DiagnosticID = "csv-quote"
}

extension ValueProblem {
    fileprivate static func quoteOpen(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .csvQuote,
            "this quote is never closed, so all that follows is one cell",
            at: range,
            help: "close it, or write a quote inside of a cell as two: \"\""
        )
    }

    fileprivate static func quoteTrailing(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .csvQuote,
            "this stands behind the closing quote of its cell",
            at: range,
            help: "put the whole cell in quotes, and write a quote inside of it as two: \"\""
        )
    }
}
