internal import HavenDiagnostics

extension Compiler {
    mutating func lower(_ statements: [Statement], in scope: Scope) -> Program.Span {
        var items: [Int32] = []
        for statement in statements {
            if let node = lower(statement, in: scope) {
                items.append(add(node, statement.range))
            }
        }
        return span(items)
    }

    private mutating func lower(_ statement: Statement, in scope: Scope) -> Node? {
        switch statement.kind {
        case .text(let bytes):
            let text = Program.append(bytes, to: &program.text)
            return output(.text(text), statement.range, in: scope)
        case .print(let expression):
            let value = lower(expression, in: scope)
            let kind = urlPrints[statement.range]
            return output(
                kind.map { .printURL(value, isList: $0 == .list) } ?? .print(value),
                statement.range,
                in: scope
            )
        case .branch(let branch):
            return lower(branch, in: scope)
        case .loop(let loop):
            return lower(loop, in: scope)
        case .assign(let target, let value):
            let value = lower(value, in: scope)
            return .assign(target: add(plan(target, in: scope)), value: value)
        case .capture(let target, let filter, let body):
            return capture(target, filter, body, in: scope)
        case .with(let values, let body):
            return with(values, body, in: scope)
        case .filter(let filter, let body):
            var inside = inner(of: scope)
            inside.symbols.visit(body)
            inside.symbols.visit(filter)
            let plan = ScopePlan(
                entry: entry(of: inside),
                assignments: .empty,
                body: lower(body, in: inside),
                target: nil,
                filter: lower(filter, in: inside)
            )
            return .filterBlock(add(plan))
        case .block(let block):
            return lower(block, at: statement.range, in: scope)
        case .extends(let template):
            return lower(extends: template, at: statement.range, in: scope)
        case .include(let template, let ignoresMissing, let withContext):
            program.includes.append(
                IncludePlan(
                    template: lower(template, in: scope),
                    ignoresMissing: ignoresMissing,
                    locals: withContext ? locals(of: scope) : nil
                )
            )
            return .include(Int32(program.includes.count - 1))
        case .importAll(let template, let name, let withContext):
            let target = TargetPlan.slot(
                Int(reference(to: name, in: scope).slot),
                exportedAs: scope.isTopLevel ? names.id(name) : nil
            )
            program.imports.append(
                ImportPlan(
                    template: lower(template, in: scope),
                    locals: withContext ? locals(of: scope) : nil,
                    names: Program.append(
                        [
                            ImportPlan.Name(
                                name: names.id(name),
                                target: target,
                                range: statement.range
                            )
                        ],
                        to: &program.importedNames
                    )
                )
            )
            return .importAll(Int32(program.imports.count - 1))
        case .importNames(let template, let imported, let withContext):
            return lower(imported, from: template, withContext: withContext, in: scope)
        case .macro(let macro):
            let index = lower(
                macro,
                at: statement.range,
                target: plan(name: macro.name, in: scope),
                in: scope
            )
            return .macro(Int32(index))
        case .call(let call, let macro):
            guard case .call(let callee, let arguments) = call.kind else { return nil }
            let index = lower(macro, at: statement.range, target: nil, in: scope)
            program.calls.append(
                CallPlan(
                    macro: index,
                    callee: lower(callee, in: scope),
                    arguments: lower(arguments, in: scope)
                )
            )
            return .callBlock(Int32(program.calls.count - 1))
        }
    }

    /// Output that a template with `extends` does not make.
    private mutating func output(_ node: Node, _ range: SourceRange, in scope: Scope) -> Node? {
        guard scope.checksOutput else { return node }
        if isKnownToExtend { return nil }
        return .unlessExtended(span([add(node, range)]))
    }

    private mutating func lower(_ branch: Statement.Branch, in scope: Scope) -> Node {
        var inside = scope
        inside.isRoot = false
        let test = lower(branch.test, in: inside)
        let then = lower(branch.body, in: inside)
        // The tests of `elif` are lowered in order, then nested from the last to the first.
        let elifs = branch.elifs.map { part in
            (lower(part.test, in: inside), lower(part.body, in: inside), part.test.range)
        }
        var otherwise = lower(branch.otherwise, in: inside)
        for (test, body, range) in elifs.reversed() {
            otherwise = span([add(.branch(test: test, then: body, otherwise: otherwise), range)])
        }
        return .branch(test: test, then: then, otherwise: otherwise)
    }

