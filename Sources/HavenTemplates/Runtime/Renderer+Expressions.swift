internal import HavenDiagnostics

extension Renderer {
    /// The value of an expression; an error gets the place of the innermost expression.
    mutating func evaluate(_ index: Int32) throws(Trouble) -> TemplateValue {
        do throws(Trouble) {
            try descend()
            let value = try evaluate(index, library.program.nodes[Int(index)])
            level -= 1
            return value
        } catch {
            throw error.placed(at: place(of: index))
        }
    }

    private mutating func evaluate(_ index: Int32, _ node: Node) throws(Trouble) -> TemplateValue {
        switch node {
        case .constant(let constant): return library.program.constants[Int(constant)]
        case .variable(let variable):
            if let value = slots[position(of: variable)] { return value }
            return missing(variable, at: index)
        case .list(let span): return .list(try evaluate(span))
        case .tuple(let span): return .tuple(try evaluate(span))
        case .map(let span): return try evaluateMap(span)
        case .unary(let operation, let operand):
            return try Python.apply(operation, try evaluate(operand))
        case .binary(let operation, let left, let right):
            let left = try evaluate(left)
            return try Python.apply(operation, left, try evaluate(right))
        case .and(let left, let right):
            let left = try evaluate(left)
            return try Python.isTrue(left) ? try evaluate(right) : left
        case .or(let left, let right):
            let left = try evaluate(left)
            return try Python.isTrue(left) ? left : try evaluate(right)
        case .compare(let span): return .bool(try compare(span))
        case .concat(let span): return try Python.concatenate(try evaluate(span))
        case .conditional(let test, let then, let otherwise):
            if try Python.isTrue(try evaluate(test)) { return try evaluate(then) }
            if otherwise >= 0 { return try evaluate(otherwise) }
            return .undefined(.noElse)
        case .member(let value, let name):
            let member = try member(of: try evaluate(value), named: library.names[Int(name)])
            return isUnlocated(member) ? located(member, at: index) : member
        case .item(let value, let key):
            let value = try evaluate(value)
            let item = try item(of: value, at: try evaluate(key))
            return isUnlocated(item) ? located(item, at: index) : item
        case .slice(let span): return try slice(span)
        case .call(let callee, let arguments):
            let callee = try evaluate(callee)
            return try call(callee, try evaluateArguments(arguments))
        case .methodCall(let value, let name, let arguments):
            let value = try evaluate(value)
            return try callMember(
                of: value,
                named: library.names[Int(name)],
                arguments: arguments,
                at: index
            )
        case .filter(let filter, let value, let arguments):
            let value = try evaluate(value)
            let result = try apply(filter, to: value, try evaluateArguments(arguments))
            return isUnlocated(result) ? located(result, at: index) : result
        case .test(let test, let value, let arguments):
            let value = try evaluate(value)
            return .bool(try holds(test, value, try evaluateArguments(arguments)))
        case .captured: return captured.last ?? .none
        case .text, .print, .printURL, .branch, .loop, .assign, .capture, .with, .filterBlock,
            .block, .extends, .include, .importAll, .importNames, .macro, .callBlock,
            .unlessExtended:
            preconditionFailure("a statement has no value")
        }
    }

    private func missing(_ variable: Program.Variable, at index: Int32) -> TemplateValue {
        let name = library.names[Int(variable.name)].text
        var undefined = UndefinedValue("'\(name)' has no value here")
        undefined.place = place(of: index)
        return .undefined(undefined)
    }

    /// Whether it is something undefined that does not know where it was looked up.
    private func isUnlocated(_ value: TemplateValue) -> Bool {
        if case .undefined(let undefined) = value { return undefined.place == nil }
        return false
    }

    /// Notes where something undefined was looked up.
    private func located(_ value: TemplateValue, at index: Int32) -> TemplateValue {
        guard case .undefined(var undefined) = value else { return value }
        undefined.place = place(of: index)
        return .undefined(undefined)
    }

