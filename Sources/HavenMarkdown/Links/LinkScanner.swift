/// Finds in source text the bytes of what may be destinations of links and images.
///
/// cmark reports where a link starts, but counts columns wrongly after a line break, in tables and for
/// automatic links, and never says where the destination is. This scanner reads the source of one block
/// as Markdown does, code spans and escapes respected, and lists every place that has the form of a
/// destination; the tree then tells which of them are links (`LinkLocator`).
struct LinkScanner {
    /// A destination as written and as cmark reports it.
    struct Candidate: Equatable {
        let range: Range<Int>
        let destination: [UInt8]
    }

    /// cmark gives up on longer runs of backticks, and so on remembering which have no partner.
    private static let maximumBackticks = 80

    private let bytes: [UInt8]
    private let end: Int
    private var offset: Int
    private var unpairedBackticks: Set<Int> = []
    private var found: [Candidate] = []
    /// Whether each bracket that is open belongs to an image.
    private var brackets: [Bool] = []
    /// Brackets below this one are around a link, so that no other link can start at them.
    private var closedBrackets = 0

    private init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
    }

    /// The candidates in a range of a file, in the order of the text.
    ///
    /// With `definitions`, those of `[label]: destination` instead of those of links.
    static func candidates(
        in bytes: [UInt8],
        range: Range<Int>,
        definitions: Bool = false
    ) -> [Candidate] {
        var scanner = LinkScanner(bytes, range)
        let opener = definitions ? UInt8(ascii: ":") : UInt8(ascii: "(")
        while scanner.offset < scanner.end {
            scanner.step(opener: opener)
        }
        return scanner.found
    }

    private mutating func step(opener: UInt8) {
        switch bytes[offset] {
        case UInt8(ascii: "\\"):
            offset += 2
        case UInt8(ascii: "`") where opener == UInt8(ascii: "("):
            skipCode()
        case UInt8(ascii: "<") where opener == UInt8(ascii: "("):
            readAutolink()
        case UInt8(ascii: "["):
            brackets.append(offset > 0 && bytes[offset - 1] == UInt8(ascii: "!"))
            offset += 1
        case UInt8(ascii: "]"):
            let canEndLink = closeBracket() || opener == UInt8(ascii: ":")
            offset += 1
            guard canEndLink, offset < end, bytes[offset] == opener else { return }
            offset += 1
            readDestination()
        default:
            offset += 1
        }
    }

    /// Whether the bracket that is closed here can be that of a link or image.
    private mutating func closeBracket() -> Bool {
        guard let isImage = brackets.popLast() else { return false }
        let isOpen = isImage || brackets.count >= closedBrackets
        closedBrackets = min(closedBrackets, brackets.count)
        let isInline = offset + 1 < end && bytes[offset + 1] == UInt8(ascii: "(")
        if isOpen, !isImage, isInline { closedBrackets = brackets.count }
        return isOpen
    }

    private mutating func skipCode() {
        let start = offset
        while offset < end, bytes[offset] == UInt8(ascii: "`") { offset += 1 }
        let length = offset - start
        guard length <= Self.maximumBackticks, !unpairedBackticks.contains(length) else { return }
        var position = offset
        while position < end {
            guard bytes[position] == UInt8(ascii: "`") else {
                position += 1
                continue
            }
            let run = position
            while position < end, bytes[position] == UInt8(ascii: "`") { position += 1 }
            if position - run == length {
                offset = position
                return
            }
        }
        unpairedBackticks.insert(length)
    }

    /// `<scheme:…>` or `<name@host>`.
    private mutating func readAutolink() {
        let start = offset + 1
        offset = start
        var position = start
        var isAddress = false
        var hasScheme = false
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: ">"):
                guard hasScheme || isAddress else { return }
                let written = Array(bytes[start..<position])
                let text = SourceText.withoutEntities(written)
                let destination = hasScheme ? text : Array("mailto:".utf8) + text
                found.append(Candidate(range: start..<position, destination: destination))
                offset = position + 1
                return
            case UInt8(ascii: ":"): hasScheme = hasScheme || !isAddress && position > start
            case UInt8(ascii: "@"): isAddress = true
            case 0...0x20, UInt8(ascii: "<"): return
            default: break
            }
            position += 1
        }
    }

    /// What follows `](` or `]:`.
    private mutating func readDestination() {
        var position = offset
        var passedLineEnd = false
        while position < end {
            let byte = bytes[position]
            let isLineEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            passedLineEnd = passedLineEnd || isLineEnd
            // After a line end the markers of the quotes around the paragraph stand before the text.
            let isMarker = passedLineEnd && byte == UInt8(ascii: ">")
            guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || isLineEnd || isMarker
            else { break }
            position += 1
        }
        guard position < end else { return }
        if bytes[position] == UInt8(ascii: "<") {
            readPointedDestination(from: position + 1)
        } else {
            readPlainDestination(from: position)
        }
    }

    private mutating func readPointedDestination(from start: Int) {
        var position = start
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: ">"):
                add(start..<position)
                return
            case UInt8(ascii: "<"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return
            default: break
            }
            position += 1
        }
    }

    private mutating func readPlainDestination(from start: Int) {
        var position = start
        var depth = 0
        scan: while position < end {
            switch bytes[position] {
            case UInt8(ascii: "\\") where position + 1 < end && bytes[position + 1] > 0x20:
                position += 1
            case UInt8(ascii: "("):
                depth += 1
                // cmark's own limit.
                if depth > 32 { return }
            case UInt8(ascii: ")"):
                if depth == 0 { break scan }
                depth -= 1
            case 0...0x20, 0x7F: break scan
            default: break
            }
            position += 1
        }
        add(start..<min(position, end))
    }

    private mutating func add(_ range: Range<Int>) {
        let text = SourceText.withoutEscapes(Array(bytes[range]))
        found.append(Candidate(range: range, destination: text))
        offset = max(offset, range.lowerBound)
    }
}
