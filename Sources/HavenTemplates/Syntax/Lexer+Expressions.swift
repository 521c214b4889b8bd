internal import HavenDiagnostics

/// Tokens between `{{` and `}}` or `{%` and `%}`.
extension Lexer {
    /// Reads up to and with the end of the tag that starts at `opening`.
    mutating func readExpression(from opening: Int, isPrint: Bool) throws(SyntaxFailure) {
        add(isPrint ? .printBegin : .tagBegin, from: opening)
        var open: [(symbol: Symbol, offset: Int)] = []
        while true {
            skipWhitespace()
            let start = position
            if open.isEmpty {
                if isPrint ? closePrint() : closeTag() {
                    add(isPrint ? .printEnd : .tagEnd, from: start)
                    return
                }
            }
            guard position < end else {
                throw SyntaxFailure(
                    isPrint ? "'{{' has to be closed" : "'{%' has to be closed",
                    at: SourceRange(opening, opening + 2),
                    help: isPrint ? "end it with '}}'" : "end it with '%}'"
                )
            }
            if try readNumber() { continue }
            if try readName() { continue }
            if try readString() { continue }
            guard let symbol = readSymbol() else {
                let next = UTF8Text.scalarEnd(at: start, in: bytes, to: end)
                throw SyntaxFailure(
                    "this character has no meaning in a template expression",
                    at: SourceRange(start, next),
                    help: "texts are written in quotes"
                )
            }
            try balance(symbol, at: start, open: &open)
            add(.symbol(symbol), from: start)
        }
    }

    private mutating func add(_ kind: Token.Kind, from start: Int) {
        tokens.append(Token(kind: kind, range: SourceRange(start, position)))
    }

    private mutating func closePrint() -> Bool {
        if matches("}}", at: position) {
            position += 2
            return true
        }
        guard matches("-}}", at: position) else { return false }
        position += 3
        skipWhitespace()
        return true
    }

    private func balance(
        _ symbol: Symbol,
        at start: Int,
        open: inout [(symbol: Symbol, offset: Int)]
    ) throws(SyntaxFailure) {
        let opening: Symbol
        switch symbol {
        case .leftParenthesis, .leftBracket, .leftBrace:
            open.append((symbol, start))
            return
        case .rightParenthesis: opening = .leftParenthesis
        case .rightBracket: opening = .leftBracket
        case .rightBrace: opening = .leftBrace
        default: return
        }
        guard let last = open.popLast() else {
            throw SyntaxFailure(
                "there is no '\(opening.rawValue)' for this '\(symbol.rawValue)'",
                at: SourceRange(start, start + 1),
                help: symbol == .rightBrace ? "an expression ends with '}}'" : "remove it"
            )
        }
        guard last.symbol == opening else {
            throw SyntaxFailure(
                "'\(symbol.rawValue)' does not close the '\(last.symbol.rawValue)' before it",
                at: SourceRange(start, start + 1),
                help: "close '\(last.symbol.rawValue)' first"
            )
        }
    }

    private mutating func readSymbol() -> Symbol? {
        for length in [2, 1] where position + length <= end {
            let text = String(decoding: bytes[position..<position + length], as: UTF8.self)
            if let symbol = Symbol(rawValue: text) {
                position += length
                return symbol
            }
        }
        return nil
    }

    private mutating func readName() throws(SyntaxFailure) -> Bool {
        let start = position
        while position < end {
            let byte = bytes[position]
            if byte < 0x80 {
                guard byte.isNameByte else { break }
                position += 1
            } else {
                let (scalar, next) = UTF8Text.scalar(at: position, in: bytes, to: end)
                guard scalar.properties.isXIDContinue else { break }
                position = next
            }
        }
        guard position > start else { return false }
        add(.name(String(decoding: bytes[start..<position], as: UTF8.self)), from: start)
        return true
    }

    private mutating func readString() throws(SyntaxFailure) -> Bool {
        let quote = bytes[position]
        guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return false }
        let start = position
        var offset = position + 1
        while offset < end, bytes[offset] != quote {
            offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard offset < end else {
            throw SyntaxFailure(
                "a text has to be closed",
                at: SourceRange(start, start + 1),
                help: "end it with the quote it starts with"
            )
        }
        let text = try StringLiteral.decode(bytes, from: start + 1, to: offset)
        position = offset + 1
        add(.string(text), from: start)
        return true
    }

    private mutating func readNumber() throws(SyntaxFailure) -> Bool {
        guard bytes[position].isDigit else { return false }
        let start = position
        let followsDot = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
        if !followsDot, let stop = NumberLiteral.floatEnd(bytes, at: start, to: end) {
            position = stop
            guard let number = NumberLiteral.float(bytes[start..<stop]) else {
                throw SyntaxFailure("this is not a number", at: SourceRange(start, stop))
            }
            add(.float(number), from: start)
            return true
        }
        let stop = NumberLiteral.integerEnd(bytes, at: start, to: end)
        position = stop
        guard let number = NumberLiteral.integer(bytes[start..<stop]) else {
            throw SyntaxFailure(
                "a whole number has to fit in 64 bits",
                at: SourceRange(start, stop),
                help: "write it as text, in quotes"
            )
        }
        add(.integer(number), from: start)
        return true
    }
}
