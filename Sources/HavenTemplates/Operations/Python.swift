internal import HavenDiagnostics

/// What Python's operators and basic functions do, on the values of templates.
enum Python {
    /// The items of something that can be looped over.
    static func items(of value: TemplateValue) throws(Trouble) -> [TemplateValue] {
        switch value {
        case .list(let items), .tuple(let items): return items
        case .string(let text): return text.unicodeScalars.map { .string(String($0)) }
        case .markup(let text):
            return text.unicodeScalars.map { .string(String($0)) }
        case .map(let map): return map.entries.map(\.key.value)
        case .undefined(let undefined):
            if undefined.isSilent { return [] }
            throw undefined.trouble
        case .engine(let engine):
            switch engine.kind {
            case .range(let range): return range.items
            case .view(let view): return view.items
            default: break
            }
        case .none, .bool, .int, .double, .object, .function: break
        }
        throw .type("\(value.kindName) has no items to go through")
    }

    /// Python's `len`; `nil` if the value has none.
    static func length(of value: TemplateValue) throws(Trouble) -> Int? {
        switch value {
        case .string(let text), .markup(let text): return PythonText.length(text)
        case .list(let items), .tuple(let items): return items.count
        case .map(let map): return map.count
        case .undefined(let undefined):
            if undefined.isSilent { return 0 }
            throw undefined.trouble
        case .engine(let engine):
            switch engine.kind {
            case .range(let range): return range.count
            case .view(let view): return view.items.count
            default: return nil
            }
        case .none, .bool, .int, .double, .object, .function: return nil
        }
    }

    static func refuseUndefined(_ value: TemplateValue) throws(Trouble) {
        if case .undefined(let undefined) = value { throw undefined.trouble }
    }
}
