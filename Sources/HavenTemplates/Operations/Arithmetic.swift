internal import HavenDiagnostics

/// Python's arithmetic on 64-bit integers, floating-point numbers, text and lists.
extension Python {
    static func apply(
        _ operation: UnaryOperator,
        _ value: TemplateValue
    ) throws(Trouble) -> TemplateValue {
        if operation == .not { return .bool(try !isTrue(value)) }
        try refuseUndefined(value)
        switch value {
        case .double(let number): return .double(operation == .negative ? -number : number)
        default:
            guard let number = value.integer else {
                throw .type("\(value.kindName) has no sign")
            }
            guard operation == .negative else { return .int(number) }
            let (result, overflows) = 0.subtractingReportingOverflow(number)
            if overflows { throw overflow }
            return .int(result)
        }
    }

    static let overflow = Trouble(.templateValue, "the result does not fit in 64 bits")

    static func apply(
        _ operation: BinaryOperator,
        _ left: TemplateValue,
        _ right: TemplateValue
    ) throws(Trouble) -> TemplateValue {
        if case .int(let left) = left, case .int(let right) = right {
            return try integers(operation, left, right)
        }
        try refuseUndefined(left)
        if operation == .modulo, let format = left.anyText {
            return try PercentFormat.format(
                format,
                isMarkup: left.isMarkup,
                right
            )
        }
        try refuseUndefined(right)
        switch operation {
        case .add: if let sum = try joined(left, right) { return sum }
        case .multiply:
            if let count = right.integer, let result = try repeated(left, count) { return result }
            if let count = left.integer, let result = try repeated(right, count) { return result }
        default: break
        }
        if let left = left.integer, let right = right.integer {
            return try integers(operation, left, right)
        }
        guard let leftNumber = left.floating, let rightNumber = right.floating else {
            throw unsupported(operation, left, right)
        }
        return try doubles(operation, leftNumber, rightNumber)
    }

    private static func unsupported(
        _ operation: BinaryOperator,
        _ left: TemplateValue,
        _ right: TemplateValue
    ) -> Trouble {
        .type(
            "'\(operation.rawValue)' does not work on \(left.kindName) and \(right.kindName)",
            help: operation == .add && (left.anyText != nil || right.anyText != nil)
                ? "use '~' to join values as text" : nil
        )
    }

    private static func joined(
        _ left: TemplateValue,
        _ right: TemplateValue
    ) throws(Trouble) -> TemplateValue? {
        switch (left, right) {
        case (.string(let left), .string(let right)): return .string(left + right)
        case (.markup(let left), .markup(let right)): return .markup(left + right)
        case (.markup(let left), .string(let right)):
            return .markup(left + Escape.escaped(right))
        case (.string(let left), .markup(let right)):
            return .markup(Escape.escaped(left) + right)
        case (.list(let left), .list(let right)): return .list(left + right)
        case (.tuple(let left), .tuple(let right)): return .tuple(left + right)
        default: return nil
        }
    }

    private static func repeated(
        _ value: TemplateValue,
        _ count: Int
    ) throws(Trouble) -> TemplateValue? {
        /// How often something of a size is repeated: nothing is never, for it stays nothing.
        func times(_ size: Int) throws(Trouble) -> Int {
            guard size > 0, count > 0 else { return 0 }
            let (total, overflows) = size.multipliedReportingOverflow(by: count)
            if overflows || total > RenderLimits.size { throw .tooLarge }
            return count
        }
        func many(_ text: String) throws(Trouble) -> String {
            String(repeating: text, count: try times(text.utf8.count))
        }
        func many(_ items: [TemplateValue]) throws(Trouble) -> [TemplateValue] {
            var result: [TemplateValue] = []
            for _ in 0..<(try times(items.count)) { result += items }
            return result
        }
        switch value {
        case .string(let text): return .string(try many(text))
        case .markup(let text): return .markup(try many(text))
        case .list(let items): return .list(try many(items))
        case .tuple(let items): return .tuple(try many(items))
        default: return nil
        }
    }