    private mutating func lower(_ loop: Statement.Loop, in scope: Scope) -> Node {
        let usesLoop =
            loop.isRecursive || !UndeclaredNames.find(["loop"], in: loop.body).isEmpty
            || loop.body.contains { $0.containsScopedBlock }
            || loop.otherwise.contains { $0.containsScopedBlock }
        let iterable = lower(loop.iterable, in: scope)
        var filter: LoopPlan.FilterPlan?
        if let test = loop.filter {
            var inside = inner(of: scope)
            for name in loop.target.names { inside.symbols.declareParameter(name) }
            inside.symbols.visit(test)
            filter = LoopPlan.FilterPlan(
                entry: entry(of: inside),
                target: plan(loop.target, in: inside),
                test: lower(test, in: inside)
            )
        }
        let isFunction = loop.isRecursive
        let depth = program.units[scope.unit].depth
        var inside =
            isFunction ? newFunction(depth: depth + 1, outer: scope) : inner(of: scope)
        var elseScope = inner(of: scope)
        elseScope = Scope(
            symbols: elseScope.symbols,
            unit: inside.unit,
            checksOutput: scope.checksOutput
        )
        if usesLoop { inside.symbols.declareParameter("loop") }
        for name in loop.target.names { inside.symbols.declareParameter(name) }
        inside.symbols.visit(loop.body)
        if loop.target.names.contains("loop") || loop.body.contains(where: { $0.stores("loop") }) {
            problems.append(
                SyntaxFailure(
                    "'loop' cannot be assigned to in a loop",
                    at: loop.target.range,
                    help: "choose another name"
                )
            )
        }
        let entryPlan = entry(of: inside)
        let target = plan(loop.target, in: inside)
        let loopSlot = usesLoop ? slotIfDeclared("loop", in: inside) : nil
        let body = lower(loop.body, in: inside)
        var otherwise: LoopPlan.ElsePlan?
        if !loop.otherwise.isEmpty {
            elseScope.symbols.visit(loop.otherwise)
            let elseEntry = entry(of: elseScope)
            otherwise = LoopPlan.ElsePlan(
                entry: elseEntry,
                body: lower(loop.otherwise, in: elseScope)
            )
        }
        program.loops.append(
            LoopPlan(
                target: target,
                iterable: iterable,
                filter: filter,
                entry: entryPlan,
                body: body,
                otherwise: otherwise,
                loopSlot: loopSlot,
                unit: isFunction ? inside.unit : nil
            )
        )
        return .loop(Int32(program.loops.count - 1))
    }

    private mutating func capture(
        _ target: Target,
        _ filter: Expression?,
        _ body: [Statement],
        in scope: Scope
    ) -> Node {
        var inside = inner(of: scope)
        inside.checksOutput = false
        inside.symbols.visit(body)
        if let filter { inside.symbols.visit(filter) }
        let scopePlan = ScopePlan(
            entry: entry(of: inside),
            assignments: .empty,
            body: lower(body, in: inside),
            target: plan(target, in: scope),
            filter: filter.map { lower($0, in: inside) }
        )
        return .capture(add(scopePlan))
    }

    private mutating func with(
        _ values: [(target: Target, value: Expression)],
        _ body: [Statement],
        in scope: Scope
    ) -> Node {
        var inside = inner(of: scope)
        for (target, _) in values {
            for name in target.names { inside.symbols.declareParameter(name) }
        }
        inside.symbols.visit(body)
        let entryPlan = entry(of: inside)
        // Values see the names outside only, not each other.
        let assignments = values.map { pair in
            Assignment(
                target: plan(pair.target, in: inside),
                value: lower(pair.value, in: scope)
            )
        }
        let scopePlan = ScopePlan(
            entry: entryPlan,
            assignments: Program.append(assignments, to: &program.assignments),
            body: lower(body, in: inside),
            target: nil,
            filter: nil
        )
        return .with(add(scopePlan))
    }

    private mutating func add(_ plan: ScopePlan) -> Int32 {
        program.scopes.append(plan)
        return Int32(program.scopes.count - 1)
    }

    mutating func plan(_ target: Target, in scope: Scope) -> TargetPlan {
        switch target.kind {
        case .name(let name): plan(name: name, in: scope)
        case .attribute(let name, let attribute):
            .attribute(reference(to: name, in: scope), name: names.id(attribute))
        case .tuple(let targets): .tuple(span(targets.map { add(plan($0, in: scope)) }))
        }
    }

    private mutating func add(_ target: TargetPlan) -> Int32 {
        program.targets.append(target)
        return Int32(program.targets.count - 1)
    }

    mutating func plan(name: String, in scope: Scope) -> TargetPlan {
        .slot(
            Int(reference(to: name, in: scope).slot),
            exportedAs: scope.isTopLevel ? names.id(name) : nil
        )
    }
}
