internal import HavenDiagnostics

extension Parser {
    /// Reads an expression, or several with commas between them as a tuple.
    mutating func tupleOrExpression(
        allowsConditional: Bool = true,
        inParentheses: Bool = false
    ) throws(SyntaxFailure) -> Expression {
        let start = current.range.lower
        var items: [Expression] = []
        var isTuple = false
        while true {
            if current.kind == .printEnd || current.kind == .tagEnd
                || isSymbol(.rightParenthesis)
            {
                break
            }
            items.append(
                try allowsConditional
                    ? expression() : nested { parser throws(SyntaxFailure) in try parser.or() }
            )
            guard skipSymbol(.comma) else { break }
            isTuple = true
        }
        if !isTuple {
            if let only = items.first { return only }
            if !inParentheses {
                throw unexpected(
                    "an expression is expected",
                    help: "write a name, a number or a text in quotes"
                )
            }
        }
        return Expression(kind: .tuple(items), range: SourceRange(start, max(start, lastEnd)))
    }

    /// Reads one expression with its inline `if`.
    mutating func expression() throws(SyntaxFailure) -> Expression {
        try nested { parser throws(SyntaxFailure) in try parser.conditional() }
    }

    private mutating func conditional() throws(SyntaxFailure) -> Expression {
        let start = current.range.lower
        var value = try or()
        while skipName("if") {
            let test = try or()
            let otherwise = skipName("else") ? try expression() : nil
            value = try make(
                .conditional(test: test, then: value, otherwise: otherwise),
                from: start
            )
        }
        return value
    }

    mutating func or() throws(SyntaxFailure) -> Expression {
        let start = current.range.lower
        var left = try and()
        while skipName("or") { left = try make(.or(left, try and()), from: start) }
        return left
    }

    private mutating func and() throws(SyntaxFailure) -> Expression {
        let start = current.range.lower
        var left = try not()
        while skipName("and") { left = try make(.and(left, try not()), from: start) }
        return left
    }

    private mutating func not() throws(SyntaxFailure) -> Expression {
        let start = current.range.lower
        guard skipName("not") else { return try comparison() }
        let operand = try nested { parser throws(SyntaxFailure) in try parser.not() }
        return try make(.unary(.not, operand), from: start)
    }

    private mutating func comparison() throws(SyntaxFailure) -> Expression {
        let start = current.range.lower
        let first = try sum()
        var operands: [(operation: Comparison, operand: Expression)] = []
        while let operation = comparisonOperator() { operands.append((operation, try sum())) }
        return operands.isEmpty ? first : try make(.compare(first, operands), from: start)
    }

    private mutating func comparisonOperator() -> Comparison? {
        if isName("not"), isNextName("in") {
            advance()
            advance()
            return .notContained
        }
        let operation: Comparison
        switch current.kind {
        case .symbol(.equal): operation = .equal
        case .symbol(.notEqual): operation = .notEqual
        case .symbol(.less): operation = .less
        case .symbol(.lessOrEqual): operation = .lessOrEqual
        case .symbol(.greater): operation = .greater
        case .symbol(.greaterOrEqual): operation = .greaterOrEqual
        case .name("in"): operation = .contained
        default: return nil
        }
        advance()
        return operation
    }

    private mutating func sum() throws(SyntaxFailure) -> Expression {
        let start = current.range.lower
        var left = try concatenation()
        while true {
            let operation: BinaryOperator
            switch current.kind {
            case .symbol(.add): operation = .add
            case .symbol(.subtract): operation = .subtract
            default: return left
            }
            advance()
            left = try make(.binary(operation, left, try concatenation()), from: start)
        }
    }

    private mutating func concatenation() throws(SyntaxFailure) -> Expression {
        let start = current.range.lower
        var parts = [try product()]
        while skipSymbol(.tilde) { parts.append(try product()) }
        return parts.count == 1 ? parts[0] : try make(.concat(parts), from: start)
    }

    private mutating func product() throws(SyntaxFailure) -> Expression {
        let start = current.range.lower
        var left = try power()
        while true {
            let operation: BinaryOperator
            switch current.kind {
            case .symbol(.multiply): operation = .multiply
            case .symbol(.divide): operation = .divide
            case .symbol(.floorDivide): operation = .floorDivide
            case .symbol(.modulo): operation = .modulo
            default: return left
            }
            advance()
            left = try make(.binary(operation, left, try power()), from: start)
        }
    }

    /// Unlike Python's, Jinja's power groups from the left.
    private mutating func power() throws(SyntaxFailure) -> Expression {
        let start = current.range.lower
        var left = try unary(allowsFilters: true)
        while skipSymbol(.power) {
            left = try make(.binary(.power, left, try unary(allowsFilters: true)), from: start)
        }
        return left
    }

    private mutating func unary(allowsFilters: Bool) throws(SyntaxFailure) -> Expression {
        let start = current.range.lower
        var value: Expression
        if isSymbol(.subtract) || isSymbol(.add) {
            let operation: UnaryOperator = isSymbol(.subtract) ? .negative : .positive
            advance()
            let operand = try nested { parser throws(SyntaxFailure) in
                try parser.unary(allowsFilters: false)
            }
            value = try make(.unary(operation, operand), from: start)
        } else {
            value = try primary()
        }
        value = try postfix(value, from: start)
        return allowsFilters ? try filtersAndTests(on: value, from: start) : value
    }

    /// An expression that ends where the parser stands.
    ///
    /// Mutating, so that `self` is looked at after `kind` has been parsed, not before.
    mutating func make(
        _ kind: Expression.Kind,
        from start: Int
    ) throws(SyntaxFailure) -> Expression {
        let expression = Expression(kind: kind, range: SourceRange(start, lastEnd))
        guard expression.depth <= Self.expressionLimit else {
            throw SyntaxFailure(
                "an expression may not have more than \(Self.expressionLimit) steps",
                at: expression.range,
                help: "give a name to a part of it with 'set'"
            )
        }
        return expression
    }
}
