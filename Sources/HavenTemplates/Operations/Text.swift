/// Python's `str` and `repr` of values.
extension Python {
    /// The text of a value, as `str` gives it.
    static func text(_ value: TemplateValue) throws(Trouble) -> String {
        switch value {
        case .string(let text), .markup(let text): return text
        case .undefined(let undefined):
            if undefined.isSilent { return "" }
            throw undefined.trouble
        case .object(let object):
            guard let printed = object.printed else { throw unprintable(object) }
            return try text(printed)
        case .none, .bool, .int, .double, .list, .tuple, .map, .function, .engine:
            return try representation(value)
        }
    }

    /// A value as HTML: escaped, unless it is HTML already.
    static func escaped(_ value: TemplateValue) throws(Trouble) -> String {
        switch value {
        case .markup(let text): return text
        case .object(let object):
            guard let printed = object.printed else { throw unprintable(object) }
            return try escaped(printed)
        default: return Escape.escaped(try text(value))
        }
    }

    /// The value as an author of a template would write it, as `repr` gives it.
    static func representation(_ value: TemplateValue) throws(Trouble) -> String {
        var text = ""
        try represent(value, into: &text, depth: 0)
        return text
    }

    private static func represent(
        _ value: TemplateValue,
        into text: inout String,
        depth: Int
    ) throws(Trouble) {
        guard depth < 100, text.utf8.count < RenderLimits.size else { throw .tooLarge }
        switch value {
        case .none: text += "None"
        case .bool(let flag): text += flag ? "True" : "False"
        case .int(let number): text += String(number)
        case .double(let number): text += FloatText.text(number)
        case .string(let string): PythonText.appendRepresentation(of: string, to: &text)
        case .markup(let string):
            text += "Markup("
            PythonText.appendRepresentation(of: string, to: &text)
            text += ")"
        case .list(let items): try represent(items, "[", "]", into: &text, depth: depth)
        case .tuple(let items):
            try represent(items, "(", items.count == 1 ? ",)" : ")", into: &text, depth: depth)
        case .map(let map): try represent(map, into: &text, depth: depth)
        case .object(let object):
            guard let printed = object.printed else { throw unprintable(object) }
            try represent(printed, into: &text, depth: depth + 1)
        case .undefined: text += "Undefined"
        case .function: throw uncalled(value)
        case .engine(let engine):
            switch engine.kind {
            case .range(let range):
                text += "range(\(range.start), \(range.stop)"
                text += range.step == 1 ? ")" : ", \(range.step))"
            case .view(let view):
                text += view.kind.rawValue + "("
                try represent(view.items, "[", "]", into: &text, depth: depth)
                text += ")"
            case .macro(let macro):
                text += macro.isCaller ? "<Macro None>" : "<Macro '\(macro.name)'>"
            case .loop, .namespace, .module, .cycler, .joiner, .selfReference:
                throw .type("\(engine.kindName) is not text")
            case .block, .method, .builtin: throw uncalled(value)
            }
        }
    }

    static func unprintable(_ object: any TemplateObject) -> Trouble {
        .type(
            "a \(object.kindName) is not text",
            help: object.memberNames.isEmpty
                ? nil : "print a member of it, such as '.\(object.memberNames[0])'"
        )
    }

    private static func uncalled(_ value: TemplateValue) -> Trouble {
        .type("\(value.kindName) is not text", help: "call it: put '()' behind it")
    }

    private static func represent(
        _ items: [TemplateValue],
        _ open: String,
        _ close: String,
        into text: inout String,
        depth: Int
    ) throws(Trouble) {
        text += open
        for (index, item) in items.enumerated() {
            if index > 0 { text += ", " }
            try represent(item, into: &text, depth: depth + 1)
        }
        text += close
    }

    private static func represent(
        _ map: TemplateMap,
        into text: inout String,
        depth: Int
    ) throws(Trouble) {
        text += "{"
        for (index, entry) in map.entries.enumerated() {
            if index > 0 { text += ", " }
            try represent(entry.key.value, into: &text, depth: depth + 1)
            text += ": "
            try represent(entry.value, into: &text, depth: depth + 1)
        }
        text += "}"
    }
}

extension TemplateKey {
    /// The key as a value.
    var value: TemplateValue {
        switch self {
        case .none: .none
        case .bool(let flag): .bool(flag)
        case .int(let number): .int(number)
        case .double(let number): .double(number)
        case .text(let text): .string(text)
        case .markup(let text): .markup(text)
        case .tuple(let keys): .tuple(keys.map(\.value))
        case .object(let identity): .string(identity.key)
        case .nothing: .undefined(.noElse)
        }
    }
}
