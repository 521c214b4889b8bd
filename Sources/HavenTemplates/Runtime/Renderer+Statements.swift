internal import HavenDiagnostics

extension Renderer {
    mutating func execute(_ span: Program.Span) throws(Trouble) {
        try descend()
        for index in span.range {
            let node = program.operands[index]
            do throws(Trouble) {
                try execute(node, program.nodes[Int(node)])
            } catch {
                throw error.placed(at: place(of: node))
            }
        }
        level -= 1
    }

    private mutating func execute(_ index: Int32, _ node: Node) throws(Trouble) {
        switch node {
        case .text(let text): output += program.texts[Int(text)]
        case .print(let value): try print(try evaluate(value))
        case .printURL(let value, let isList):
            let value = try evaluate(value)
            try URLGuard.check(try Python.text(value), isMarkup: value.printsMarkup, isList: isList)
            try print(value)
        case .branch(let test, let then, let otherwise):
            try execute(try Python.isTrue(try evaluate(test)) ? then : otherwise)
        case .loop(let plan): try runLoop(Int(plan))
        case .assign(let target, let value):
            let target = program.targets[Int(target)]
            try checkNamespaces(of: target)
            try assign(try evaluate(value), to: target)
        case .capture(let plan): try capture(program.scopes[Int(plan)])
        case .with(let plan): try with(program.scopes[Int(plan)])
        case .filterBlock(let plan): try filterBlock(program.scopes[Int(plan)])
        case .block(let block): try runBlockStatement(Int(block))
        case .extends(let template): try extend(template)
        case .include(let plan): try include(program.includes[Int(plan)], at: index)
        case .importAll(let plan): try importAll(program.imports[Int(plan)], at: index)
        case .importNames(let plan): try importNames(program.imports[Int(plan)], at: index)
        case .macro(let plan):
            let macro = program.macros[Int(plan)]
            keepFrame()
            let value = TemplateValue.engine(
                EngineValue(.macro(reference(to: Int(plan), isCaller: false)))
            )
            if let target = macro.target { try assign(value, to: target) }
        case .callBlock(let plan): try callBlock(program.calls[Int(plan)])
        case .unlessExtended(let body):
            if frames[frame].extended == nil { try execute(body) }
        case .constant, .variable, .list, .tuple, .map, .unary, .binary, .and, .or, .compare,
            .concat, .conditional, .member, .item, .slice, .call, .methodCall, .filter, .test,
            .captured:
            preconditionFailure("an expression cannot be executed")
        }
    }

    func reference(to macro: Int, isCaller: Bool) -> MacroReference {
        MacroReference(
            name: program.macros[macro].name,
            template: frames[frame].template,
            macro: macro,
            frame: frame,
            isCaller: isCaller
        )
    }

    /// Appends a value to the output, escaped unless it is HTML.
    mutating func print(_ value: TemplateValue) throws(Trouble) {
        switch value {
        case .string(let text): Escape.append(text, to: &output)
        case .markup(let text): output.append(contentsOf: text.utf8)
        case .int(let number): output.append(contentsOf: String(number).utf8)
        case .object(let object):
            guard let printed = object.printed else { throw Python.unprintable(object) }
            try print(printed)
        default: Escape.append(try Python.text(value), to: &output)
        }
    }

    // MARK: Assignments

    mutating func assign(_ value: TemplateValue, to target: TargetPlan) throws(Trouble) {
        switch target {
        case .slot(let slot, let name):
            slots[frames[frame].base + slot] = value
            if let name {
                contexts[frames[frame].context].variables[name] = value
                if !names.names[name].hasPrefix("_") {
                    contexts[frames[frame].context].export(name)
                }
            }
        case .attribute(let variable, let attribute):
            namespaces[try namespace(variable, attribute)][attribute] = value
        case .tuple(let targets):
            let items = try Python.items(of: value)
            guard items.count == targets.count else {
                throw .value(
                    "\(targets.count) names cannot take \(items.count) "
                        + (items.count == 1 ? "value" : "values")
                )
            }
            for (item, target) in zip(items, targets) { try assign(item, to: target) }
        }
    }

    /// The namespace that a variable stands for, to set an attribute of it.
    private func namespace(
        _ variable: Program.Variable,
        _ attribute: String
    ) throws(Trouble) -> Int {
        guard case .engine(let engine)? = slots[position(of: variable)],
            case .namespace(let index) = engine.kind
        else {
            throw .type(
                "only a namespace has attributes that can be set",
                help: "make one with '{% set \(names.names[Int(variable.name)])"
                    + " = namespace(\(attribute)=…) %}'"
            )
        }
        return index
    }

    /// What is no namespace is reported before the value is computed.
    private func checkNamespaces(of target: TargetPlan) throws(Trouble) {
        switch target {
        case .slot: break
        case .attribute(let variable, let attribute): _ = try namespace(variable, attribute)
        case .tuple(let targets): for target in targets { try checkNamespaces(of: target) }
        }
    }

    private mutating func capture(_ plan: ScopePlan) throws(Trouble) {
        enterScope(plan.entry)
        let text = try capturing { renderer throws(Trouble) in
            try renderer.execute(plan.body)
        }
        var value = TemplateValue.markup(text)
        if let filter = plan.filter {
            captured.append(value)
            let result = try evaluate(Int32(filter))
            captured.removeLast()
            value = .markup(try Python.text(result))
        }
        if let target = plan.target { try assign(value, to: target) }
        leaveScope(plan.entry)
    }

    private mutating func with(_ plan: ScopePlan) throws(Trouble) {
        enterScope(plan.entry)
        for (target, value) in plan.assignments {
            try assign(try evaluate(Int32(value)), to: target)
        }
        try execute(plan.body)
        leaveScope(plan.entry)
    }

    private mutating func filterBlock(_ plan: ScopePlan) throws(Trouble) {
        guard let filter = plan.filter else { return }
        enterScope(plan.entry)
        let text = try capturing { renderer throws(Trouble) in
            try renderer.execute(plan.body)
        }
        captured.append(.markup(text))
        let result = try evaluate(Int32(filter))
        captured.removeLast()
        try Python.refuseUndefined(result)
        guard let filtered = result.anyText else {
            throw .type("a filter block has to give text, not \(result.kindName)")
        }
        // The body was escaped when it was printed; what the filters make of it stands as it is.
        output += filtered.utf8
        leaveScope(plan.entry)
    }

    private mutating func callBlock(_ plan: CallPlan) throws(Trouble) {
        keepFrame()
        let caller = EngineValue(.macro(reference(to: plan.macro, isCaller: true)))
        let callee = try evaluate(Int32(plan.callee))
        var arguments = try evaluateArguments(Int32(plan.arguments))
        arguments.named.append(TemplateArguments.Named(name: "caller", value: .engine(caller)))
        try print(try call(callee, arguments))
    }
}
