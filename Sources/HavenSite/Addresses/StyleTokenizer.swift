/// Reads the tokens of a style sheet (CSS Syntax Level 3, section 4), as far as they say what it loads.
///
/// Browsers undo escapes before they look at a word, so `u\72l(` starts a URL like `url(`, and `1url(` does
/// not. Takes any bytes and looks at each of them once.
struct StyleTokenizer {
    /// Words and texts are ranges of the sheet, escapes and all; `unescaped` gives what they mean.
    enum Token: Equatable {
        case word(Range<Int>)
        /// The name before the bracket, which is read, too.
        case function(Range<Int>)
        /// The name behind the sign.
        case atKeyword(Range<Int>)
        /// What stands between the quotes.
        case string(Range<Int>)
        /// What stands in a `url(…)` without quotes, which is one token with its brackets.
        case url(Range<Int>)
        case open(UInt8)
        case close(UInt8)
        case colon
        case semicolon
        /// A number, a delimiter, a string or URL that is broken: nothing that loads.
        case other
    }

    private let css: [UInt8]
    private let end: Int
    private var index: Int

    init(_ css: [UInt8], _ range: Range<Int>) {
        self.css = css
        self.index = range.lowerBound
        self.end = range.upperBound
    }

    /// The next token that is neither blank nor comment; `nil` at the end.
    mutating func next() -> Token? {
        skipBlanksAndComments()
        guard index < end else { return nil }
        if startsNumber(at: index) { return number() }
        if startsWord(at: index) { return wordOrFunction() }
        let byte = css[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return string(until: byte)
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return .open(byte)
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return .close(byte)
        case UInt8(ascii: ":"): return .colon
        case UInt8(ascii: ";"): return .semicolon
        case UInt8(ascii: "@"):
            return startsWord(at: index) ? .atKeyword(name()) : .other
        case UInt8(ascii: "#"):
            _ = name()
            return .other
        default: return .other
        }
    }

    /// What a word or text means: without its escapes.
    static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard text.contains(UInt8(ascii: "\\")) else { return Array(text) }
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            index += 1
            guard byte == UInt8(ascii: "\\"), index < text.endIndex else {
                result.append(byte)
                continue
            }
            if text[index].isStyleNewline {
                // The line goes on.
                index = text.afterStyleNewline(at: index)
                continue
            }
            let start = index
            var value: UInt32 = 0
            while index < text.endIndex, index - start < 6, let digit = text[index].hexDigit {
                value = value << 4 | UInt32(digit)
                index += 1
            }
            if index == start {
                // It stands for itself; the rest of its bytes in UTF-8 follows as it is.
                result.append(text[index])
                index += 1
                continue
            }
            if index < text.endIndex, text[index].isHTMLSpace {
                index = text.afterStyleNewline(at: index)
            }
            let scalar = value == 0 ? nil : Unicode.Scalar(value)
            result += String(scalar ?? "\u{FFFD}").utf8
        }
        return result
    }
}

extension StyleTokenizer {
    private mutating func skipBlanksAndComments() {
        while index < end {
            if css[index].isHTMLSpace {
                index += 1
            } else if byte(at: index) == UInt8(ascii: "/"), byte(at: index + 1) == UInt8(ascii: "*")
            {
                index += 2
                while index < end,
                    css[index] != UInt8(ascii: "*") || byte(at: index + 1) != UInt8(ascii: "/")
                {
                    index += 1
                }
                index = min(index + 2, end)
            } else {
                return
            }
        }
    }

    private mutating func wordOrFunction() -> Token {
        let word = name()
        guard byte(at: index) == UInt8(ascii: "(") else { return .word(word) }
        index += 1
        guard css.isStyleWord("url", at: word) else { return .function(word) }
        var next = index
        while next < end, css[next].isHTMLSpace { next += 1 }
        switch byte(at: next) {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .function(word)
        default:
            index = next
            return url()
        }
    }

    /// The rest of a URL without quotes.
    private mutating func url() -> Token {
        let start = index
        while index < end {
            let byte = css[index]
            if byte == UInt8(ascii: ")") {
                index += 1
                return .url(start..<index - 1)
            }
            if byte.isHTMLSpace {
                let last = index
                while index < end, css[index].isHTMLSpace { index += 1 }
                guard index < end else { return .url(start..<last) }
                guard css[index] == UInt8(ascii: ")") else { return brokenURL() }
                index += 1
                return .url(start..<last)
            }
            if byte == UInt8(ascii: "\\"), startsEscape(at: index) {
                skipEscape()
            } else if byte.cannotBeInURL {
                return brokenURL()
            } else {
                index += 1
            }
        }
        return .url(start..<end)
    }

    private mutating func brokenURL() -> Token {
        while index < end {
            if css[index] == UInt8(ascii: ")") {
                index += 1
                break
            }
            if startsEscape(at: index) { skipEscape() } else { index += 1 }
        }
        return .other
    }

