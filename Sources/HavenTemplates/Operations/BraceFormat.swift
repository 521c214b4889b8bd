internal import HavenDiagnostics

/// Python's `str.format`; on HTML the values are escaped.
struct BraceFormat {
    private let isMarkup: Bool
    private let arguments: TemplateArguments
    /// The number of the next value without a name.
    private var next = 0
    /// Whether fields have numbers, once one has shown it.
    private var isNumbered: Bool?

    static func format(
        _ text: String,
        isMarkup: Bool,
        _ arguments: TemplateArguments,
        _ renderer: inout Renderer
    ) throws(Trouble) -> TemplateValue {
        var format = BraceFormat(isMarkup: isMarkup, arguments: arguments)
        let result = try format.run(TextSearch.scalars(text), depth: 0, &renderer)
        return isMarkup ? .markup(result) : .string(result)
    }

    private init(isMarkup: Bool, arguments: TemplateArguments) {
        self.isMarkup = isMarkup
        self.arguments = arguments
    }

    private mutating func run(
        _ text: [Unicode.Scalar],
        depth: Int,
        _ renderer: inout Renderer
    ) throws(Trouble) -> String {
        guard depth < 3 else { throw .value("the format is nested too deep") }
        var result = ""
        var index = 0
        while index < text.count {
            let scalar = text[index]
            let isDoubled = index + 1 < text.count && text[index + 1] == scalar
            if scalar == "{" || scalar == "}", isDoubled, depth == 0 {
                result.unicodeScalars.append(scalar)
                index += 2
            } else if scalar == "{" {
                let end = try fieldEnd(text, from: index + 1)
                result += try field(Array(text[(index + 1)..<end]), depth: depth, &renderer)
                index = end + 1
            } else if scalar == "}" {
                throw .value("there is a single '}' in the format", help: "write '}}'")
            } else {
                result.unicodeScalars.append(scalar)
                index += 1
            }
            guard result.utf8.count < RenderLimits.size else { throw .tooLarge }
        }
        return result
    }

    private func fieldEnd(_ text: [Unicode.Scalar], from start: Int) throws(Trouble) -> Int {
        var depth = 1
        for index in start..<text.count {
            if text[index] == "{" { depth += 1 }
            if text[index] == "}" { depth -= 1 }
            if depth == 0 { return index }
        }
        throw .value("there is a single '{' in the format", help: "write '{{'")
    }

    private mutating func field(
        _ text: [Unicode.Scalar],
        depth: Int,
        _ renderer: inout Renderer
    ) throws(Trouble) -> String {
        var name = text[...]
        var conversion: Unicode.Scalar?
        var spec = ""
        let mark = text.firstIndex { $0 == "!" || $0 == ":" }
        if let mark {
            name = text[..<mark]
            var rest = text[mark...]
            if rest.first == "!" {
                conversion = rest.dropFirst().first
                rest = rest.dropFirst(2)
                guard rest.isEmpty || rest.first == ":" else {
                    throw .value("':' is expected after a conversion in the format")
                }
            }
            spec = try run(Array(rest.dropFirst()), depth: depth + 1, &renderer)
        }
        var value = try lookUp(Array(name), &renderer)
        try Python.refuseUndefined(value)
        switch conversion {
        case nil: break
        case "s": value = .string(try Python.text(value))
        case "r", "a": value = .string(try Python.representation(value))
        default: throw .value("there is no such conversion in the format")
        }
        if isMarkup, value.isMarkup {
            guard spec.isEmpty else { throw .value("HTML cannot be formatted") }
            return try Python.escaped(value)
        }
        let result = try FormatSpec.apply(spec, to: value)
        return isMarkup ? Escape.escaped(result) : result
    }

    /// `0.name[key]`: members of records, keys of dictionaries and positions.
    private mutating func lookUp(
        _ path: [Unicode.Scalar],
        _ renderer: inout Renderer
    ) throws(Trouble) -> TemplateValue {
        let end = path.firstIndex { $0 == "." || $0 == "[" } ?? path.count
        var value = try argument(TextSearch.text(path[..<end]))
        var index = end
        while index < path.count {
            let start = index + 1
            if path[index] == "." {
                index = path[start...].firstIndex { $0 == "." || $0 == "[" } ?? path.count
                value = try member(of: value, TextSearch.text(path[start..<index]), &renderer)
            } else {
                guard path[index] == "[", let close = path[start...].firstIndex(of: "]") else {
                    throw .value("a name in the format is broken")
                }
                value = try item(of: value, TextSearch.text(path[start..<close]))
                index = close + 1
            }
        }
        return value
    }

    private func member(
        of value: TemplateValue,
        _ name: String,
        _ renderer: inout Renderer
    ) throws(Trouble) -> TemplateValue {
        try Python.refuseUndefined(value)
        guard case .object(let object) = value else {
            throw .type("\(value.kindName) has no member '\(name)' in a format")
        }
        if let member = try renderer.ask(object, for: name) { return member }
        throw .value(
            "a \(object.kindName) has no '\(name)'",
            help: NearMiss.help(for: name, among: object.memberNames)
        )
    }

    private func item(of value: TemplateValue, _ key: String) throws(Trouble) -> TemplateValue {
        try Python.refuseUndefined(value)
        let position = Int(key)
        switch value {
        case .map(let map):
            let key = position.map { TemplateKey.int($0) } ?? .text(key)
            if let item = map[key] { return item }
        case .list(let items), .tuple(let items):
            if let position, items.indices.contains(position) { return items[position] }
        default: break
        }
        throw .value("\(value.kindName) has no item '\(key)'")
    }

    private mutating func argument(_ name: String) throws(Trouble) -> TemplateValue {
        if name.isEmpty || name.utf8.allSatisfy(\.isDigit) {
            let hasNumber = !name.isEmpty
            if let isNumbered, isNumbered != hasNumber {
                throw .value("fields of a format all have numbers, or none has")
            }
            isNumbered = hasNumber
            let index = hasNumber ? Int(name) ?? .max : next
            if !hasNumber { next += 1 }
            guard index < arguments.positional.count else {
                throw .value("the format needs more values")
            }
            return arguments.positional[index]
        }
        guard let argument = arguments.named.first(where: { $0.name == name }) else {
            throw .value(
                "the format has no value for '\(name)'",
                help: NearMiss.help(for: name, among: arguments.named.map(\.name))
            )
        }
        return argument.value
    }
}
