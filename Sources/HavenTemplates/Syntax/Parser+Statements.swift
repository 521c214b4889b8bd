internal import HavenDiagnostics

extension Parser {
    private static let tags = [
        "for", "if", "set", "block", "extends", "include", "import", "from", "macro", "call",
        "filter", "with", "raw",
    ]

    /// Reads the statement whose tag starts at `start`; the current token is its name.
    mutating func statement(from start: Int, ends: [String]) throws(SyntaxFailure) -> Statement {
        guard case .name(let name) = current.kind else {
            throw unexpected("the name of a tag is expected")
        }
        let nameRange = current.range
        open.append((name, nameRange))
        defer { open.removeLast() }
        let kind = try statementKind(name, ends: ends)
        let range = kind.hasBody ? nameRange : SourceRange(start, lastEnd)
        try expectTagEnd(of: name)
        return Statement(kind: kind, range: range)
    }

    private mutating func statementKind(
        _ name: String,
        ends: [String]
    ) throws(SyntaxFailure) -> Statement.Kind {
        let tag = current.range
        advance()
        switch name {
        case "if": return try branch()
        case "for": return try loop()
        case "set": return try set()
        case "with": return try with()
        case "filter": return try filterBlock()
        case "block": return try block()
        case "extends": return .extends(try expression())
        case "include": return try include()
        case "import": return try importAll()
        case "from": return try importNames()
        case "macro": return try macro()
        case "call": return try callBlock(tag)
        default: throw unknownTag(name, at: tag, ends: ends)
        }
    }

    private func unknownTag(_ name: String, at range: SourceRange, ends: [String]) -> SyntaxFailure
    {
        if name == "else" || name == "elif" || name.hasPrefix("end") {
            let help: String
            if open.count > 1, let wanted = ends.last {
                let tag = open[open.count - 2].name
                help = "'\(tag)' is open here and ends with '{% \(wanted) %}'"
            } else {
                help = "nothing is open here"
            }
            return SyntaxFailure("'\(name)' does not belong here", at: range, help: help)
        }
        let absent: [String: String] = [
            "do": "use 'set'", "break": "use 'for … if …'", "continue": "use 'if' in the loop",
            "trans": "use t(\"key\")", "autoescape": "everything is escaped; use '|safe' for HTML",
            "print": "use '{{ … }}'", "elseif": "write 'elif'",
        ]
        return SyntaxFailure(
            "there is no tag '\(name)'",
            at: range,
            help: absent[name] ?? NearMiss.help(for: name, among: Self.tags + ends)
        )
    }

    /// Passes the end of an opening tag and reads its body.
    private mutating func body(
        of tag: String,
        until ends: [String]
    ) throws(SyntaxFailure) -> (body: [Statement], end: String) {
        _ = skipSymbol(.colon)
        try expectTagEnd(of: tag)
        return try statements(until: ends)
    }

    private mutating func branch() throws(SyntaxFailure) -> Statement.Kind {
        let test = try tupleOrExpression(allowsConditional: false)
        let ends = ["elif", "else", "endif"]
        var (first, end) = try body(of: "if", until: ends)
        var elifs: [(test: Expression, body: [Statement])] = []
        while end == "elif" {
            let test = try tupleOrExpression(allowsConditional: false)
            let part = try body(of: "elif", until: ends)
            elifs.append((test, part.body))
            end = part.end
        }
        let otherwise = end == "else" ? try body(of: "else", until: ["endif"]).body : []
        return .branch(
            Statement.Branch(test: test, body: first, elifs: elifs, otherwise: otherwise)
        )
    }

    private mutating func loop() throws(SyntaxFailure) -> Statement.Kind {
        let target = try target()
        guard skipName("in") else { throw unexpected("'in' is expected after the loop's variable") }
        let iterable = try tupleOrExpression(allowsConditional: false)
        let filter = skipName("if") ? try expression() : nil
        let isRecursive = skipName("recursive")
        let (first, end) = try body(of: "for", until: ["endfor", "else"])
        let otherwise = end == "else" ? try body(of: "else", until: ["endfor"]).body : []
        return .loop(
            Statement.Loop(
                target: target,
                iterable: iterable,
                filter: filter,
                isRecursive: isRecursive,
                body: first,
                otherwise: otherwise
            )
        )
    }

