import HavenDiagnostics

/// Reads a number and what belongs to it from the bytes of a text.
struct PhoneScanner {
    private let bytes: [UInt8]
    private(set) var position: Int

    init(_ bytes: [UInt8], at position: Int) {
        self.bytes = bytes
        self.position = min(max(position, 0), bytes.count)
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    mutating func skipBlanks() {
        while let blank = blankLength(at: position) { position += blank }
    }

    /// Reads the digits, letters and separators that stand together; whether they are one number is for
    /// `PhoneToken.classified` to say.
    ///
    /// A word in letters belongs to them only in capitals, and behind a blank only if four digits stand
    /// before it: `1 800 GAMBLER`, but not `988 TTY`.
    mutating func scanNumber() throws(ValueProblem) -> PhoneToken {
        skipBlanks()
        let start = position
        let hasPlus = byte(at: position) == UInt8(ascii: "+")
        if hasPlus { position += 1 }
        var digits: [UInt8] = []
        var people: [UInt8] = hasPlus ? [UInt8(ascii: "+")] : []
        var groups: [PhoneToken.Group] = []
        var end = position
        scan: while let byte = byte(at: position) {
            let separators = end..<position
            var piece = PhoneToken.Group(
                range: position..<position + 1,
                offset: digits.count,
                separator: separator(separators)
            )
            if isDigit(byte) {
                digits.append(byte)
                people += bytes[separators] + [byte]
            } else if isLetter(byte) {
                let word = wordEnd(position)
                let isBehindBlank = bytes[separators].contains {
                    $0 == UInt8(ascii: " ") || $0 == 0xC2
                }
                guard word > position, !isBehindBlank || digits.count >= 4 else { break scan }
                piece.hasLetters = true
                piece.range = position..<word
                piece.letters = bytes[piece.range].count(where: Self.isCapital)
                piece.hasDigitInWord = piece.letters < word - position
                let decoded = bytes[piece.range].map(Self.key)
                digits += decoded
                people += bytes[separators] + decoded
            } else if byte == UInt8(ascii: "("), let area = areaCode(after: digits.count) {
                piece.isInParentheses = true
                piece.range = position..<area
                digits += bytes[position + 1..<area - 1]
                people += bytes[separators] + bytes[piece.range]
            } else if let separator = separatorLength(at: position), position > start {
                position += separator
                continue
            } else {
                break scan
            }
            end = piece.range.upperBound
            position = end
            let isJoined = !groups.isEmpty && groups[groups.count - 1].join(piece)
            if !isJoined { groups.append(piece) }
        }
        position = end
        guard !digits.isEmpty else { throw .phoneMissing(at: start..<bytes.count) }
        return PhoneToken(
            range: start..<end,
            hasPlus: hasPlus,
            digits: digits,
            groups: groups,
            people: String(decoding: people, as: UTF8.self)
        )
    }

    /// What the bytes between two groups are.
    private func separator(_ range: Range<Int>) -> PhoneToken.Separator {
        guard !range.isEmpty else { return .none }
        guard separatorLength(at: range.lowerBound) == range.count else { return .several }
        if blankLength(at: range.lowerBound) != nil { return .blank }
        return bytes[range.lowerBound] == UInt8(ascii: "-") ? .hyphen : .mark
    }

    /// Reads the same number in parentheses, in letters or in digits: `1-800-662-4357 (1-800-662-HELP)`.
    ///
    /// Anything else in parentheses is left alone: it is a remark.
    mutating func scanAgreement(with token: PhoneToken, plan: PhoneNumber.Plan) throws(ValueProblem)
    {
        var open = position
        while let blank = blankLength(at: open) { open += blank }
        guard plan != .code, byte(at: open) == UInt8(ascii: "("),
            let close = bytes[open...].firstIndex(of: UInt8(ascii: ")"))
        else { return }
        var other: [UInt8] = []
        var hasLetters = false
        for offset in open + 1..<close {
            let byte = bytes[offset]
            if isDigit(byte) {
                other.append(byte)
            } else if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") {
                hasLetters = true
                other.append(Self.key(byte))
            } else if byte != UInt8(ascii: "-"), byte != UInt8(ascii: ".") {
                return
            }
        }
        guard hasLetters != token.hasLetters || other.count > 6 else { return }
        let own = token.digits
        let lengths = plan == .full ? [4, 7, 10, 11] : [own.count]
        guard lengths.contains(other.count) else { return }
        let hasOne = other.count == 11 && other.first == UInt8(ascii: "1")
        let compared = hasOne && own.count == 10 ? other.dropFirst() : other[...]
        guard own.suffix(compared.count).elementsEqual(compared) else {
            throw .phoneMismatch(
                text(open + 1..<close),
                String(decoding: other, as: UTF8.self),
                at: open + 1..<close
            )
        }
        position = close + 1
    }

    /// Reads what to do after dialling: `, then press 1`, `ext. 12`, `then 988`; up to `(`, `;` or the end.
    mutating func scanPhrase() throws(ValueProblem) {
        var next = position
        if byte(at: next) == UInt8(ascii: ",") { next += 1 }
        while let blank = blankLength(at: next) { next += blank }
        guard startsPhrase(next) else { return }
        var end = next
        while let byte = byte(at: end), byte != UInt8(ascii: "("), byte != UInt8(ascii: ";") {
            end += 1
        }
        if let second = longNumber(in: next..<end) { throw .phoneSeveral(at: second) }
        while end > next, blankLength(at: end - 1) != nil || bytes[end - 1] == UInt8(ascii: ",") {
            end -= 1
        }
        position = end
    }

