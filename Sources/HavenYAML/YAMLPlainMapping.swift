import HavenDiagnostics

/// Reads the YAML that nearly all front matter is, without Yams: `key: value` lines at the margin.
///
///     title: Small steps
///     description: "A text in quotes, without escapes."
///     tags: [sleep, self care]
///
/// libyaml, Yams and the checks around them cost as much as all of the Markdown of a short page. What
/// is read here, is read to the same nodes with the same places; at the first byte that may mean
/// anything else (indentation, comments, anchors, escapes, line ends of Windows, mistakes) the whole
/// text is left to Yams, which alone decides what is right and reports what is wrong.
struct YAMLPlainMapping {
    /// Far below every limit of `YAMLReader`, which need not be looked at here.
    private static let maximumSize = 1 << 14
    /// libyaml gives up on longer keys.
    private static let longestKey = 100

    private let bytes: [UInt8]
    private let end: Int
    private var position: Int

    private init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        end = range.upperBound
        position = range.lowerBound
    }

    /// The mapping in a part of a file, or `nil` if Yams has to read it.
    static func read(_ bytes: [UInt8], range: Range<Int>) -> YAMLNode? {
        guard !range.isEmpty, range.count <= maximumSize else { return nil }
        var reader = YAMLPlainMapping(bytes, range)
        var entries: [YAMLEntry] = []
        entries.reserveCapacity(16)
        while reader.position < reader.end {
            guard let entry = reader.readEntry(),
                !entries.contains(where: { $0.key == entry.key })
            else { return nil }
            entries.append(entry)
        }
        let last = entries.last?.value.range.upper ?? range.lowerBound
        return YAMLNode(.mapping(entries), range: SourceRange(range.lowerBound, last))
    }

    private mutating func readEntry() -> YAMLEntry? {
        let start = position
        guard Self.isLetter(bytes[start]) else { return nil }
        while position < end, Self.isNameByte(bytes[position]) { position += 1 }
        guard position - start <= Self.longestKey, skip(UInt8(ascii: ":")),
            skip(UInt8(ascii: " ")), let key = text(start..<position - 2)
        else { return nil }
        let keyRange = SourceRange(start, position - 2)
        skipSpaces()
        guard let value = readValue(), position == end || skip(UInt8(ascii: "\n")) else {
            return nil
        }
        return YAMLEntry(key: key, keyRange: keyRange, value: value)
    }

    private mutating func readValue() -> YAMLNode? {
        guard position < end else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return readQuoted()
        case UInt8(ascii: "["): return readList()
        default: return readLine()
        }
    }

    /// Plain text up to the end of the line.
    private mutating func readLine() -> YAMLNode? {
        let start = position
        guard Self.canBeginText(bytes[start]) else { return nil }
        while position < end, bytes[position] != UInt8(ascii: "\n") {
            guard isOrdinary(position), !endsText(position) else { return nil }
            position += 1
        }
        return scalar(start..<position, isQuoted: false, range: start..<position)
    }

    /// Whether what follows a byte is no longer part of the text: a comment, a value, blanks at the end.
    private func endsText(_ offset: Int) -> Bool {
        let byte = bytes[offset]
        guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: ":") else { return false }
        guard offset + 1 < end else { return true }
        let next = bytes[offset + 1]
        return byte == UInt8(ascii: " ")
            ? next == UInt8(ascii: "#") || next == UInt8(ascii: "\n") : next <= 0x20
    }

    /// Text in quotes on one line, without anything that stands for something else.
    private mutating func readQuoted() -> YAMLNode? {
        let start = position
        let quote = bytes[start]
        position += 1
        while position < end, bytes[position] != quote {
            guard isOrdinary(position), bytes[position] != UInt8(ascii: "\\") else { return nil }
            position += 1
        }
        guard skip(quote), position == end || bytes[position] != quote else { return nil }
        return scalar(start + 1..<position - 1, isQuoted: true, range: start..<position)
    }

    /// A list in brackets, of words and of texts in quotes.
    private mutating func readList() -> YAMLNode? {
        let start = position
        position += 1
        var items: [YAMLNode] = []
        repeat {
            skipSpaces()
            guard let item = readItem() else { return nil }
            items.append(item)
            skipSpaces()
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "]")) else { return nil }
        return YAMLNode(.sequence(items), range: SourceRange(start, position))
    }

    private mutating func readItem() -> YAMLNode? {
        guard position < end else { return nil }
        let start = position
        let isQuoted = bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'")
        if isQuoted { return readQuoted() }
        guard Self.isLetter(bytes[start]) else { return nil }
        var last = start
        while position < end, Self.isNameByte(bytes[position]) || bytes[position] == 0x20 {
            if bytes[position] != 0x20 { last = position }
            position += 1
        }
        return scalar(start..<last + 1, isQuoted: false, range: start..<last + 1)
    }

    private func scalar(_ text: Range<Int>, isQuoted: Bool, range: Range<Int>) -> YAMLNode? {
        self.text(text).map {
            YAMLNode(.scalar($0, quoted: isQuoted), range: SourceRange(range))
        }
    }

    private func text(_ range: Range<Int>) -> String? {
        String(validating: bytes[range], as: UTF8.self)
    }
}

// MARK: Bytes

extension YAMLPlainMapping {
    private mutating func skip(_ byte: UInt8) -> Bool {
        guard position < end, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpaces() {
        while position < end, bytes[position] == UInt8(ascii: " ") { position += 1 }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "-")
    }

    private static func canBeginText(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "/")
            || byte >= 0x80
    }

    /// Whether a byte is no control character and, as far as that takes other bytes, belongs to
    /// none, to no line end of YAML and to no byte order mark.
    private func isOrdinary(_ offset: Int) -> Bool {
        let byte = bytes[offset]
        if byte < 0x80 { return byte >= 0x20 && byte != 0x7F }
        // The control characters, NEL, LS, PS and all that begins like the byte order mark.
        switch byte {
        case 0xC2: return offset + 1 < end && bytes[offset + 1] >= 0xA0
        case 0xE2: return offset + 1 < end && bytes[offset + 1] != 0x80 || isDash(offset)
        case 0xEF: return false
        default: return true
        }
    }

    /// Whether a dash, a quote or another sign of U+2010–U+2027 begins at an offset.
    private func isDash(_ offset: Int) -> Bool {
        offset + 2 < end && (0x90...0xA7).contains(bytes[offset + 2])
    }
}
