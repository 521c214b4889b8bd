internal import HavenDiagnostics

extension Compiler {
    /// Compiles a macro or the body of a `call` and returns its index.
    mutating func lower(
        _ macro: Statement.Macro,
        at range: SourceRange,
        target: TargetPlan?,
        in scope: Scope
    ) -> Int {
        var inside = newFunction(depth: program.units[scope.unit].depth + 1, outer: scope)
        inside.checksOutput = false
        func visit(_ symbols: inout Symbols) {
            for name in macro.parameters { symbols.declareParameter(name) }
            for value in macro.defaults { symbols.visit(value) }
            symbols.visit(macro.body)
        }
        visit(&inside.symbols)
        let used = UndeclaredNames.find(["caller", "kwargs", "varargs"], in: macro.body)
        let special = used.subtracting(macro.parameters)
        let firstDefault = macro.parameters.count - macro.defaults.count
        if used.contains("caller"), macro.parameters.prefix(firstDefault).contains("caller") {
            problems.append(
                SyntaxFailure(
                    "the parameter 'caller' needs a default",
                    at: range,
                    help: "write 'caller=none', or leave it out: it is there by itself"
                )
            )
        }
        for name in special.sorted() { inside.symbols.declareParameter(name) }
        visit(&inside.symbols)
        let unit = inside.unit
        let entryPlan = entry(of: inside)
        program.units[unit].entry = entryPlan
        var parameters: [MacroPlan.Parameter] = []
        for (index, name) in macro.parameters.enumerated() {
            let value =
                index < firstDefault
                ? nil : lower(macro.defaults[index - firstDefault], in: inside)
            parameters.append(
                MacroPlan.Parameter(
                    name: names.id(name),
                    slot: Int(reference(to: name, in: inside).slot),
                    defaultValue: value
                )
            )
        }
        func slot(_ name: String) -> Int? {
            special.contains(name) ? slotIfDeclared(name, in: inside) : nil
        }
        let plan = MacroPlan(
            name: target == nil ? nil : names.id(macro.name),
            parameters: Program.append(parameters, to: &program.parameters),
            callerSlot: slot("caller"),
            namedSlot: slot("kwargs"),
            positionalSlot: slot("varargs"),
            hasCallerParameter: macro.parameters.contains("caller"),
            target: target,
            unit: unit
        )
        program.units[unit].body = lower(macro.body, in: inside)
        program.macros.append(plan)
        return program.macros.count - 1
    }

    mutating func lower(
        _ block: Statement.Block,
        at range: SourceRange,
        in scope: Scope
    ) -> Node? {
        if scope.isTopLevel, isKnownToExtend { return nil }
        guard let index = blockIndexes[block.name] else {
            return nil
        }
        if block.isScoped {
            program.blocks[index].locals = locals(of: scope)
        }
        let node = Node.block(Int32(index))
        guard scope.isTopLevel, extendsCount > 0 else { return node }
        return .unlessExtended(span([add(node, range)]))
    }

    mutating func lower(
        extends template: Expression,
        at range: SourceRange,
        in scope: Scope
    ) -> Node? {
        guard scope.isTopLevel else {
            problems.append(
                SyntaxFailure(
                    "'extends' stands at the top level of a template",
                    at: range,
                    help: "move it to the first line"
                )
            )
            return nil
        }
        if isKnownToExtend {
            problems.append(
                SyntaxFailure("a template extends one other template", at: range)
            )
            return nil
        }
        let node = Node.extends(lower(template, in: scope))
        if scope.isRoot { isKnownToExtend = true }
        extendsCount += 1
        return node
    }

    mutating func lower(
        _ imported: [(name: String, alias: String, range: SourceRange)],
        from template: Expression,
        withContext: Bool,
        in scope: Scope
    ) -> Node {
        let imported = imported.map { item in
            ImportPlan.Name(
                name: names.id(item.name),
                target: plan(name: item.alias, in: scope),
                range: item.range
            )
        }
        program.imports.append(
            ImportPlan(
                template: lower(template, in: scope),
                locals: withContext ? locals(of: scope) : nil,
                names: Program.append(imported, to: &program.importedNames)
            )
        )
        return .importNames(Int32(program.imports.count - 1))
    }
}
