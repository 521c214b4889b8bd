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

    /// The kinds of values that have a method, by its name.
    private static let owners: [String: MethodOwners] = {
        var owners: [String: MethodOwners] = [:]
        for name in text { owners[name, default: []].formUnion([.text, .markup]) }
        for name in markup { owners[name, default: []].formUnion(.markup) }
        for name in map { owners[name, default: []].formUnion(.map) }
        for name in list { owners[name, default: []].formUnion(.list) }
        for name in tuple { owners[name, default: []].formUnion(.tuple) }
        return owners
    }()

    static func owners(of name: String) -> MethodOwners { owners[name] ?? [] }

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

/// Kinds of values that have methods.
struct MethodOwners: OptionSet {
    let rawValue: UInt8

    static let text = MethodOwners(rawValue: 1)
    static let markup = MethodOwners(rawValue: 2)
    static let map = MethodOwners(rawValue: 4)
    static let list = MethodOwners(rawValue: 8)
    static let tuple = MethodOwners(rawValue: 16)
}

extension Renderer {
    /// Whether a value is one of those that have a method.
    func hasMethod(_ value: TemplateValue, _ owners: MethodOwners) -> Bool {
        switch value {
        case .string: owners.contains(.text)
        case .markup: owners.contains(.markup)
        case .map: owners.contains(.map)
        case .list: owners.contains(.list)
        case .tuple: owners.contains(.tuple)
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
        case "keys": return view(.keys, map.entries.map(\.key.value))
        case "values": return view(.values, map.values)
        case "items":
            return view(.items, map.entries.map { .tuple([$0.key.value, $0.value]) })
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