    private mutating func evaluate(_ span: Program.Span) throws(Trouble) -> [TemplateValue] {
        var values: [TemplateValue] = []
        guard span.count > 0 else { return values }
        values.reserveCapacity(Int(span.count))
        for index in span.range { values.append(try evaluate(library.program.operands[index])) }
        return values
    }

    private mutating func evaluateMap(_ span: Program.Span) throws(Trouble) -> TemplateValue {
        var map = TemplateMap()
        var index = span.range.lowerBound
        while index < span.range.upperBound {
            let key = try evaluate(library.program.operands[index])
            map[try Python.key(key)] = try evaluate(library.program.operands[index + 1])
            index += 2
        }
        return .map(map)
    }

    private mutating func compare(_ span: Program.Span) throws(Trouble) -> Bool {
        var index = span.range.lowerBound
        var left = try evaluate(library.program.operands[index])
        index += 1
        while index < span.range.upperBound {
            guard let operation = Comparison(rawValue: Int(library.program.operands[index])) else {
                preconditionFailure("there is no such comparison")
            }
            let right = try evaluate(library.program.operands[index + 1])
            guard try compare(left, operation, right) else { return false }
            left = right
            index += 2
        }
        return true
    }

    private mutating func slice(_ span: Program.Span) throws(Trouble) -> TemplateValue {
        let start = span.range.lowerBound
        let value = try evaluate(library.program.operands[start])
        var values: [TemplateValue] = []
        for index in start + 1...start + 3 {
            let node = library.program.operands[index]
            values.append(node < 0 ? .none : try evaluate(node))
        }
        try Python.refuseUndefined(value)
        var bounds: [Int?] = []
        for bound in values {
            if bound.isNone {
                bounds.append(nil)
            } else if let number = bound.integer {
                bounds.append(number)
            } else if case .undefined(let undefined) = bound {
                throw undefined.trouble
            } else {
                throw .type("a slice needs whole numbers, not \(bound.kindName)")
            }
        }
        return try Subscript.slice(value, start: bounds[0], stop: bounds[1], step: bounds[2])
    }

    /// Evaluates an argument list; a negative index is an empty one.
    mutating func evaluateArguments(_ index: Int32) throws(Trouble) -> TemplateArguments {
        guard index >= 0 else { return TemplateArguments() }
        let plan = library.program.arguments[Int(index)]
        var arguments = TemplateArguments(try evaluate(plan.positional))
        if plan.named.count > 0 { arguments.named = try evaluateNamed(plan.named) }
        if plan.unpackedList >= 0 {
            arguments.positional += try Python.items(of: try evaluate(plan.unpackedList))
        }
        if plan.unpackedMap >= 0 {
            let value = try evaluate(plan.unpackedMap)
            try Python.refuseUndefined(value)
            guard case .map(let map) = value else {
                throw .type("only a dictionary can follow '**'")
            }
            for (key, value) in map.entries {
                guard let name = key.anyText else {
                    throw .type("the keys of a dictionary after '**' are text")
                }
                if arguments.named.contains(where: { $0.name == name }) {
                    throw Trouble(.templateArguments, "the argument '\(name)' is there twice")
                }
                arguments.named.append(TemplateArguments.Named(name: name, value: value))
            }
        }
        return arguments
    }

    /// The names and values of an argument list, which stand in turn.
    private mutating func evaluateNamed(
        _ span: Program.Span
    ) throws(Trouble) -> [TemplateArguments.Named] {
        var named: [TemplateArguments.Named] = []
        named.reserveCapacity(Int(span.count / 2))
        for index in stride(from: span.range.lowerBound, to: span.range.upperBound, by: 2) {
            let name = library.names[Int(library.program.operands[index])].text
            let value = try evaluate(library.program.operands[index + 1])
            named.append(TemplateArguments.Named(name: name, value: value))
        }
        return named
    }
}
