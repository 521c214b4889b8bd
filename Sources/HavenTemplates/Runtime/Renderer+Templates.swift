internal import HavenDiagnostics

/// Statements that reach other templates and blocks.
extension Renderer {
    mutating func extend(_ template: Int32) throws(Trouble) {
        if frames[frame].extended != nil {
            throw Trouble(.templateValue, "a template extends one other template")
        }
        let parent = try templateIndex(of: try evaluate(template))
        frames[frame].extended = parent
        let context = frames[frame].context
        for (name, block) in templates[parent].blocks {
            contexts[context].blocks[name, default: []].append(block)
        }
    }

    mutating func include(_ plan: IncludePlan, at node: Int32) throws(Trouble) {
        guard
            let template = try templateIndex(
                of: try evaluate(Int32(plan.template)),
                isOptional: plan.ignoresMissing
            )
        else { return }
        let inherited = inherited(by: plan.locals)
        try step()
        let place = place(of: node)
        let name = templates[template].name
        try nested { renderer throws(Trouble) in
            let context = renderer.newContext(for: template, inherited: inherited)
            do throws(Trouble) {
                try renderer.runTemplate(template, in: context)
            } catch {
                throw error.passing("included '\(name)' here", at: place)
            }
        }
    }

    /// What another template sees of this one: its context and the variables around the statement.
    private func inherited(
        by locals: [(name: Int, variable: Program.Variable)]?
    ) -> [Int: TemplateValue] {
        guard let locals else { return [:] }
        var inherited = contexts[frames[frame].context].all
        for (name, variable) in locals {
            if let value = slots[position(of: variable)] { inherited[name] = value }
        }
        return inherited
    }

    mutating func importAll(_ plan: ImportPlan, at node: Int32) throws(Trouble) {
        let module = try module(plan, at: node)
        for (_, target, _) in plan.names {
            try assignImported(.engine(EngineValue(.module(module))), to: target)
        }
    }

    mutating func importNames(_ plan: ImportPlan, at node: Int32) throws(Trouble) {
        let module = try module(plan, at: node)
        for (name, target, range) in plan.names {
            var value = member(of: module, named: names.names[name])
            if case .undefined(var undefined) = value {
                undefined.place = Trouble.Place(template: frames[frame].template, range: range)
                value = .undefined(undefined)
            }
            try assignImported(value, to: target)
        }
    }

    /// Assigns an imported name, which is not exported again.
    private mutating func assignImported(
        _ value: TemplateValue,
        to target: TargetPlan
    ) throws(Trouble) {
        try assign(value, to: target)
        if case .slot(_, let name?) = target {
            contexts[frames[frame].context].exported.removeAll { $0 == name }
        }
    }

    private mutating func module(_ plan: ImportPlan, at node: Int32) throws(Trouble) -> Int {
        let template = try templateIndex(of: try evaluate(Int32(plan.template)))
        if plan.locals == nil, let shared = sharedModules[template] { return shared }
        let inherited = inherited(by: plan.locals)
        let place = place(of: node)
        let name = templates[template].name
        let module = try nested { renderer throws(Trouble) in
            let context = renderer.newContext(for: template, inherited: inherited)
            do throws(Trouble) {
                let body = try renderer.capturing { renderer throws(Trouble) in
                    try renderer.runTemplate(template, in: context)
                }
                renderer.modules.append(
                    ModuleState(template: template, context: context, body: body)
                )
                return renderer.modules.count - 1
            } catch {
                throw error.passing("imported '\(name)' here", at: place)
            }
        }
        if plan.locals == nil { sharedModules[template] = module }
        return module
    }

    /// The value an imported template exports under a name.
    func member(of module: Int, named name: String) -> TemplateValue {
        let context = contexts[modules[module].context]
        if let id = names.existing(name), context.exported.contains(id),
            let value = context.variables[id]
        {
            return value
        }
        return .undefined(
            UndefinedValue(
                "the template '\(templates[modules[module].template].name)' has no '\(name)'",
                name: name,
                candidates: context.exported.map { names.names[$0] }
            )
        )
    }