    private static func integers(
        _ operation: BinaryOperator,
        _ left: Int,
        _ right: Int
    ) throws(Trouble) -> TemplateValue {
        let result: (partialValue: Int, overflow: Bool)
        switch operation {
        case .add: result = left.addingReportingOverflow(right)
        case .subtract: result = left.subtractingReportingOverflow(right)
        case .multiply: result = left.multipliedReportingOverflow(by: right)
        case .divide:
            guard right != 0 else { throw byZero }
            return .double(Double(left) / Double(right))
        case .floorDivide:
            guard right != 0 else { throw byZero }
            result = left.dividedReportingOverflow(by: right)
            if !result.overflow, left % right != 0, (left < 0) != (right < 0) {
                return .int(result.partialValue - 1)
            }
        case .modulo:
            guard right != 0 else { throw byZero }
            if right == -1 { return .int(0) }
            let rest = left % right
            return .int(rest != 0 && (rest < 0) != (right < 0) ? rest + right : rest)
        case .power: return try power(left, right)
        }
        if result.overflow { throw overflow }
        return .int(result.partialValue)
    }

    private static let byZero = Trouble(
        .templateValue,
        "a number cannot be divided by zero",
        help: "test the divisor first"
    )

    private static func power(_ base: Int, _ exponent: Int) throws(Trouble) -> TemplateValue {
        if exponent < 0 {
            guard base != 0 else { throw byZero }
            return try doubles(.power, Double(base), Double(exponent))
        }
        var result = 1
        var factor = base
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 {
                let (product, overflows) = result.multipliedReportingOverflow(by: factor)
                if overflows { throw overflow }
                result = product
            }
            rest >>= 1
            guard rest > 0 else { break }
            let (square, overflows) = factor.multipliedReportingOverflow(by: factor)
            if overflows { throw overflow }
            factor = square
        }
        return .int(result)
    }

    private static func doubles(
        _ operation: BinaryOperator,
        _ left: Double,
        _ right: Double
    ) throws(Trouble) -> TemplateValue {
        switch operation {
        case .add: return .double(left + right)
        case .subtract: return .double(left - right)
        case .multiply: return .double(left * right)
        case .divide:
            guard right != 0 else { throw byZero }
            return .double(left / right)
        case .floorDivide:
            guard right != 0 else { throw byZero }
            let quotient = (left - modulo(left, right)) / right
            if quotient == 0 {
                return .double((left / right).sign == .minus ? -0.0 : 0.0)
            }
            let floor = quotient.rounded(.down)
            return .double(quotient - floor > 0.5 ? floor + 1 : floor)
        case .modulo:
            guard right != 0 else { throw byZero }
            return .double(modulo(left, right))
        case .power:
            if left == 0, right < 0 { throw byZero }
            if left < 0, right.rounded() != right {
                throw .value("a root of a negative number is not a number")
            }
            let result = Power.power(left, right)
            if result.isInfinite, left.isFinite, right.isFinite {
                throw .value("the result is too large")
            }
            return .double(result)
        }
    }

    /// The remainder with the sign of the divisor.
    static func modulo(_ left: Double, _ right: Double) -> Double {
        if right.isInfinite, left.isFinite {
            return left == 0 || (left < 0) == (right < 0) ? left : right
        }
        let rest = left.truncatingRemainder(dividingBy: right)
        if rest == 0 { return right.sign == .minus ? -0.0 : 0.0 }
        return (rest < 0) != (right < 0) ? rest + right : rest
    }

    /// The text of all values; it is HTML if one of them is.
    static func concatenate(_ values: [TemplateValue]) throws(Trouble) -> TemplateValue {
        let isMarkup = values.contains { $0.isMarkup }
        var result = ""
        for value in values {
            result += isMarkup ? try escaped(value) : try text(value)
            guard result.utf8.count < RenderLimits.size else { throw .tooLarge }
        }
        return isMarkup ? .markup(result) : .string(result)
    }
}
