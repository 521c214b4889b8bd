internal import HavenDiagnostics

/// Splits a template into tokens, with the white-space rules of Jinja2's defaults.
///
/// The source has to be UTF-8. One line end at its end is dropped, other line ends become line feeds.
struct Lexer {
    let bytes: [UInt8]
    var position: Int
    let end: Int
    var tokens: [Token] = []

    /// The tokens of a template, the last one `.end`.
    static func tokens(of bytes: [UInt8]) throws(SyntaxFailure) -> [Token] {
        var lexer = Lexer(bytes)
        try lexer.run()
        return lexer.tokens
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var end = bytes.count
        if end > 0, bytes[end - 1] == .lineFeed {
            end -= 1
            if end > 0, bytes[end - 1] == .carriageReturn { end -= 1 }
        } else if end > 0, bytes[end - 1] == .carriageReturn {
            end -= 1
        }
        self.end = end
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, end) : 0
    }

    private mutating func run() throws(SyntaxFailure) {
        try checkEncoding()
        while position < end {
            let start = position
            while position + 1 < end, !isTagStart(position) { position += 1 }
            guard position + 1 < end else {
                position = end
                addData(from: start, to: end, trimmed: false)
                break
            }
            let opening = position
            let trims = position + 2 < end && bytes[position + 2] == UInt8(ascii: "-")
            let isSigned =
                trims || position + 2 < end && bytes[position + 2] == UInt8(ascii: "+")
            addData(from: start, to: opening, trimmed: trims)
            position = opening + (isSigned ? 3 : 2)
            switch bytes[opening + 1] {
            case UInt8(ascii: "#"): try skipComment(from: opening)
            case UInt8(ascii: "{"): try readExpression(from: opening, isPrint: true)
            default:
                if let bodyStart = rawBegin(at: position) {
                    try readRaw(from: opening, body: bodyStart)
                } else {
                    try readExpression(from: opening, isPrint: false)
                }
            }
        }
        tokens.append(Token(kind: .end, range: SourceRange(end, end)))
    }

    private func isTagStart(_ offset: Int) -> Bool {
        guard bytes[offset] == UInt8(ascii: "{") else { return false }
        let next = bytes[offset + 1]
        return next == UInt8(ascii: "%") || next == UInt8(ascii: "{") || next == UInt8(ascii: "#")
    }

    private func checkEncoding() throws(SyntaxFailure) {
        guard let offset = UTF8Text.firstError(in: bytes) else { return }
        throw SyntaxFailure(
            "a template is UTF-8 text",
            at: SourceRange(offset, offset + 1),
            help: "save the file as UTF-8",
            id: .templateEncoding
        )
    }

    /// Adds literal text; trimming removes white space at its end, as a tag with `-` asks for.
    private mutating func addData(from start: Int, to stop: Int, trimmed: Bool) {
        var stop = stop
        if trimmed {
            while let before = UTF8Text.whitespaceStart(before: stop, in: bytes, from: start) {
                stop = before
            }
        }
        guard start < stop else { return }
        var data: [UInt8] = []
        data.reserveCapacity(stop - start)
        var offset = start
        while offset < stop {
            let byte = bytes[offset]
            if byte == .carriageReturn {
                data.append(.lineFeed)
                if offset + 1 < stop, bytes[offset + 1] == .lineFeed { offset += 1 }
            } else {
                data.append(byte)
            }
            offset += 1
        }
        tokens.append(Token(kind: .data(data), range: SourceRange(start, stop)))
    }

    mutating func skipWhitespace() {
        while let next = UTF8Text.whitespaceEnd(at: position, in: bytes, to: end) {
            position = next
        }
    }

    private mutating func skipComment(from opening: Int) throws(SyntaxFailure) {
        var offset = position
        while offset + 1 < end {
            if bytes[offset] == UInt8(ascii: "#"), bytes[offset + 1] == UInt8(ascii: "}") {
                let trims = offset > position && bytes[offset - 1] == UInt8(ascii: "-")
                position = offset + 2
                if trims { skipWhitespace() }
                return
            }
            offset += 1
        }
        throw SyntaxFailure(
            "a comment has to be closed",
            at: SourceRange(opening, min(opening + 2, end)),
            help: "end it with '#}'"
        )
    }

    /// The start of the body if a `raw` tag starts after the given offset.
    private func rawBegin(at offset: Int) -> Int? {
        var offset = offset
        func skip() {
            while let next = UTF8Text.whitespaceEnd(at: offset, in: bytes, to: end) {
                offset = next
            }
        }
        skip()
        guard matches("raw", at: offset) else { return nil }
        offset += 3
        skip()
        if matches("%}", at: offset) { return offset + 2 }
        guard matches("-%}", at: offset) else { return nil }
        offset += 3
        skip()
        return offset
    }

    private mutating func readRaw(from opening: Int, body: Int) throws(SyntaxFailure) {
        var offset = body
        while offset + 1 < end {
            guard matches("{%", at: offset) else {
                offset += 1
                continue
            }
            position = offset + 2
            let trims = matches("-", at: position)
            if trims || matches("+", at: position) { position += 1 }
            skipWhitespace()
            if matches("endraw", at: position) {
                position += 6
                skipWhitespace()
                if closeTag() {
                    addData(from: body, to: offset, trimmed: trims)
                    return
                }
            }
            offset += 2
        }
        throw SyntaxFailure(
            "'raw' has to be closed",
            at: SourceRange(opening, min(opening + 2, end)),
            help: "end it with '{% endraw %}'"
        )
    }

    /// Passes the end of a tag with its sign and the white space that belongs to it.
    mutating func closeTag() -> Bool {
        if matches("%}", at: position) {
            position += 2
        } else if matches("+%}", at: position) {
            position += 3
        } else if matches("-%}", at: position) {
            position += 3
            skipWhitespace()
        } else {
            return false
        }
        return true
    }

    func matches(_ text: String, at offset: Int) -> Bool {
        offset <= end && bytes[offset..<end].starts(with: text.utf8)
    }
}

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
}
