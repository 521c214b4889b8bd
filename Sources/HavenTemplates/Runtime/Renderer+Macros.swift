internal import HavenDiagnostics

extension Renderer {
    /// What a call gives to a macro, parameter by parameter.
    private struct MacroArguments {
        /// The values in the order of the parameters, and more than there are for `varargs`.
        let positional: [TemplateValue]
        /// The values given by name, with the slots of their parameters.
        var given: [(slot: Int, value: TemplateValue)] = []
        var caller: TemplateValue?
        /// The named values that are left for `kwargs`.
        var named: [TemplateArguments.Named]
    }

    /// Runs a macro, which writes to the output.
    mutating func runMacro(
        _ macro: MacroReference,
        _ arguments: TemplateArguments
    ) throws(Trouble) {
        try step()
        let arguments = try bind(arguments, to: macro)
        let plan = library.program.macros[macro.macro]
        try nested { renderer throws(Trouble) in
            let context = renderer.frames[macro.frame].context
            let previous = renderer.enter(plan.unit, parent: macro.frame, context: context)
            try renderer.fill(plan, of: macro, with: arguments)
            try renderer.execute(renderer.library.program.units[plan.unit].body)
            renderer.leave(to: previous)
        }
    }

    private func title(of macro: MacroReference) -> String {
        macro.isCaller ? "caller()" : "the macro '\(macro.name)'"
    }

    private func name(of parameter: MacroPlan.Parameter) -> String {
        library.names[parameter.name].text
    }

    /// Gives each argument to its parameter; too many and unknown ones are errors.
    private func bind(
        _ arguments: TemplateArguments,
        to macro: MacroReference
    ) throws(Trouble) -> MacroArguments {
        let plan = library.program.macros[macro.macro]
        var bound = MacroArguments(positional: arguments.positional, named: arguments.named)
        if !bound.named.isEmpty {
            for index in plan.parameters.range.dropFirst(arguments.positional.count) {
                let parameter = library.program.parameters[index]
                let name = name(of: parameter)
                if let found = bound.named.firstIndex(where: { $0.name == name }) {
                    bound.given.append((parameter.slot, bound.named.remove(at: found).value))
                }
            }
            if plan.callerSlot != nil,
                let found = bound.named.firstIndex(where: { $0.name == "caller" })
            {
                bound.caller = bound.named.remove(at: found).value
            }
        }
        if plan.namedSlot == nil, let extra = bound.named.first {
            throw unknownArgument(extra.name, of: macro)
        }
        if plan.positionalSlot == nil, arguments.positional.count > plan.parameters.count {
            throw Trouble(
                .templateArguments,
                "\(title(of: macro)) takes at most \(plan.parameters.count) "
                    + (plan.parameters.count == 1 ? "argument" : "arguments")
            )
        }
        return bound
    }

    private func unknownArgument(_ name: String, of macro: MacroReference) -> Trouble {
        if name == "caller" {
            return Trouble(
                .templateArguments,
                "\(title(of: macro)) does not use 'caller'",
                help: "call it with '{{ … }}', or print 'caller()' in it"
            )
        }
        let parameters = library.program.macros[macro.macro].parameters.range.map { index in
            self.name(of: library.program.parameters[index])
        }
        return Trouble(
            .templateArguments,
            "\(title(of: macro)) has no parameter '\(name)'",
            help: NearMiss.help(for: name, among: parameters)
        )
    }

    /// Fills the variables of a macro that was entered; defaults may use the parameters before them.
    private mutating func fill(
        _ plan: MacroPlan,
        of macro: MacroReference,
        with arguments: MacroArguments
    ) throws(Trouble) {
        let base = base
        if let slot = plan.callerSlot {
            slots[base + slot] =
                arguments.caller
                ?? .undefined(UndefinedValue("this macro was not called by 'call'"))
        }
        if let slot = plan.namedSlot {
            slots[base + slot] = .map(TemplateMap(arguments.named.map { ($0.name, $0.value) }))
        }
        if let slot = plan.positionalSlot {
            slots[base + slot] = .tuple(
                Array(arguments.positional.dropFirst(Int(plan.parameters.count)))
            )
        }
        for (index, value) in zip(plan.parameters.range, arguments.positional) {
            slots[base + library.program.parameters[index].slot] = value
        }
        for (slot, value) in arguments.given { slots[base + slot] = value }
        for index in plan.parameters.range.dropFirst(arguments.positional.count) {
            let parameter = library.program.parameters[index]
            guard slots[base + parameter.slot] == nil else { continue }
            slots[base + parameter.slot] =
                if let node = parameter.defaultValue {
                    try evaluate(node)
                } else {
                    .undefined(
                        UndefinedValue(
                            "\(title(of: macro)) was not given '\(name(of: parameter))'"
                        )
                    )
                }
        }
    }
}
