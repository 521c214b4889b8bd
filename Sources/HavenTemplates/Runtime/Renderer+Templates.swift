internal import HavenDiagnostics

/// Statements that reach other templates and blocks.
extension Renderer {
    mutating func extend(_ template: Int32) throws(Trouble) {
        if frames[frame].extended != nil {
            throw Trouble(.templateValue, "a template extends one other template")
        }
        let parent = try templateIndex(of: template)
        frames[frame].extended = parent
        let context = frames[frame].context
        contexts[context].family.append(parent)
    }

    mutating func include(_ plan: IncludePlan, at node: Int32) throws(Trouble) {
        guard
            let template = try templateIndex(
                of: plan.template,
                isOptional: plan.ignoresMissing
            )
        else { return }
        let inherited = inherited(by: plan.locals)
        try step()
        let place = place(of: node)
        let name = library.templates[template].name
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
    private func inherited(by locals: Program.Span?) -> NamedValues {
        guard let locals else { return NamedValues() }
        var inherited = contexts[frames[frame].context].all
        for index in locals.range {
            let local = library.program.locals[index]
            if let value = slots[position(of: local.variable)] {
                inherited.set(value, for: local.name)
            }
        }
        return inherited
    }

    /// Whether an imported template sees nothing of this one: nothing that its macros look up.
    private func isIndependent(_ template: Int, of locals: Program.Span?) -> Bool {
        guard let locals else { return true }
        guard let lookedUp = library.templates[template].lookedUp else { return false }
        let context = frames[frame].context
        return contexts[context].variables.entries.allSatisfy { !lookedUp.contains($0.name) }
            && contexts[context].inherited.entries.allSatisfy { !lookedUp.contains($0.name) }
            && locals.range.allSatisfy { index in
                !lookedUp.contains(library.program.locals[index].name)
            }
    }

    mutating func importAll(_ plan: ImportPlan, at node: Int32) throws(Trouble) {
        let module = try module(plan, at: node)
        for index in plan.names.range {
            try assignImported(
                .engine(EngineValue(.module(module))),
                to: library.program.importedNames[index].target
            )
        }
    }

    mutating func importNames(_ plan: ImportPlan, at node: Int32) throws(Trouble) {
        let module = try module(plan, at: node)
        for index in plan.names.range {
            let plan = library.program.importedNames[index]
            var value = member(of: module, named: library.names[plan.name].text, plan.name)
            if case .undefined(var undefined) = value {
                undefined.place = Trouble.Place(
                    template: frames[frame].template,
                    range: plan.range
                )
                value = .undefined(undefined)
            }
            try assignImported(value, to: plan.target)
        }
    }

    /// Assigns an imported name, which is not exported again.
    private mutating func assignImported(
        _ value: TemplateValue,
        to target: TargetPlan
    ) throws(Trouble) {
        try assign(value, to: target)
        if case .slot(_, let name?) = target {
            contexts[frames[frame].context].withhold(name)
        }
    }

    private mutating func module(_ plan: ImportPlan, at node: Int32) throws(Trouble) -> Int {
        let template = try templateIndex(of: plan.template)
        let isShared = isIndependent(template, of: plan.locals)
        if isShared, let shared = sharedModules.first(where: { $0.template == template }) {
            return shared.module
        }
        let inherited = isShared ? NamedValues() : inherited(by: plan.locals)
        let place = place(of: node)
        let name = library.templates[template].name
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
        if isShared { sharedModules.append((template, module)) }
        return module
    }

    /// The value an imported template exports under a name.
    func member(of module: Int, named name: String, _ id: Int?) -> TemplateValue {
        let context = modules[module].context
        if let id, contexts[context].exported.contains(id),
            let value = contexts[context].variables[id]
        {
            return value
        }
        return .undefined(
            UndefinedValue(
                "the template '\(library.templates[modules[module].template].name)' has no '\(name)'",
                name: name,
                candidates: contexts[context].exported.map { library.names[$0].text }
            )
        )
    }

    // MARK: Names of templates

    /// The template that an expression names.
    private mutating func templateIndex(of node: Int32) throws(Trouble) -> Int {
        guard let index = try templateIndex(of: node, isOptional: false) else {
            throw Trouble(.templateMissingInclude, "there is no such template")
        }
        return index
    }

    private mutating func templateIndex(of node: Int32, isOptional: Bool) throws(Trouble) -> Int? {
        // Nearly all names are written out, and were looked up when the library was made.
        if case .constant(let constant) = library.program.nodes[Int(node)],
            level < RenderLimits.levels,
            let template = library.namedTemplates[Int(constant)]
        {
            return template
        }
        return try templateIndex(of: try evaluate(node), isOptional: isOptional)
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
            if let index = library.indexes[name] { return index }
            tried.append(name)
        }
        if isOptional { return nil }
        throw Trouble(
            .templateMissingInclude,
            "there is no template "
                + tried.map { "'\($0)'" }.joined(separator: " or "),
            help: NearMiss.help(for: tried.first ?? "", among: library.templates.map(\.name))
        )
    }