    // MARK: Names of templates

    private func templateIndex(of value: TemplateValue) throws(Trouble) -> Int {
        guard let index = try templateIndex(of: value, isOptional: false) else {
            throw Trouble(.templateMissingInclude, "there is no such template")
        }
        return index
    }

    private func templateIndex(
        of value: TemplateValue,
        isOptional: Bool
    ) throws(Trouble) -> Int? {
        var tried: [String] = []
        let candidates: [TemplateValue]
        switch value {
        case .list(let items), .tuple(let items): candidates = items
        default: candidates = [value]
        }
        for candidate in candidates {
            if case .undefined(let undefined) = candidate { throw undefined.trouble }
            guard let name = candidate.anyText else {
                throw .type("a template's name is text, not \(candidate.kindName)")
            }
            if let index = templateIndexes[name] { return index }
            tried.append(name)
        }
        if isOptional { return nil }
        throw Trouble(
            .templateMissingInclude,
            "there is no template "
                + tried.map { "'\($0)'" }.joined(separator: " or "),
            help: NearMiss.help(for: tried.first ?? "", among: templates.map(\.name))
        )
    }

    // MARK: Blocks

    mutating func runBlockStatement(_ index: Int) throws(Trouble) {
        let plan = program.blocks[index]
        var context = frames[frame].context
        if let locals = plan.locals {
            let blocks = contexts[context].blocks
            let inherited = inherited(by: locals)
            contexts.append(RenderContext(inherited: inherited, blocks: blocks))
            context = contexts.count - 1
        }
        let stack = contexts[context].blocks[plan.nameID] ?? []
        if plan.isRequired, stack.count <= 1 {
            throw Trouble(
                .templateValue,
                "the block '\(plan.name)' has to be filled",
                help: "write '{% block \(plan.name) %}' in the template that extends this one"
            )
        }
        try runBlock(stack[0], in: context, depth: 0)
    }

    mutating func runBlock(_ index: Int, in context: Int, depth: Int) throws(Trouble) {
        let plan = program.blocks[index]
        try nested { renderer throws(Trouble) in
            let previous = renderer.enter(plan.unit, parent: -1, context: context)
            let base = renderer.frames[renderer.frame].base
            if let slot = plan.selfSlot {
                renderer.slots[base + slot] = .engine(
                    EngineValue(.selfReference(context: context))
                )
            }
            if let slot = plan.superSlot {
                renderer.slots[base + slot] = renderer.blockReference(
                    plan.name,
                    plan.nameID,
                    context: context,
                    depth: depth + 1,
                    message: "there is no block '\(plan.name)' in a parent template"
                )
            }
            try renderer.execute(renderer.program.units[plan.unit].body)
            renderer.leave(to: previous)
        }
    }

    /// The block of a name at some depth of inheritance, or why there is none.
    func blockReference(
        _ name: String,
        _ nameID: Int,
        context: Int,
        depth: Int,
        message: String
    ) -> TemplateValue {
        let stack = contexts[context].blocks[nameID] ?? []
        guard depth < stack.count else {
            return .undefined(
                UndefinedValue(
                    message,
                    name: name,
                    candidates: contexts[context].blocks.keys.map { names.names[$0] }.sorted()
                )
            )
        }
        return .engine(
            EngineValue(
                .block(
                    BlockReference(name: name, nameID: nameID, context: context, depth: depth)
                )
            )
        )
    }

    mutating func callBlock(_ block: BlockReference) throws(Trouble) -> TemplateValue {
        guard let index = contexts[block.context].blocks[block.nameID]?[block.depth] else {
            throw .value("there is no block '\(block.name)'")
        }
        return .markup(
            try capturing { renderer throws(Trouble) in
                try renderer.runBlock(index, in: block.context, depth: block.depth)
            }
        )
    }
}

extension DiagnosticID {
    static let templateMissingInclude: DiagnosticID = "template-missing-include"
}
