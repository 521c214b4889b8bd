internal import HavenDiagnostics

extension Renderer {
    /// Applies a filter to a value.
    mutating func apply(
        _ filter: FilterName,
        to value: TemplateValue,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        switch filter {
        case .map: return try map(value, arguments)
        case .select, .reject, .selectattr, .rejectattr:
            return try select(filter, value, arguments)
        case .format: return try format(value, arguments)
        default: break
        }
        var values: [TemplateValue?] = []
        if !arguments.isEmpty || !filter.parameters.isEmpty {
            values = try arguments.assigned(
                to: filter.parameters,
                of: "the filter '\(filter.rawValue)'"
            )
        }
        let call = FilterCall(filter: filter, value: value, values: values)
        switch filter {
        case .d, .default: return try defaulted(call)
        case .safe: return .markup(try html(value))
        case .e, .escape: return .markup(try Python.escaped(value))
        case .string:
            return value.isMarkup ? value : .string(try Python.text(value))
        case .list: return .list(try Python.items(of: value))
        case .length, .count:
            if case .engine(let engine) = value, case .loop(let index) = engine.kind {
                return .int(try length(index))
            }
            guard let length = try Python.length(of: value) else {
                throw .type("\(value.kindName) has no length")
            }
            return .int(length)
        case .items: return try pairs(value)
        case .attr: return try attribute(call)
        case .abs, .int, .float, .round, .filesizeformat: return try applyNumeric(call)
        case .batch, .slice, .first, .last, .reverse, .sum, .join:
            return try applySequence(call)
        case .sort, .dictsort, .unique, .min, .max, .groupby: return try applyOrder(call)
        case .tojson: return try json(call)
        case .upper, .lower, .capitalize, .title, .center, .trim, .replace, .truncate, .indent,
            .wordwrap, .wordcount, .striptags, .forceescape, .urlencode, .xmlattr:
            return try applyText(call)
        case .map, .select, .reject, .selectattr, .rejectattr, .format:
            preconditionFailure("the filter was applied above")
        }
    }

    /// A value taken for HTML.
    private func html(_ value: TemplateValue) throws(Trouble) -> String {
        if case .object(let object) = value, let printed = object.printed {
            return try html(printed)
        }
        return try Python.text(value)
    }

    private func defaulted(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        let fallback = call[0] ?? .string("")
        if case .undefined = call.value { return fallback }
        if let flag = call[1], try Python.isTrue(flag), try !Python.isTrue(call.value) {
            return fallback
        }
        return call.value
    }

    private func pairs(_ value: TemplateValue) throws(Trouble) -> TemplateValue {
        switch value {
        case .undefined: return .list([])
        case .map(let map):
            return .list(map.entries.map { .tuple([$0.key.value, $0.value]) })
        default: throw .type("only a dictionary has pairs, not \(value.kindName)")
        }
    }

    private mutating func attribute(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        guard let name = try call.text(0) else {
            throw Trouble(.templateArguments, "the filter 'attr' needs a name")
        }
        // Unlike '.', this does not look at the keys of a dictionary.
        let member = TemplateName(name)
        if case .map(let map) = call.value, !member.methods.contains(.map) {
            return .undefined(
                UndefinedValue(
                    "a dictionary has no attribute '\(name)'",
                    name: name,
                    candidates: map.names
                )
            )
        }
        return try self.member(of: call.value, named: member)
    }

    private func format(
        _ value: TemplateValue,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        guard arguments.positional.isEmpty || arguments.named.isEmpty else {
            throw Trouble(
                .templateArguments,
                "the filter 'format' takes values or named values, not both"
            )
        }
        let operand: TemplateValue =
            arguments.named.isEmpty
            ? .tuple(arguments.positional)
            : .map(TemplateMap(arguments.named.map { ($0.name, $0.value) }))
        return try PercentFormat.format(
            try Python.text(value),
            isMarkup: value.isMarkup,
            operand
        )
    }

    // MARK: Filters that apply others