    // MARK: Blocks

    mutating func runBlockStatement(_ index: Int) throws(Trouble) {
        let plan = library.program.blocks[index]
        var context = frames[frame].context
        if let locals = plan.locals {
            let inherited = inherited(by: locals)
            contexts.append(
                RenderContext(inherited: inherited, family: contexts[context].family)
            )
            context = contexts.count - 1
        }
        if plan.isRequired, block(plan.name, in: context, depth: 1) == nil {
            let name = library.names[plan.name].text
            throw Trouble(
                .templateValue,
                "the block '\(name)' has to be filled",
                help: "write '{% block \(name) %}' in the template that extends this one"
            )
        }
        try runBlock(block(plan.name, in: context, depth: 0) ?? index, in: context, depth: 0)
    }

    /// The block of a name at some depth of inheritance, as an index in the program.
    private func block(_ name: Int, in context: Int, depth: Int) -> Int? {
        var depth = depth
        for template in contexts[context].family {
            for block in library.templates[template].blocks where block.name == name {
                if depth == 0 { return block.block }
                depth -= 1
            }
        }
        return nil
    }

    mutating func runBlock(_ index: Int, in context: Int, depth: Int) throws(Trouble) {
        let plan = library.program.blocks[index]
        try nested { renderer throws(Trouble) in
            let previous = renderer.enter(plan.unit, parent: -1, context: context)
            if let slot = plan.selfSlot {
                renderer.slots[renderer.base + slot] = .engine(
                    EngineValue(.selfReference(context: context))
                )
            }
            if let slot = plan.superSlot {
                let name = renderer.library.names[plan.name].text
                renderer.slots[renderer.base + slot] = renderer.blockReference(
                    name,
                    plan.name,
                    context: context,
                    depth: depth + 1,
                    message: "there is no block '\(name)' in a parent template"
                )
            }
            try renderer.execute(renderer.library.program.units[plan.unit].body)
            renderer.leave(to: previous)
        }
    }

    /// The block of a name at some depth of inheritance, or why there is none.
    func blockReference(
        _ name: String,
        _ nameID: Int?,
        context: Int,
        depth: Int,
        message: String
    ) -> TemplateValue {
        guard let nameID, block(nameID, in: context, depth: depth) != nil else {
            let names = contexts[context].family.flatMap {
                library.templates[$0].blocks.map(\.name)
            }
            return .undefined(
                UndefinedValue(
                    message,
                    name: name,
                    candidates: Set(names).map { library.names[$0].text }.sorted()
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

    /// Runs a block, which writes to the output.
    mutating func runBlock(_ block: BlockReference) throws(Trouble) {
        guard let index = self.block(block.nameID, in: block.context, depth: block.depth) else {
            throw .value("there is no block '\(block.name)'")
        }
        try runBlock(index, in: block.context, depth: block.depth)
    }
}

extension DiagnosticID {
    static let templateMissingInclude: DiagnosticID = "template-missing-include"
}
