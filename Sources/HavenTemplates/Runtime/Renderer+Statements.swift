internal import HavenDiagnostics

extension Renderer {
    mutating func execute(_ span: Program.Span) throws(Trouble) {
        try descend()
        var node: Int32 = 0
        do throws(Trouble) {
            for index in span.range {
                node = library.program.operands[index]
                try execute(node, library.program.nodes[Int(node)])
            }
        } catch {
            throw error.placed(at: place(of: node))
        }
        level -= 1
    }

    private mutating func execute(_ index: Int32, _ node: Node) throws(Trouble) {
        switch node {
        case .text(let text): output.append(contentsOf: library.program.text[text.range])
        case .print(let value):
            if let value = try evaluateToPrint(value) { try print(value) }
        case .printURL(let value, let isList):
            let value = try evaluate(value)
            try URLGuard.check(try Python.text(value), isMarkup: value.printsMarkup, isList: isList)
            try print(value)
        case .branch(let test, let then, let otherwise):
            try execute(try Python.isTrue(try evaluate(test)) ? then : otherwise)
        case .loop(let plan): try runLoop(Int(plan))
        case .assign(let target, let value):
            let target = library.program.targets[Int(target)]
            try checkNamespaces(of: target)
            try assign(try evaluate(value), to: target)
        case .capture(let plan): try capture(library.program.scopes[Int(plan)])
        case .with(let plan): try with(library.program.scopes[Int(plan)])
        case .filterBlock(let plan): try filterBlock(library.program.scopes[Int(plan)])
        case .block(let block): try runBlockStatement(Int(block))
        case .extends(let template): try extend(template)
        case .include(let plan): try include(library.program.includes[Int(plan)], at: index)
        case .importAll(let plan): try importAll(library.program.imports[Int(plan)], at: index)
        case .importNames(let plan): try importNames(library.program.imports[Int(plan)], at: index)
        case .macro(let plan):
            keepFrame()
            let value = TemplateValue.engine(
                EngineValue(.macro(reference(to: Int(plan), isCaller: false)))
            )
            if let target = library.program.macros[Int(plan)].target {
                try assign(value, to: target)
            }
        case .callBlock(let plan): try callBlock(library.program.calls[Int(plan)])
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
            name: library.program.macros[macro].name.map { library.names[$0].text } ?? "",
            template: frames[frame].template,
            macro: macro,
            frame: frame,
            isCaller: isCaller
        )
    }

    /// The value of an expression that is printed; `nil` if it is in the output already.
    ///
    /// Macros and blocks write their text where it belongs, instead of handing it on as a value.
    private mutating func evaluateToPrint(_ index: Int32) throws(Trouble) -> TemplateValue? {
        guard case .call(let callee, let arguments) = library.program.nodes[Int(index)] else {
            return try evaluate(index)
        }
        do throws(Trouble) {
            try descend()
            let callee = try evaluate(callee)
            let value = try callToPrint(callee, try evaluateArguments(arguments))
            level -= 1
            return value
        } catch {
            throw error.placed(at: place(of: index))
        }
    }

    private mutating func callToPrint(
        _ callee: TemplateValue,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue? {
        guard case .engine(let engine) = callee else { return try call(callee, arguments) }
        switch engine.kind {
        case .macro(let macro): try runMacro(macro, arguments)
        case .block(let block) where arguments.isEmpty: try runBlock(block)
        default: return try call(callee, arguments)
        }
        return nil
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
            slots[base + slot] = value
            if let name {
                let context = frames[frame].context
                contexts[context].variables.set(value, for: name)
                if library.names[name].isExported { contexts[context].export(name) }
            }
        case .attribute(let variable, let name):
            let attribute = library.names[name].text
            namespaces[try namespace(variable, attribute)][attribute] = value
        case .tuple(let targets):
            let items = try Python.items(of: value)
            guard items.count == targets.count else {
                throw .value(
                    "\(targets.count) names cannot take \(items.count) "
                        + (items.count == 1 ? "value" : "values")
                )
            }
            for (item, index) in zip(items, targets.range) {
                try assign(item, to: part(at: index))
            }
        }
    }

    /// One target of several.
    private func part(at index: Int) -> TargetPlan {
        library.program.targets[Int(library.program.operands[index])]
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
                help: "make one with '{% set \(library.names[Int(variable.name)].text)"
                    + " = namespace(\(attribute)=…) %}'"
            )
        }
        return index
    }

    /// What is no namespace is reported before the value is computed.
    private func checkNamespaces(of target: TargetPlan) throws(Trouble) {
        switch target {
        case .slot: break
        case .attribute(let variable, let name):
            _ = try namespace(variable, library.names[name].text)
        case .tuple(let targets):
            for index in targets.range { try checkNamespaces(of: part(at: index)) }
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
            let result = try evaluate(filter)
            captured.removeLast()
            value = .markup(try Python.text(result))
        }
        if let target = plan.target { try assign(value, to: target) }
        leaveScope(plan.entry)
    }

    private mutating func with(_ plan: ScopePlan) throws(Trouble) {
        enterScope(plan.entry)
        for index in plan.assignments.range {
            let assignment = library.program.assignments[index]
            try assign(try evaluate(assignment.value), to: assignment.target)
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
        let result = try evaluate(filter)
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
        let callee = try evaluate(plan.callee)
        var arguments = try evaluateArguments(plan.arguments)
        arguments.named.append(TemplateArguments.Named(name: "caller", value: .engine(caller)))
        if let value = try callToPrint(callee, arguments) { try print(value) }
    }
}
