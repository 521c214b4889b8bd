internal import HavenDiagnostics

extension Renderer {
    mutating func callBuiltin(
        _ function: GlobalFunction,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        switch function {
        case .range: return try makeRange(arguments)
        case .dict: return .map(try makeMap(arguments, of: "dict()"))
        case .namespace:
            namespaces.append(try makeMap(arguments, of: "namespace()"))
            return .engine(EngineValue(.namespace(namespaces.count - 1)))
        case .cycler:
            guard arguments.named.isEmpty, !arguments.positional.isEmpty else {
                throw Trouble(.templateArguments, "cycler() needs the values to go through")
            }
            cyclers.append(CyclerState(items: arguments.positional))
            return .engine(EngineValue(.cycler(cyclers.count - 1)))
        case .joiner:
            let values = try arguments.assigned(to: ["sep"], of: "joiner()")
            joiners.append(JoinerState(separator: values[0] ?? .string(", ")))
            return .engine(EngineValue(.joiner(joiners.count - 1)))
        }
    }

    private func makeRange(_ arguments: TemplateArguments) throws(Trouble) -> TemplateValue {
        guard arguments.named.isEmpty, (1...3).contains(arguments.positional.count) else {
            throw Trouble(.templateArguments, "range() takes one, two or three whole numbers")
        }
        var numbers: [Int] = []
        for value in arguments.positional {
            try Python.refuseUndefined(value)
            guard let number = value.integer else {
                throw .type("range() needs whole numbers, not \(value.kindName)")
            }
            numbers.append(number)
        }
        if numbers.count == 1 { numbers.insert(0, at: 0) }
        if numbers.count == 2 { numbers.append(1) }
        guard numbers[2] != 0 else { throw .value("the step of range() is not zero") }
        let limit = 1 << 40
        guard numbers.allSatisfy({ $0.magnitude < limit }) else { throw .tooLarge }
        let range = try RangeValue(start: numbers[0], stop: numbers[1], step: numbers[2])
        guard range.count <= RenderLimits.range else {
            throw Trouble(
                .templateLimit,
                "a range has at most \(RenderLimits.range) numbers"
            )
        }
        return .engine(EngineValue(.range(range)))
    }

    private func makeMap(
        _ arguments: TemplateArguments,
        of function: String
    ) throws(Trouble) -> TemplateMap {
        var map = TemplateMap()
        guard arguments.positional.count <= 1 else {
            throw Trouble(.templateArguments, "\(function) takes one dictionary and names")
        }
        switch arguments.positional.first {
        case .map(let given): map = given
        case let given?:
            try Python.refuseUndefined(given)
            for pair in try Python.items(of: given) {
                let parts = try Python.items(of: pair)
                guard parts.count == 2 else {
                    throw .value("\(function) needs pairs of a key and a value")
                }
                map[try Python.key(parts[0])] = parts[1]
            }
        case nil: break
        }
        for argument in arguments.named { map[argument.name] = argument.value }
        return map
    }
}
