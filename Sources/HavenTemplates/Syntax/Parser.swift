internal import HavenDiagnostics

/// Reads tokens into a syntax tree, with the grammar of Jinja2's parser.
struct Parser {
    /// How deep expressions and blocks may be nested.
    static let depthLimit = 100
    /// How many steps an expression may have one after the other, as in `a.b.c` or `a + b + c`.
    static let expressionLimit = 200

    var tokens: [Token]
    var index = 0
    var depth = 0
    /// The tags that are open, innermost last, for messages.
    var open: [(name: String, range: SourceRange)] = []

    /// The statements of a template.
    static func parse(_ bytes: [UInt8]) throws(SyntaxFailure) -> [Statement] {
        var parser = Parser(tokens: try Lexer.tokens(of: bytes))
        return try parser.statements(until: []).body
    }

    var current: Token { tokens[index] }

    var next: Token { tokens[min(index + 1, tokens.count - 1)] }

    /// The end of the token before the current one.
    var lastEnd: Int { index == 0 ? 0 : tokens[index - 1].range.upper }

    mutating func advance() {
        if index < tokens.count - 1 { index += 1 }
    }

    func isName(_ name: String) -> Bool {
        if case .name(let found) = current.kind { return found == name }
        return false
    }

    func isNextName(_ name: String) -> Bool {
        if case .name(let found) = next.kind { return found == name }
        return false
    }

    mutating func skipName(_ name: String) -> Bool {
        guard isName(name) else { return false }
        advance()
        return true
    }

    func isSymbol(_ symbol: Symbol) -> Bool { current.kind == .symbol(symbol) }

    mutating func skipSymbol(_ symbol: Symbol) -> Bool {
        guard isSymbol(symbol) else { return false }
        advance()
        return true
    }

    mutating func expectSymbol(_ symbol: Symbol, after what: String) throws(SyntaxFailure) {
        guard skipSymbol(symbol) else {
            throw unexpected("'\(symbol.rawValue)' is expected after \(what)")
        }
    }

    mutating func expectName(
        _ what: String
    ) throws(SyntaxFailure) -> (
        name: String, range: SourceRange
    ) {
        guard case .name(let name) = current.kind else {
            throw unexpected("\(what) is expected")
        }
        if name.utf8.first?.isDigit == true {
            throw SyntaxFailure("a name cannot start with a digit", at: current.range)
        }
        let range = current.range
        advance()
        return (name, range)
    }

    mutating func expectTagEnd(of tag: String) throws(SyntaxFailure) {
        guard current.kind == .tagEnd else {
            throw unexpected("'%}' is expected at the end of '\(tag)'")
        }
        advance()
    }

    func unexpected(_ rule: String, help: String? = nil) -> SyntaxFailure {
        SyntaxFailure("\(rule), not \(current.description)", at: current.range, help: help)
    }

    /// Runs `body` one level deeper; too many levels are an error.
    mutating func nested<Result>(
        _ body: (inout Parser) throws(SyntaxFailure) -> Result
    ) throws(SyntaxFailure) -> Result {
        guard depth < Self.depthLimit else {
            throw SyntaxFailure(
                "templates may not be nested deeper than \(Self.depthLimit) levels",
                at: current.range,
                help: "split it into macros or includes"
            )
        }
        depth += 1
        let result = try body(&self)
        depth -= 1
        return result
    }

    /// Reads statements up to one of the tags named, which is passed; its name is returned.
    ///
    /// Without names it reads to the end of the template.
    mutating func statements(
        until ends: [String]
    ) throws(SyntaxFailure) -> (body: [Statement], end: String) {
        var body: [Statement] = []
        while true {
            let token = current
            switch token.kind {
            case .data(let bytes):
                advance()
                body.append(Statement(kind: .text(bytes), range: token.range))
            case .printBegin:
                advance()
                let expression = try tupleOrExpression()
                guard current.kind == .printEnd else {
                    throw unexpected(
                        "'}}' is expected at the end of an expression",
                        help: "join values with '~', and quote texts"
                    )
                }
                advance()
                body.append(Statement(kind: .print(expression), range: expression.range))
            case .tagBegin:
                advance()
                if case .name(let name) = current.kind, ends.contains(name) {
                    advance()
                    return (body, name)
                }
                body.append(
                    try nested { parser throws(SyntaxFailure) in
                        try parser.statement(from: token.range.lower, ends: ends)
                    }
                )
            case .end where ends.isEmpty:
                return (body, "")
            case .end:
                throw unclosed(ends)
            default:
                throw unexpected("text or a tag is expected")
            }
        }
    }

    private func unclosed(_ ends: [String]) -> SyntaxFailure {
        let wanted = ends.last ?? ""
        guard let tag = open.last else {
            return SyntaxFailure("'\(wanted)' is missing", at: current.range)
        }
        return SyntaxFailure(
            "'\(tag.name)' has to be closed",
            at: tag.range,
            help: "end it with '{% \(wanted) %}'"
        )
    }
}