    private mutating func map(
        _ value: TemplateValue,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        guard try Python.isTrue(value) else { return .list([]) }
        var results: [TemplateValue] = []
        if arguments.positional.isEmpty,
            arguments.named.contains(where: { $0.name == "attribute" })
        {
            let values = try arguments.assigned(
                to: ["attribute", "default"],
                of: "the filter 'map'"
            )
            let path = try AttributePath(values[0] ?? .none)
            let fallback = values[1].flatMap { $0.isNone ? nil : $0 }
            for item in try Python.items(of: value) {
                results.append(try path.value(of: item, default: fallback, &self))
            }
            return .list(results)
        }
        guard let first = arguments.positional.first else {
            throw Trouble(
                .templateArguments,
                "the filter 'map' needs the name of a filter",
                help: "or 'attribute=\"name\"'"
            )
        }
        try Python.refuseUndefined(first)
        guard let name = first.anyText, let filter = FilterName(rawValue: name) else {
            throw unknownFilter(first)
        }
        var rest = arguments
        rest.positional.removeFirst()
        for item in try Python.items(of: value) {
            results.append(try apply(filter, to: item, rest))
        }
        return .list(results)
    }

    private func unknownFilter(_ value: TemplateValue) -> Trouble {
        let name = value.anyText ?? ""
        return Trouble(
            .templateUnknownFilter,
            "there is no filter '\(name)'",
            help: NearMiss.help(for: name, among: FilterName.allCases.map(\.rawValue))
        )
    }

    private mutating func select(
        _ filter: FilterName,
        _ value: TemplateValue,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        guard try Python.isTrue(value) else { return .list([]) }
        var rest = arguments
        var path: AttributePath?
        if filter == .selectattr || filter == .rejectattr {
            guard !rest.positional.isEmpty else {
                throw Trouble(
                    .templateArguments,
                    "the filter '\(filter.rawValue)' needs an attribute"
                )
            }
            path = try AttributePath(rest.positional.removeFirst())
        }
        var test: TestName?
        if !rest.positional.isEmpty {
            let first = rest.positional.removeFirst()
            try Python.refuseUndefined(first)
            let name = first.anyText ?? ""
            guard let found = TestName(rawValue: name) else {
                throw Trouble(
                    .templateUnknownTest,
                    "there is no test '\(name)'",
                    help: NearMiss.help(for: name, among: TestName.allCases.map(\.rawValue))
                )
            }
            test = found
        }
        let keeps = filter == .select || filter == .selectattr
        var results: [TemplateValue] = []
        for item in try Python.items(of: value) {
            var tested = item
            if let path { tested = try path.value(of: item, default: nil, &self) }
            let holds: Bool
            if let test {
                holds = try self.holds(test, tested, rest)
            } else {
                holds = try Python.isTrue(tested)
            }
            if holds == keeps { results.append(item) }
        }
        return .list(results)
    }
}

/// A filter, what it is applied to, and its arguments in the order of its parameters.
struct FilterCall {
    let filter: FilterName
    let value: TemplateValue
    let values: [TemplateValue?]

    subscript(index: Int) -> TemplateValue? { values[index] }

    private func wrong(_ index: Int, _ expected: String) -> Trouble {
        .type(
            "'\(filter.parameters[index])' of the filter '\(filter.rawValue)' is \(expected), not "
                + (values[index]?.kindName ?? "nothing")
        )
    }

    func text(_ index: Int) throws(Trouble) -> String? {
        guard let value = values[index] else { return nil }
        try Python.refuseUndefined(value)
        guard let text = value.anyText else { throw wrong(index, "text") }
        return text
    }

    func integer(_ index: Int) throws(Trouble) -> Int? {
        guard let value = values[index] else { return nil }
        try Python.refuseUndefined(value)
        guard let number = value.integer else { throw wrong(index, "a whole number") }
        return number
    }

    func flag(
        _ index: Int,
        default fallback: Bool = false
    ) throws(Trouble) -> Bool {
        guard let value = values[index] else { return fallback }
        return try Python.isTrue(value)
    }
}

/// The path of an attribute given as text: `"author.name"`, `"0"`, or a number.
struct AttributePath {
    private let parts: [TemplateValue]

    init(_ value: TemplateValue) throws(Trouble) {
        try Python.refuseUndefined(value)
        switch value {
        case .none: parts = []
        case .string(let text), .markup(let text):
            let names =
                text.utf8.contains(UInt8(ascii: "."))
                ? TextSearch.split(text, ".", limit: -1) : [text]
            parts = names.map { part in
                !part.isEmpty && part.utf8.allSatisfy(\.isDigit)
                    ? Int(part).map { .int($0) } ?? .string(part) : .string(part)
            }
        default: parts = [value]
        }
    }

    func value(
        of item: TemplateValue,
        default fallback: TemplateValue?,
        _ renderer: inout Renderer
    ) throws(Trouble) -> TemplateValue {
        var item = item
        for part in parts {
            item = try renderer.item(of: item, at: part)
            if case .undefined = item, let fallback { item = fallback }
        }
        return item
    }
}
