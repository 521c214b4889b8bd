internal import HavenDiagnostics

extension Renderer {
    /// `value.name`: a member, a method, or the value of a key.
    mutating func member(
        of value: TemplateValue,
        named name: TemplateName
    ) throws(Trouble) -> TemplateValue {
        let methods = name.methods
        let name = name.text
        switch value {
        case .object(let object): return try member(of: object, named: name)
        case .map(let map):
            if methods.contains(.map) { return method(value, name) }
            if let item = map[name] { return item }
            return .undefined(
                UndefinedValue(
                    "this dictionary has no '\(name)'",
                    name: name,
                    candidates: map.names,
                    help: MethodNames.help(for: name)
                )
            )
        case .undefined(let undefined): throw undefined.trouble
        case .engine(let engine): return try member(of: engine, value, named: name)
        case .tuple(let items) where items.count == 2 && (name == "grouper" || name == "list"):
            // What 'groupby' gives has names for its two parts.
            return name == "grouper" ? items[0] : items[1]
        case .none, .bool, .int, .double, .string, .markup, .list, .tuple, .function: break
        }
        if hasMethod(value, methods) { return method(value, name) }
        return .undefined(
            UndefinedValue(
                "\(value.kindName) has no '\(name)'",
                name: name,
                candidates: MethodNames.names(for: value),
                help: MethodNames.help(for: name)
            )
        )
    }

    private mutating func member(
        of object: any TemplateObject,
        named name: String
    ) throws(Trouble) -> TemplateValue {
        if let member = try ask(object, for: name) { return member }
        return .undefined(
            UndefinedValue(
                "a \(object.kindName) has no '\(name)'",
                name: name,
                candidates: object.memberNames
            )
        )
    }

    private func method(_ value: TemplateValue, _ name: String) -> TemplateValue {
        .engine(EngineValue(.method(receiver: value, name: name)))
    }

    private mutating func member(
        of engine: EngineValue,
        _ value: TemplateValue,
        named name: String
    ) throws(Trouble) -> TemplateValue {
        switch engine.kind {
        case .loop(let index): return try member(ofLoop: index, named: name)
        case .namespace(let index):
            if let member = namespaces[index][name] { return member }
            return .undefined(
                UndefinedValue(
                    "this namespace has no '\(name)'",
                    name: name,
                    candidates: namespaces[index].names
                )
            )
        case .module(let index):
            return member(of: index, named: name, library.names.existing(name))
        case .selfReference(let context):
            return blockReference(
                name,
                library.names.existing(name),
                context: context,
                depth: 0,
                message: "there is no block '\(name)'"
            )
        case .block(let block):
            guard name == "super" else { break }
            return blockReference(
                block.name,
                block.nameID,
                context: block.context,
                depth: block.depth + 1,
                message: "there is no block '\(block.name)' in a parent template"
            )
        case .cycler(let index):
            if name == "current" { return cyclers[index].items[cyclers[index].position] }
            if name == "next" || name == "reset" { return method(value, name) }
        case .macro(let macro):
            let plan = library.program.macros[macro.macro]
            switch name {
            case "name": return macro.isCaller ? .none : .string(macro.name)
            case "arguments":
                return .tuple(
                    plan.parameters.range.map { index in
                        .string(library.names[library.program.parameters[index].name].text)
                    }
                )
            case "caller":
                return .bool(plan.callerSlot != nil || plan.hasCallerParameter)
            case "catch_kwargs": return .bool(plan.namedSlot != nil)
            case "catch_varargs": return .bool(plan.positionalSlot != nil)
            default: break
            }
        case .range(let range):
            switch name {
            case "start": return .int(range.start)
            case "stop": return .int(range.stop)
            case "step": return .int(range.step)
            default: break
            }
        case .joiner, .view, .method, .builtin: break
        }
        return .undefined(UndefinedValue("\(engine.kindName) has no '\(name)'", name: name))
    }

    /// `value[key]`: an item, or the member of that name.
    mutating func item(
        of value: TemplateValue,
        at key: TemplateValue
    ) throws(Trouble) -> TemplateValue {
        try Python.refuseUndefined(value)
        if case .undefined(let undefined) = key, !undefined.isSilent {
            // Only a dictionary looks at the key; elsewhere nothing is found.
            if case .map = value { throw undefined.trouble }
            return key
        }
        switch value {
        case .object(let object):
            if let name = key.anyText { return try member(of: object, named: name) }
        case .map(let map):
            if let key = TemplateKey(key), let item = map[key] { return item }
        case .list(let items), .tuple(let items):
            if let position = key.integer, let item = Subscript.item(items, position) {
                return item
            }
        case .string(let text), .markup(let text):
            if let position = key.integer,
                let scalar = Subscript.item(TextSearch.scalars(text), position)
            {
                return value.isMarkup ? .markup(String(scalar)) : .string(String(scalar))
            }
        case .engine(let engine):
            if case .range(let range) = engine.kind, let position = key.integer {
                let index = position < 0 ? range.count + position : position
                if index >= 0, index < range.count {
                    return .int(range.start + index * range.step)
                }
            }
        default: break
        }
        if let name = key.anyText { return try member(of: value, named: TemplateName(name)) }
        let title = key.integer.map { "\($0)" } ?? key.kindName
        return .undefined(UndefinedValue("\(value.kindName) has no item \(title)"))
    }
}
