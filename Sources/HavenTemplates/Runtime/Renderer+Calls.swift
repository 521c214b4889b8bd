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
            case .macro(let macro): return try callMacro(macro, arguments)
            case .builtin(let function): return try callBuiltin(function, arguments)
            case .method(let receiver, let name):
                return try callMethod(receiver, name, arguments)
            case .joiner(let index): return callJoiner(index)
            case .loop(let index): return try recurse(index, arguments)
            case .block(let block):
                guard arguments.positional.isEmpty, arguments.named.isEmpty else {
                    throw Trouble(.templateArguments, "a block takes no arguments")
                }
                return try callBlock(block)
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
        named name: String,
        arguments: Int32,
        at node: Int32
    ) throws(Trouble) -> TemplateValue {
        if hasMethod(value, name) {
            return try callMethod(value, name, try evaluateArguments(arguments))
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

    // MARK: Macros

    private mutating func callMacro(
        _ macro: MacroReference,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        try step()
        let plan = program.macros[macro.macro]
        let title = macro.isCaller ? "caller()" : "the macro '\(macro.name)'"
        var values: [TemplateValue?] = []
        var named = arguments.named
        for (index, parameter) in plan.parameters.enumerated() {
            if index < arguments.positional.count {
                values.append(arguments.positional[index])
            } else if let found = named.firstIndex(where: { $0.name == parameter.name }) {
                values.append(named.remove(at: found).value)
            } else {
                values.append(nil)
            }
        }
        var caller: TemplateValue?
        if plan.callerSlot != nil, let found = named.firstIndex(where: { $0.name == "caller" }) {
            caller = named.remove(at: found).value
        }
        if plan.namedSlot == nil, let extra = named.first {
            if extra.name == "caller" {
                throw Trouble(
                    .templateArguments,
                    "\(title) does not use 'caller'",
                    help: "call it with '{{ … }}', or print 'caller()' in it"
                )
            }
            let parameters = plan.parameters.map(\.name)
            throw Trouble(
                .templateArguments,
                "\(title) has no parameter '\(extra.name)'",
                help: NearMiss.help(for: extra.name, among: parameters)
            )
        }
        if plan.positionalSlot == nil, arguments.positional.count > plan.parameters.count {
            throw Trouble(
                .templateArguments,
                "\(title) takes at most \(plan.parameters.count) "
                    + (plan.parameters.count == 1 ? "argument" : "arguments")
            )
        }
        return try run(
            plan,
            of: macro,
            title,
            Call(
                values: values,
                caller: caller,
                named: named,
                positional: Array(arguments.positional.dropFirst(plan.parameters.count))
            )
        )
    }

    private struct Call {
        let values: [TemplateValue?]
        let caller: TemplateValue?
        let named: [TemplateArguments.Named]
        let positional: [TemplateValue]
    }

    private mutating func run(
        _ plan: MacroPlan,
        of macro: MacroReference,
        _ title: String,
        _ call: Call
    ) throws(Trouble) -> TemplateValue {
        try nested { renderer throws(Trouble) in
            let context = renderer.frames[macro.frame].context
            let previous = renderer.enter(plan.unit, parent: macro.frame, context: context)
            let base = renderer.frames[renderer.frame].base
            if let slot = plan.callerSlot {
                renderer.slots[base + slot] =
                    call.caller ?? .undefined(UndefinedValue("this macro was not called by 'call'"))
            }
            if let slot = plan.namedSlot {
                renderer.slots[base + slot] = .map(
                    TemplateMap(call.named.map { ($0.name, $0.value) })
                )
            }
            if let slot = plan.positionalSlot {
                renderer.slots[base + slot] = .tuple(call.positional)
            }
            for (parameter, value) in zip(plan.parameters, call.values) {
                renderer.slots[base + parameter.slot] = value
            }
            for (parameter, value) in zip(plan.parameters, call.values) where value == nil {
                renderer.slots[base + parameter.slot] =
                    if let node = parameter.defaultValue {
                        try renderer.evaluate(Int32(node))
                    } else {
                        .undefined(
                            UndefinedValue("\(title) was not given '\(parameter.name)'")
                        )
                    }
            }
            let text = try renderer.capturing { renderer throws(Trouble) in
                try renderer.execute(renderer.program.units[plan.unit].body)
            }
            renderer.leave(to: previous)
            return .markup(text)
        }
    }
}
