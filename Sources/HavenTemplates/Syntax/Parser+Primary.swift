internal import HavenDiagnostics

extension Parser {
    mutating func primary() throws(SyntaxFailure) -> Expression {
        let token = current
        let start = token.range.lower
        switch token.kind {
        case .name(let name):
            if name.utf8.first?.isDigit == true {
                throw SyntaxFailure("a name cannot start with a digit", at: token.range)
            }
            advance()
            switch name {
            case "true", "True": return try make(.constant(.bool(true)), from: start)
            case "false", "False": return try make(.constant(.bool(false)), from: start)
            case "none", "None": return try make(.constant(.none), from: start)
            default: return try make(.name(name), from: start)
            }
        case .string(var text):
            advance()
            while case .string(let more) = current.kind {
                text += more
                advance()
            }
            return try make(.constant(.string(text)), from: start)
        case .integer(let number):
            advance()
            return try make(.constant(.int(number)), from: start)
        case .float(let number):
            advance()
            return try make(.constant(.double(number)), from: start)
        case .symbol(.leftParenthesis):
            advance()
            let inner = try nested { parser throws(SyntaxFailure) in
                try parser.tupleOrExpression(inParentheses: true)
            }
            try expectSymbol(.rightParenthesis, after: "an expression in parentheses")
            return Expression(kind: inner.kind, range: SourceRange(start, lastEnd))
        case .symbol(.leftBracket): return try list(from: start)
        case .symbol(.leftBrace): return try map(from: start)
        default:
            throw unexpected(
                "an expression is expected",
                help: "write a name, a number or a text in quotes"
            )
        }
    }

    private mutating func list(from start: Int) throws(SyntaxFailure) -> Expression {
        advance()
        var items: [Expression] = []
        while !isSymbol(.rightBracket) {
            if !items.isEmpty { try expectSymbol(.comma, after: "an item of a list") }
            if isSymbol(.rightBracket) { break }
            items.append(try expression())
        }
        advance()
        return try make(.list(items), from: start)
    }

    private mutating func map(from start: Int) throws(SyntaxFailure) -> Expression {
        advance()
        var pairs: [(key: Expression, value: Expression)] = []
        while !isSymbol(.rightBrace) {
            if !pairs.isEmpty { try expectSymbol(.comma, after: "a value of a dictionary") }
            if isSymbol(.rightBrace) { break }
            let key = try expression()
            try expectSymbol(.colon, after: "a key")
            pairs.append((key, try expression()))
        }
        advance()
        return try make(.map(pairs), from: start)
    }

    mutating func postfix(
        _ value: Expression,
        from start: Int
    ) throws(SyntaxFailure) -> Expression {
        var value = value
        while true {
            switch current.kind {
            case .symbol(.dot): value = try member(of: value, from: start)
            case .symbol(.leftBracket): value = try item(of: value, from: start)
            case .symbol(.leftParenthesis):
                value = try make(.call(value, try arguments()), from: start)
            default: return value
            }
        }
    }

    mutating func filtersAndTests(
        on value: Expression,
        from start: Int
    ) throws(SyntaxFailure) -> Expression {
        var value = value
        while true {
            if isSymbol(.pipe) {
                value = try filters(on: value) ?? value
            } else if isName("is") {
                value = try test(on: value, from: start)
            } else if isSymbol(.leftParenthesis) {
                value = try make(.call(value, try arguments()), from: start)
            } else {
                return value
            }
        }
    }

    private mutating func member(
        of value: Expression,
        from start: Int
    ) throws(SyntaxFailure) -> Expression {
        advance()
        switch current.kind {
        case .name(let name):
            advance()
            return try make(.member(value, name: name), from: start)
        case .integer(let number):
            let key = Expression(kind: .constant(.int(number)), range: current.range)
            advance()
            return try make(.item(value, key), from: start)
        default: throw unexpected("a name or a number is expected after '.'")
        }
    }

    private mutating func item(
        of value: Expression,
        from start: Int
    ) throws(SyntaxFailure) -> Expression {
        advance()
        if isSymbol(.rightBracket) { throw unexpected("a key is expected in brackets") }
        var first: Expression?
        if !isSymbol(.colon) {
            let key = try tupleInBrackets()
            if skipSymbol(.rightBracket) { return try make(.item(value, key), from: start) }
            first = key
        }
        try expectSymbol(.colon, after: "the start of a slice")
        var stop: Expression?
        var step: Expression?
        if !isSymbol(.colon), !isSymbol(.rightBracket) { stop = try expression() }
        if skipSymbol(.colon), !isSymbol(.rightBracket) { step = try expression() }
        try expectSymbol(.rightBracket, after: "a slice")
        return try make(.slice(value, start: first, stop: stop, step: step), from: start)
    }

    private mutating func tupleInBrackets() throws(SyntaxFailure) -> Expression {
        let start = current.range.lower
        var items = [try expression()]
        guard isSymbol(.comma) else { return items[0] }
        while skipSymbol(.comma), !isSymbol(.rightBracket) { items.append(try expression()) }
        return try make(.tuple(items), from: start)
    }
}