    /// The first run of digits that looks like a full number, where only a remark may stand.
    ///
    /// Eight digits are a date and nine a ZIP code; numbers have seven, or ten and more.
    func longNumber(in range: Range<Int>) -> Range<Int>? {
        var start: Int?
        var end = range.lowerBound
        var count = 0
        var offset = range.lowerBound
        while offset < range.upperBound {
            if isDigit(bytes[offset]) {
                start = start ?? offset
                count += 1
                offset += 1
                end = offset
            } else if let separator = separatorLength(at: offset) {
                offset += separator
            } else {
                if let start, Self.isLong(count) { return start..<end }
                start = nil
                count = 0
                offset += 1
            }
        }
        if let start, Self.isLong(count) { return start..<end }
        return nil
    }
}

// MARK: Bytes

extension PhoneScanner {
    private static func isLong(_ digits: Int) -> Bool { digits == 7 || digits >= 10 }

    private static func isCapital(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    /// The key of the telephone that a capital letter is on; digits stay.
    static func key(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "C"): UInt8(ascii: "2")
        case UInt8(ascii: "D")...UInt8(ascii: "F"): UInt8(ascii: "3")
        case UInt8(ascii: "G")...UInt8(ascii: "I"): UInt8(ascii: "4")
        case UInt8(ascii: "J")...UInt8(ascii: "L"): UInt8(ascii: "5")
        case UInt8(ascii: "M")...UInt8(ascii: "O"): UInt8(ascii: "6")
        case UInt8(ascii: "P")...UInt8(ascii: "S"): UInt8(ascii: "7")
        case UInt8(ascii: "T")...UInt8(ascii: "V"): UInt8(ascii: "8")
        case UInt8(ascii: "W")...UInt8(ascii: "Z"): UInt8(ascii: "9")
        default: byte
        }
    }

    private func byte(at offset: Int) -> UInt8? {
        bytes.indices.contains(offset) ? bytes[offset] : nil
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }

    /// The end of a run of capitals and digits, or `start` if a small letter is among them.
    private func wordEnd(_ start: Int) -> Int {
        var end = start
        while let byte = byte(at: end), isDigit(byte) || isLetter(byte) {
            if byte >= UInt8(ascii: "a") { return start }
            end += 1
        }
        return end
    }

    /// The offset behind `(312)`, where an area code may stand: first, or after one digit or a `+1`.
    private func areaCode(after count: Int) -> Int? {
        guard count <= 1, position + 5 <= bytes.count,
            bytes[position + 1..<position + 4].allSatisfy(isDigit),
            bytes[position + 4] == UInt8(ascii: ")")
        else { return nil }
        return position + 5
    }

    /// A space, or a no-break space (U+00A0).
    private func blankLength(at offset: Int) -> Int? {
        guard let byte = byte(at: offset) else { return nil }
        if byte == UInt8(ascii: " ") { return 1 }
        return byte == 0xC2 && self.byte(at: offset + 1) == 0xA0 ? 2 : nil
    }

    /// A blank, a dot, a hyphen or a dash (U+2010 to U+2014).
    private func separatorLength(at offset: Int) -> Int? {
        if let blank = blankLength(at: offset) { return blank }
        switch byte(at: offset) {
        case UInt8(ascii: "-"), UInt8(ascii: "."): return 1
        case 0xE2:
            guard byte(at: offset + 1) == 0x80, let last = byte(at: offset + 2) else { return nil }
            return (0x90...0x94).contains(last) ? 3 : nil
        default: return nil
        }
    }

    /// Whether a word stands here that says what to do after dialling; `and` needs one behind it.
    private func startsPhrase(_ offset: Int) -> Bool {
        var start = offset
        while true {
            var end = start
            while let byte = byte(at: end), isLetter(byte) { end += 1 }
            let word = text(start..<end).lowercased()
            while let blank = blankLength(at: end) { end += blank }
            switch word {
            case "then", "press", "dial", "select", "choose", "ext", "extension":
                return true
            case "and":
                start = end
            case "x":
                return byte(at: end).map(isDigit) ?? false
            default:
                return false
            }
        }
    }
}

extension DiagnosticID {
    static let phoneMissing: DiagnosticID = "phone-missing"
    static let phoneSeveral: DiagnosticID = "phone-several"
    static let phoneTrailing: DiagnosticID = "phone-trailing"
    static let phoneShortCode: DiagnosticID = "phone-short-code"
}

extension ValueProblem {
    static func phoneMissing(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .phoneMissing,
            "expected a phone number",
            at: range,
            help: "write the number first; a remark goes in parentheses behind it"
        )
    }

    static func phoneMismatch(
        _ text: String,
        _ digits: String,
        at range: Range<Int>
    ) -> ValueProblem {
        ValueProblem(
            .phoneLetters,
            text == digits
                ? "'\(text)' differs from the number before it"
                : "'\(text)' stands for \(digits), which differs from the number before it",
            at: range,
            help: "copy the number from the organization's own site; a remark is not written in "
                + "capitals only"
        )
    }

    static func phoneSeveral(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .phoneSeveral,
            "a second number needs a line of its own",
            at: range,
            help: "write one number per line"
        )
    }

    static func phoneSeveral(behind code: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .phoneSeveral,
            "'\(code)' is a number by itself; a second number needs a line of its own",
            at: range,
            help: "write one number per line; a remark goes in parentheses: '\(code) (24/7)'"
        )
    }

    static func phoneTrailing(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .phoneTrailing,
            "this is not understood behind a number",
            at: range,
            help: "put a remark in parentheses, or behind a comma"
        )
    }

    static func phoneShortCode(_ digits: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .phoneShortCode,
            "phone number has \(digits.utf8.count) digits; such short codes take text messages only",
            at: range,
            help: "if it takes text messages, write 'Text: \(digits)'"
        )
    }
}
