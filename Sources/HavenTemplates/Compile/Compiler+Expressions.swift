extension Compiler {
    /// Adds the nodes of an expression and returns the last one.
    mutating func lower(_ expression: Expression, in scope: Scope) -> Int32 {
        add(lowered(expression, in: scope), expression.range)
    }

    private mutating func lowered(_ expression: Expression, in scope: Scope) -> Node {
        switch expression.kind {
        case .constant(let value):
            return .constant(constant(value))
        case .name(let name):
            return .variable(reference(to: name, in: scope))
        case .list(let items):
            return .list(span(items.map { lower($0, in: scope) }))
        case .tuple(let items):
            return .tuple(span(items.map { lower($0, in: scope) }))
        case .map(let pairs):
            return .map(
                span(pairs.flatMap { [lower($0.key, in: scope), lower($0.value, in: scope)] })
            )
        case .unary(let operation, let operand):
            return .unary(operation, lower(operand, in: scope))
        case .binary(let operation, let left, let right):
            return .binary(operation, lower(left, in: scope), lower(right, in: scope))
        case .and(let left, let right):
            return .and(lower(left, in: scope), lower(right, in: scope))
        case .or(let left, let right):
            return .or(lower(left, in: scope), lower(right, in: scope))
        case .compare(let first, let operands):
            var items = [lower(first, in: scope)]
            for (operation, operand) in operands {
                items.append(Int32(operation.rawValue))
                items.append(lower(operand, in: scope))
            }
            return .compare(span(items))
        case .concat(let parts):
            return .concat(span(parts.map { lower($0, in: scope) }))
        case .conditional(let test, let then, let otherwise):
            return .conditional(
                test: lower(test, in: scope),
                then: lower(then, in: scope),
                otherwise: otherwise.map { lower($0, in: scope) } ?? -1
            )
        case .member(let value, let name):
            return .member(lower(value, in: scope), name: Int32(names.id(name)))
        case .item(let value, let key):
            return .item(lower(value, in: scope), lower(key, in: scope))
        case .slice(let value, let start, let stop, let step):
            let parts = [start, stop, step].map { part in part.map { lower($0, in: scope) } ?? -1 }
            return .slice(span([lower(value, in: scope)] + parts))
        case .call(let callee, let arguments):
            if case .member(let value, let name) = callee.kind {
                return .methodCall(
                    lower(value, in: scope),
                    name: Int32(names.id(name)),
                    lower(arguments, in: scope)
                )
            }
            return .call(lower(callee, in: scope), lower(arguments, in: scope))
        case .filter(let operand, let filter, let arguments):
            let value = operand.map { lower($0, in: scope) } ?? add(.captured, expression.range)
            return .filter(filter, value, lower(arguments, in: scope))
        case .test(let operand, let test, let arguments):
            return .test(test, lower(operand, in: scope), lower(arguments, in: scope))
        }
    }

    private mutating func constant(_ value: TemplateValue) -> Int32 {
        program.constants.append(value)
        return Int32(program.constants.count - 1)
    }

    /// The index of an argument list; negative if it is empty.
    mutating func lower(_ arguments: Arguments, in scope: Scope) -> Int32 {
        guard !arguments.isEmpty else { return -1 }
        let positional = arguments.positional.map { lower($0, in: scope) }
        let named = arguments.named.flatMap {
            [Int32(names.id($0.name)), lower($0.value, in: scope)]
        }
        let plan = ArgumentPlan(
            positional: span(positional),
            named: span(named),
            unpackedList: arguments.unpackedList.map { lower($0, in: scope) } ?? -1,
            unpackedMap: arguments.unpackedMap.map { lower($0, in: scope) } ?? -1
        )
        program.arguments.append(plan)
        return Int32(program.arguments.count - 1)
    }
}
