internal import HavenDiagnostics

extension Renderer {
    /// Calls a value.
    mutating func call(
        _ callee: TemplateValue,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        switch callee {
        case .function(let name): return try ask(name, arguments)
        case .undefined(let undefined): throw undefined.trouble
        case .engine(let engine):
            switch engine.kind {
            case .macro(let macro):
                return .markup(
                    try capturing { renderer throws(Trouble) in
                        try renderer.runMacro(macro, arguments)
                    }
                )
            case .builtin(let function): return try callBuiltin(function, arguments)
            case .method(let receiver, let name):
                return try callMethod(receiver, name, arguments)
            case .joiner(let index): return callJoiner(index)
            case .loop(let index): return try recurse(index, arguments)
            case .block(let block):
                guard arguments.positional.isEmpty, arguments.named.isEmpty else {
                    throw Trouble(.templateArguments, "a block takes no arguments")
                }
                return .markup(
                    try capturing { renderer throws(Trouble) in try renderer.runBlock(block) }
                )
            case .namespace, .cycler, .module, .selfReference, .range, .view: break
            }
        default: break
        }
        throw .type("\(callee.kindName) cannot be called")
    }

    /// Asks the host.
    private mutating func ask(
        _ function: String,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        for value in arguments.positional { try Python.refuseUndefined(value) }
        for argument in arguments.named { try Python.refuseUndefined(argument.value) }
        do throws(TemplateCallFailure) {
            return try host.call(function, arguments)
        } catch {
            throw Trouble(error)
        }
    }

    /// `value.name(…)` without a value for the method in between.
    mutating func callMember(
        of value: TemplateValue,
        named name: TemplateName,
        arguments: Int32,
        at node: Int32
    ) throws(Trouble) -> TemplateValue {
        if hasMethod(value, name.methods) {
            return try callMethod(value, name.text, try evaluateArguments(arguments))
        }
        var callee = try member(of: value, named: name)
        if case .undefined(var undefined) = callee, undefined.place == nil {
            undefined.place = place(of: node)
            callee = .undefined(undefined)
        }
        let arguments = try evaluateArguments(arguments)
        return try call(callee, arguments)
    }

    private mutating func callJoiner(_ index: Int) -> TemplateValue {
        guard joiners[index].isUsed else {
            joiners[index].isUsed = true
            return .string("")
        }
        return joiners[index].separator
    }
}
