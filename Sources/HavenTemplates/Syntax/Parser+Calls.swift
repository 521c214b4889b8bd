internal import HavenDiagnostics

extension Parser {
    mutating func arguments() throws(SyntaxFailure) -> Arguments {
        var arguments = Arguments()
        let opening = current.range
        advance()
        var needsComma = false
        while !isSymbol(.rightParenthesis) {
            if needsComma {
                try expectSymbol(.comma, after: "an argument")
                if isSymbol(.rightParenthesis) { break }
            }
            try argument(into: &arguments, opening: opening)
            needsComma = true
        }
        advance()
        return arguments
    }

    private mutating func argument(
        into arguments: inout Arguments,
        opening: SourceRange
    ) throws(SyntaxFailure) {
        let range = current.range
        func check(_ isSound: Bool) throws(SyntaxFailure) {
            if !isSound {
                throw SyntaxFailure(
                    "this argument cannot stand here",
                    at: range,
                    help: "the order is: values, name=value, *list, **dictionary"
                )
            }
        }
        if isSymbol(.multiply) {
            try check(arguments.unpackedList == nil && arguments.unpackedMap == nil)
            advance()
            arguments.unpackedList = try expression()
        } else if isSymbol(.power) {
            try check(arguments.unpackedMap == nil)
            advance()
            arguments.unpackedMap = try expression()
        } else if case .name(let name) = current.kind, next.kind == .symbol(.assign) {
            try check(arguments.unpackedMap == nil)
            if arguments.named.contains(where: { $0.name == name }) {
                throw SyntaxFailure("the argument '\(name)' is there twice", at: range)
            }
            advance()
            advance()
            arguments.named.append((name, try expression()))
        } else {
            try check(
                arguments.unpackedList == nil && arguments.unpackedMap == nil
                    && arguments.named.isEmpty
            )
            arguments.positional.append(try expression())
        }
    }

    /// Reads filters as long as there are any.
    mutating func filters(on operand: Expression?) throws(SyntaxFailure) -> Expression? {
        var operand = operand
        while isSymbol(.pipe) {
            let start = operand?.range.lower ?? current.range.lower
            advance()
            operand = try filter(on: operand, from: start)
        }
        return operand
    }

    /// Reads the name and the arguments of a filter.
    mutating func filter(
        on operand: Expression?,
        from start: Int
    ) throws(SyntaxFailure) -> Expression {
        let (name, range) = try dottedName("the name of a filter")
        guard let filter = FilterName(rawValue: name) else { throw unknownFilter(name, at: range) }
        let arguments = isSymbol(.leftParenthesis) ? try arguments() : Arguments()
        try checkNames(in: arguments, of: filter)
        return try make(.filter(operand, filter, arguments), from: start)
    }

    /// Filters that take the name of another filter or of a test get it checked here if they can.
    private func checkNames(in arguments: Arguments, of filter: FilterName) throws(SyntaxFailure) {
        let position: Int
        switch filter {
        case .map, .select, .reject: position = 0
        case .selectattr, .rejectattr: position = 1
        default: return
        }
        guard arguments.positional.indices.contains(position),
            case .constant(.string(let name)) = arguments.positional[position].kind
        else { return }
        let range = arguments.positional[position].range
        if filter == .map {
            if FilterName(rawValue: name) == nil { throw unknownFilter(name, at: range) }
        } else if TestName(rawValue: name) == nil {
            throw unknownTest(name, at: range)
        }
    }

    private func unknownFilter(_ name: String, at range: SourceRange) -> SyntaxFailure {
        SyntaxFailure(
            "there is no filter '\(name)'",
            at: range,
            help: FilterName.absent[name]
                ?? NearMiss.help(for: name, among: FilterName.allCases.map(\.rawValue)),
            id: .templateUnknownFilter
        )
    }

    private func unknownTest(_ name: String, at range: SourceRange) -> SyntaxFailure {
        SyntaxFailure(
            "there is no test '\(name)'",
            at: range,
            help: NearMiss.help(for: name, among: TestName.allCases.map(\.rawValue)),
            id: .templateUnknownTest
        )
    }

    mutating func test(on operand: Expression, from start: Int) throws(SyntaxFailure) -> Expression
    {
        advance()
        let isNegated = skipName("not")
        let (name, range) = try dottedName("the name of a test")
        guard let test = TestName(rawValue: name) else { throw unknownTest(name, at: range) }
        let result = try make(.test(operand, test, try testArguments()), from: start)
        return isNegated ? try make(.unary(.not, result), from: start) : result
    }

    private mutating func testArguments() throws(SyntaxFailure) -> Arguments {
        switch current.kind {
        case .symbol(.leftParenthesis): return try arguments()
        case .name("else"), .name("or"), .name("and"): return Arguments()
        case .name("is"):
            throw SyntaxFailure(
                "tests cannot be chained",
                at: current.range,
                help: "use 'and' between them"
            )
        case .name, .string, .integer, .float, .symbol(.leftBracket), .symbol(.leftBrace):
            let start = current.range.lower
            let operand = try postfix(try primary(), from: start)
            return Arguments(positional: [operand])
        default: return Arguments()
        }
    }

    private mutating func dottedName(
        _ what: String
    ) throws(SyntaxFailure) -> (String, SourceRange) {
        var (name, range) = try expectName(what)
        while skipSymbol(.dot) {
            let more = try expectName(what)
            name += "." + more.name
            range = SourceRange(range.lower, more.range.upper)
        }
        return (name, range)
    }
}

extension DiagnosticID {
    static let templateUnknownFilter: DiagnosticID = "template-unknown-filter"
    static let templateUnknownTest: DiagnosticID = "template-unknown-test"
}