    private mutating func string(until quote: UInt8) -> Token {
        let start = index
        while index < end {
            let byte = css[index]
            if byte == quote {
                index += 1
                return .string(start..<index - 1)
            }
            if byte.isStyleNewline { return .other }
            // Whatever follows, a quote or the end of a line, is no end of the string.
            index = byte == UInt8(ascii: "\\") ? afterPair(index) : index + 1
        }
        return .string(start..<end)
    }

    /// The place behind a backslash and what follows it at once; two bytes of a line end are one.
    private func afterPair(_ backslash: Int) -> Int {
        let next = backslash + 1
        return next < end ? min(css[..<end].afterStyleNewline(at: next), end) : end
    }

    private mutating func name() -> Range<Int> {
        let start = index
        while index < end {
            if css[index].isStyleNameByte {
                index += 1
            } else if startsEscape(at: index) {
                skipEscape()
            } else {
                break
            }
        }
        return start..<index
    }

    private mutating func number() -> Token {
        if css[index] == UInt8(ascii: "+") || css[index] == UInt8(ascii: "-") { index += 1 }
        skipDigits()
        if byte(at: index) == UInt8(ascii: "."), isDigit(at: index + 1) {
            index += 1
            skipDigits()
        }
        if let mark = byte(at: index), mark | 0x20 == UInt8(ascii: "e") {
            let sign = byte(at: index + 1)
            let isSigned = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
            if isDigit(at: index + (isSigned ? 2 : 1)) {
                index += 2
                skipDigits()
            }
        }
        if startsWord(at: index) { _ = name() }
        return .other
    }

    private mutating func skipDigits() {
        while isDigit(at: index) { index += 1 }
    }

    private mutating func skipEscape() {
        index += 1
        let start = index
        while index < end, index - start < 6, css[index].hexDigit != nil { index += 1 }
        if index == start {
            index = min(index + 1, end)
        } else if index < end, css[index].isHTMLSpace {
            index = min(css[..<end].afterStyleNewline(at: index), end)
        }
    }

    private func startsEscape(at index: Int) -> Bool {
        byte(at: index) == UInt8(ascii: "\\") && byte(at: index + 1)?.isStyleNewline != true
    }

    private func startsWord(at index: Int) -> Bool {
        guard let first = byte(at: index) else { return false }
        if first == UInt8(ascii: "-") {
            guard let second = byte(at: index + 1) else { return false }
            return second == UInt8(ascii: "-") || second.startsStyleName
                || startsEscape(at: index + 1)
        }
        return first.startsStyleName || startsEscape(at: index)
    }

    private func startsNumber(at index: Int) -> Bool {
        guard let first = byte(at: index) else { return false }
        let isSigned = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
        let start = isSigned ? index + 1 : index
        return isDigit(at: start) || byte(at: start) == UInt8(ascii: ".") && isDigit(at: start + 1)
    }

    private func isDigit(at index: Int) -> Bool {
        byte(at: index).map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ?? false
    }

    private func byte(at index: Int) -> UInt8? {
        index < end ? css[index] : nil
    }
}

extension [UInt8] {
    /// Whether the word of a style at a range means `name`, which is in lower case.
    func isStyleWord(_ name: StaticString, at range: Range<Int>) -> Bool {
        let length = name.utf8CodeUnitCount
        if range.count < length { return false }
        if range.count == length { return has(name, at: range.lowerBound) }
        guard self[range].contains(UInt8(ascii: "\\")) else { return false }
        let word = StyleTokenizer.unescaped(self[range])
        return word.count == length && word.has(name, at: 0)
    }
}

extension ArraySlice<UInt8> {
    /// The offset behind the byte at `index`, or behind the two bytes of a line end there.
    fileprivate func afterStyleNewline(at index: Int) -> Int {
        let isPair =
            self[index] == 0x0D && index + 1 < endIndex && self[index + 1] == 0x0A
        return index + (isPair ? 2 : 1)
    }
}

extension UInt8 {
    fileprivate var isStyleNewline: Bool { self == 0x0A || self == 0x0D || self == 0x0C }

    fileprivate var startsStyleName: Bool {
        let lower = self | 0x20
        return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") || self >= 0x80
            || self == UInt8(ascii: "_") || self == 0
    }

    fileprivate var isStyleNameByte: Bool {
        startsStyleName || self == UInt8(ascii: "-")
            || self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9")
    }

    /// Quotes, an open bracket, a backslash that escapes nothing, and what cannot be printed.
    fileprivate var cannotBeInURL: Bool {
        switch self {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "\\"): true
        case 0x01...0x08, 0x0B, 0x0E...0x1F, 0x7F: true
        default: false
        }
    }

    fileprivate var hexDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
