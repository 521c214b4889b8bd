// Where texts and comments end, as libyaml sees it.

extension YAMLPrescan {
    /// Reads a text without quotes, over as many lines as it has.
    mutating func scanPlain() {
        let start = position
        var last = position
        var isOneLine = true
        let indent = blocks.last?.column ?? -1
        scan: while true {
            let before = position
            while !isBlank(position) {
                if bytes[position] == UInt8(ascii: ":"), isBlank(position + 1) { break }
                if !flows.isEmpty, isFlowIndicator(position) { break }
                position += 1
            }
            if position > before { last = position }
            guard position < end, isBlank(position) else { break }
            var next = position
            var nextLine: Int?
            while next < end, isBlank(next) {
                let length = YAMLText.breakLength(in: bytes, at: next, end: end)
                next += max(length, 1)
                if length > 0 { nextLine = next }
            }
            guard next < end, bytes[next] != UInt8(ascii: "#") else { break }
            if let nextLine {
                let column = next - nextLine
                if column == 0, isMarker(next) { break scan }
                if flows.isEmpty, column <= indent { break scan }
                isOneLine = false
                lineStart = nextLine
            }
            position = next
        }
        finishText(start..<max(last, start + 1), isOneLine: isOneLine)
    }

    mutating func scanQuoted() {
        let start = position
        let firstLine = lineStart
        let quote = bytes[position]
        position += 1
        while position < end {
            let byte = bytes[position]
            if byte == quote {
                let isDoubled = position + 1 < end && bytes[position + 1] == quote
                guard quote == UInt8(ascii: "'"), isDoubled else { break }
                position += 2
            } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""), position + 1 < end,
                YAMLText.breakLength(in: bytes, at: position + 1, end: end) == 0
            {
                position += 2
            } else {
                let length = YAMLText.breakLength(in: bytes, at: position, end: end)
                position += max(length, 1)
                if length > 0 { lineStart = position }
            }
        }
        let after = min(position + 1, end)
        finishText(start..<after, isOneLine: lineStart == firstLine)
    }

    /// Reads `|` or `>` text: its header, then every line indented as far as its first.
    mutating func scanBlockText() {
        let parent = blocks.last?.column ?? -1
        var explicit: Int?
        var next = position + 1
        while next < end, let mark = blockHeaderMark(next) {
            if mark > 0 { explicit = mark }
            next += 1
        }
        position = next
        skipLine()
        let indent = explicit.map { max(parent, 0) + $0 } ?? detectedIndent(parent: parent)
        while position < end {
            var next = position
            while next < end, next - position < indent, bytes[next] == UInt8(ascii: " ") {
                next += 1
            }
            let isBlankLine = next < end && YAMLText.breakLength(in: bytes, at: next, end: end) > 0
            guard isBlankLine || next - position == indent else { break }
            skipLine()
        }
        nodes += 1
        isFresh = true
    }

    /// 0 for a chomping sign, the digit of an indentation, `nil` for anything else.
    func blockHeaderMark(_ offset: Int) -> Int? {
        switch bytes[offset] {
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 0
        case UInt8(ascii: "1")...UInt8(ascii: "9"): Int(bytes[offset] - UInt8(ascii: "0"))
        default: nil
        }
    }

    func detectedIndent(parent: Int) -> Int {
        var indent = max(parent + 1, 1)
        var line = position
        while line < end {
            var next = line
            while next < end, bytes[next] == UInt8(ascii: " ") { next += 1 }
            indent = max(indent, next - line)
            let length = next < end ? YAMLText.breakLength(in: bytes, at: next, end: end) : 0
            guard length > 0 else { break }
            line = next + length
        }
        return indent
    }

    mutating func finishText(_ range: Range<Int>, isOneLine: Bool) {
        position = range.upperBound
        nodes += 1
        candidate = isOneLine ? (anchorStart ?? range.lowerBound, range) : nil
        anchorStart = nil
    }
}

extension YAMLPrescan {
    /// Moves past blanks, line breaks and comments; false at the end.
    mutating func skipToToken() -> Bool {
        while position < end {
            let byte = bytes[position]
            if isSpace(byte) {
                position += 1
            } else if byte == UInt8(ascii: "#") {
                skipLine()
            } else {
                let length = YAMLText.breakLength(in: bytes, at: position, end: end)
                guard length > 0 else { return true }
                position += length
                lineStart = position
                isFresh = true
            }
        }
        return false
    }

    /// Moves to the start of the next line.
    mutating func skipLine() {
        while position < end {
            let length = YAMLText.breakLength(in: bytes, at: position, end: end)
            position += max(length, 1)
            if length > 0 {
                lineStart = position
                isFresh = true
                return
            }
        }
    }

    func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    /// Whether a space, a line break or the end is at an offset.
    func isBlank(_ offset: Int) -> Bool {
        offset >= end || isSpace(bytes[offset])
            || YAMLText.breakLength(in: bytes, at: offset, end: end) > 0
    }

    func isFlowIndicator(_ offset: Int) -> Bool {
        switch bytes[offset] {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
            UInt8(ascii: "}"):
            true
        default: false
        }
    }

    func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    func isDocumentMarker(_ offset: Int) -> Bool {
        offset == lineStart && isMarker(offset)
    }

    func isMarker(_ offset: Int) -> Bool {
        guard offset + 3 <= end, isBlank(offset + 3) else { return false }
        return bytes[offset..<offset + 3].elementsEqual("---".utf8)
            || bytes[offset..<offset + 3].elementsEqual("...".utf8)
    }
}
