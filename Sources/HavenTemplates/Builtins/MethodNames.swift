/// The methods values have: those of Python's types that only read.
enum MethodNames {
    static let text = [
        "capitalize", "casefold", "center", "count", "endswith", "find", "format", "index",
        "isalnum", "isalpha", "isdecimal", "isdigit", "islower", "isnumeric", "isspace", "istitle",
        "isupper", "join", "ljust", "lower", "lstrip", "partition", "removeprefix", "removesuffix",
        "replace", "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split",
        "splitlines", "startswith", "strip", "swapcase", "title", "upper", "zfill",
    ]
    static let markup = ["striptags", "unescape"]
    static let map = ["copy", "get", "items", "keys", "values"]
    static let list = ["copy", "count", "index"]
    static let tuple = ["count", "index"]

    /// Methods of Python that change their value, which nothing in a template does.
    private static let changing: Set<String> = [
        "append", "clear", "extend", "insert", "pop", "popitem", "remove", "reverse",
        "setdefault", "sort", "update",
    ]

    /// What to do instead of changing a value.
    static func help(for name: String) -> String? {
        changing.contains(name)
            ? "values do not change; make a new one, such as '{% set list = list + [item] %}'" : nil
    }

    static func names(for value: TemplateValue) -> [String] {
        switch value {
        case .string: text
        case .markup: text + markup
        case .map: map
        case .list: list
        case .tuple: tuple
        default: []
        }
    }
}

extension Renderer {
    func hasMethod(_ value: TemplateValue, _ name: String) -> Bool {
        switch value {
        case .string: MethodNames.text.contains(name)
        case .markup: MethodNames.text.contains(name) || MethodNames.markup.contains(name)
        case .map: MethodNames.map.contains(name)
        case .list: MethodNames.list.contains(name)
        case .tuple: MethodNames.tuple.contains(name)
        default: false
        }
    }

    /// Calls a method of a value.
    mutating func callMethod(
        _ receiver: TemplateValue,
        _ name: String,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        if name == "format", let text = receiver.anyText {
            return try BraceFormat.format(text, isMarkup: receiver.isMarkup, arguments, &self)
        }
        switch receiver {
        case .string(let text):
            return try TextMethods(text: text, isMarkup: false)
                .call(name, arguments)
        case .markup(let text):
            return try TextMethods(text: text, isMarkup: true)
                .call(name, arguments)
        case .map(let map): return try callMethod(map, name, arguments)
        case .list(let items), .tuple(let items):
            return try callMethod(receiver, items, name, arguments)
        case .engine(let engine):
            switch engine.kind {
            case .loop(let index): return try callLoopMethod(index, name, arguments)
            case .cycler(let index): return try callCyclerMethod(index, name, arguments)
            default: break
            }
        default: break
        }
        throw .type("\(receiver.kindName) has no method '\(name)'")
    }

    private func callMethod(
        _ map: TemplateMap,
        _ name: String,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        if name == "get" {
            let values = try arguments.assigned(to: ["key", "default"], of: "get()")
            guard let key = values[0] else {
                throw Trouble(.templateArguments, "get() needs a key")
            }
            return map[try Python.key(key)] ?? values[1] ?? .none
        }
        _ = try arguments.assigned(to: [], of: "\(name)()")
        switch name {
        case "keys": return view(.keys, map.keys.map(\.value))
        case "values": return view(.values, map.values)
        case "items":
            return view(.items, zip(map.keys, map.values).map { .tuple([$0.value, $1]) })
        default: return .map(map)
        }
    }

    private func view(_ kind: ViewValue.Kind, _ items: [TemplateValue]) -> TemplateValue {
        .engine(EngineValue(.view(ViewValue(kind: kind, items: items))))
    }

    private func callMethod(
        _ receiver: TemplateValue,
        _ items: [TemplateValue],
        _ name: String,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        if name == "copy" {
            _ = try arguments.assigned(to: [], of: "copy()")
            return receiver
        }
        let values = try arguments.assigned(to: ["value"], of: "\(name)()")
        guard let wanted = values[0] else {
            throw Trouble(.templateArguments, "\(name)() needs a value")
        }
        var count = 0
        for (index, item) in items.enumerated() where try Python.areEqual(item, wanted) {
            if name == "index" { return .int(index) }
            count += 1
        }
        guard name == "count" else {
            throw .value("\(receiver.kindName) without this value has no index of it")
        }
        return .int(count)
    }

    private mutating func callCyclerMethod(
        _ index: Int,
        _ name: String,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        _ = try arguments.assigned(to: [], of: "\(name)()")
        guard name == "next" else {
            cyclers[index].position = 0
            return .none
        }
        let item = cyclers[index].items[cyclers[index].position]
        cyclers[index].position = (cyclers[index].position + 1) % cyclers[index].items.count
        return item
    }
}