    private mutating func set() throws(SyntaxFailure) -> Statement.Kind {
        let target = try target(allowsNamespace: true)
        if skipSymbol(.assign) { return .assign(target, try tupleOrExpression()) }
        let filter = try filters(on: nil)
        return .capture(target, filter: filter, body: try body(of: "set", until: ["endset"]).body)
    }

    private mutating func with() throws(SyntaxFailure) -> Statement.Kind {
        var values: [(target: Target, value: Expression)] = []
        while current.kind != .tagEnd {
            if !values.isEmpty { try expectSymbol(.comma, after: "a value") }
            let target = try target()
            try expectSymbol(.assign, after: "the name")
            values.append((target, try expression()))
        }
        return .with(values, body: try body(of: "with", until: ["endwith"]).body)
    }

    private mutating func filterBlock() throws(SyntaxFailure) -> Statement.Kind {
        let first = try filter(on: nil, from: current.range.lower)
        guard let filter = try filters(on: first) else { return .text([]) }
        return .filter(filter, body: try body(of: "filter", until: ["endfilter"]).body)
    }

    private mutating func block() throws(SyntaxFailure) -> Statement.Kind {
        let (name, range) = try expectName("the name of the block")
        let isScoped = skipName("scoped")
        let isRequired = skipName("required")
        if isSymbol(.subtract) {
            throw SyntaxFailure(
                "the name of a block has no hyphens",
                at: current.range,
                help: "use '_'"
            )
        }
        let body = try body(of: "block", until: ["endblock"]).body
        if isRequired, !body.allSatisfy(\.isBlankText) {
            throw SyntaxFailure(
                "a required block is empty",
                at: range,
                help: "the template that extends this one fills it"
            )
        }
        _ = skipName(name)
        return .block(
            Statement.Block(name: name, isScoped: isScoped, isRequired: isRequired, body: body)
        )
    }

    private mutating func macro() throws(SyntaxFailure) -> Statement.Kind {
        let (name, range) = try expectName("the name of the macro")
        try checkAssignable(name, at: range)
        let (parameters, defaults) = try signature()
        let body = try body(of: "macro", until: ["endmacro"]).body
        return .macro(
            Statement.Macro(name: name, parameters: parameters, defaults: defaults, body: body)
        )
    }

    private mutating func callBlock(_ tag: SourceRange) throws(SyntaxFailure) -> Statement.Kind {
        var parameters: [String] = []
        var defaults: [Expression] = []
        if isSymbol(.leftParenthesis) { (parameters, defaults) = try signature() }
        let call = try expression()
        guard case .call = call.kind else {
            throw SyntaxFailure(
                "'call' needs the call of a macro",
                at: call.range,
                help: "write 'name(…)'"
            )
        }
        let body = try body(of: "call", until: ["endcall"]).body
        return .call(
            call,
            Statement.Macro(name: "caller", parameters: parameters, defaults: defaults, body: body)
        )
    }

    private mutating func signature() throws(SyntaxFailure) -> ([String], [Expression]) {
        var parameters: [String] = []
        var defaults: [Expression] = []
        try expectSymbol(.leftParenthesis, after: "the name")
        while !isSymbol(.rightParenthesis) {
            if !parameters.isEmpty { try expectSymbol(.comma, after: "a parameter") }
            let (name, range) = try expectName("a parameter")
            try checkAssignable(name, at: range)
            if parameters.contains(name) {
                throw SyntaxFailure("the parameter '\(name)' is there twice", at: range)
            }
            if skipSymbol(.assign) {
                defaults.append(try expression())
            } else if !defaults.isEmpty {
                throw SyntaxFailure(
                    "a parameter without a default cannot follow one with a default",
                    at: range
                )
            }
            parameters.append(name)
        }
        advance()
        return (parameters, defaults)
    }
}

extension Statement {
    /// Whether it is text of white space only.
    fileprivate var isBlankText: Bool {
        guard case .text(let bytes) = kind else { return false }
        return bytes.allSatisfy { UTF8Text.isWhitespace(UInt32($0)) }
    }
}

extension Statement.Kind {
    fileprivate var hasBody: Bool {
        switch self {
        case .text, .print, .assign, .extends, .include, .importAll, .importNames: false
        case .branch, .loop, .capture, .with, .filter, .block, .macro, .call: true
        }
    }
}
