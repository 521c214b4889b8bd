internal import HavenDiagnostics

/// Turns the syntax tree of one template into a program.
///
/// Scopes follow Jinja2's compiler: the same statements open a frame here that open one there.
struct Compiler {
    /// A frame of Jinja2's compiler.
    struct Scope {
        var symbols: Symbols
        let unit: Int
        /// Whether assignments are names of the template's context.
        var isTopLevel = false
        /// Whether it is outside of every statement.
        var isRoot = false
        /// Whether output depends on there being no `extends`.
        var checksOutput = false
    }

    /// The program of the whole library; templates share its tables.
    var program: Program
    var names: NameTable
    let template: Int
    var problems: [SyntaxFailure] = []
    /// The printed expressions that decide about the scheme of a URL.
    let urlPrints: [SourceRange: PlaceChecker.URLKind]
    var slots: [Symbols.Variable: (unit: Int, slot: Int)] = [:]
    var scopeCount = 0
    var extendsCount = 0
    var isKnownToExtend = false
    /// Blocks in the order they were met, compiled after the root.
    var pendingBlocks: [(block: Statement.Block, index: Int)] = []
    /// The index of each block of this template.
    var blockIndexes: [String: Int] = [:]

    init(
        program: Program,
        names: NameTable,
        template: Int,
        urlPrints: [SourceRange: PlaceChecker.URLKind]
    ) {
        self.program = program
        self.names = names
        self.template = template
        self.urlPrints = urlPrints
    }

    /// Compiles the template and returns the unit it starts with.
    mutating func compile(_ statements: [Statement]) -> Int {
        let hasExtends = statements.contains { $0.containsExtends }
        registerBlocks(statements)
        var scope = newFunction(depth: 0, outer: nil)
        if !UndeclaredNames.find(["self"], in: statements).isEmpty {
            scope.symbols.declareParameter("self")
        }
        scope.symbols.visit(statements)
        scope.isTopLevel = true
        scope.isRoot = true
        scope.checksOutput = hasExtends
        let entry = entry(of: scope)
        program.units[scope.unit].entry = entry
        program.units[scope.unit].selfSlot = slotIfDeclared("self", in: scope)
        program.units[scope.unit].body = lower(statements, in: scope)
        for (block, index) in pendingBlocks { compile(block, at: index) }
        return scope.unit
    }

    private mutating func compile(_ block: Statement.Block, at index: Int) {
        var scope = newFunction(depth: 0, outer: nil)
        let special = UndeclaredNames.find(["self", "super"], in: block.body)
        for name in special.sorted() { scope.symbols.declareParameter(name) }
        scope.symbols.visit(block.body)
        let unit = scope.unit
        let entry = entry(of: scope)
        program.units[unit].entry = entry
        program.blocks[index].unit = unit
        program.blocks[index].selfSlot =
            special.contains("self") ? slotIfDeclared("self", in: scope) : nil
        program.blocks[index].superSlot =
            special.contains("super") ? slotIfDeclared("super", in: scope) : nil
        program.units[unit].body = lower(block.body, in: scope)
    }

    /// Gives every block of the template its index, wherever it stands.
    private mutating func registerBlocks(_ statements: [Statement]) {
        for statement in statements {
            if case .block(let block) = statement.kind {
                if blockIndexes[block.name] != nil {
                    problems.append(
                        SyntaxFailure(
                            "the block '\(block.name)' is there twice",
                            at: statement.range,
                            help: "a block has one place; print it again with "
                                + "'self.\(block.name)()'"
                        )
                    )
                } else {
                    blockIndexes[block.name] = program.blocks.count
                    pendingBlocks.append((block, program.blocks.count))
                    program.blocks.append(
                        BlockPlan(name: names.id(block.name), isRequired: block.isRequired)
                    )
                }
            }
            for body in statement.bodies { registerBlocks(body) }
        }
    }

    // MARK: Scopes

    mutating func newFunction(depth: Int, outer: Scope?) -> Scope {
        program.units.append(Unit(template: template, depth: depth))
        scopeCount += 1
        return Scope(
            symbols: Symbols(scope: scopeCount, outer: outer?.symbols),
            unit: program.units.count - 1,
            checksOutput: outer?.checksOutput ?? false
        )
    }

    /// A scope inside another, in the same function.
    mutating func inner(of scope: Scope) -> Scope {
        scopeCount += 1
        return Scope(
            symbols: Symbols(scope: scopeCount, outer: scope.symbols),
            unit: scope.unit,
            checksOutput: scope.checksOutput
        )
    }

    /// Gives the variables of a scope their slots, and says how they are filled.
    mutating func entry(of scope: Scope) -> EntryPlan {
        var found: [EntryPlan.Load] = []
        var variables: [Int32] = []
        let loads = scope.symbols.loads.filter { $0.key.scope == scope.symbols.scope }
        let sorted = loads.sorted { $0.key.name < $1.key.name }
        for (variable, _) in sorted where slots[variable] == nil {
            slots[variable] = (scope.unit, program.units[scope.unit].slotCount)
            program.units[scope.unit].slotCount += 1
        }
        for (variable, load) in sorted {
            guard let slot = slots[variable]?.slot else { continue }
            variables.append(Int32(slot))
            let source: EntryPlan.Source
            switch load {
            case .parameter: continue
            case .resolve(let name): source = .resolve(names.id(name))
            case .alias(let outer): source = .alias(reference(to: outer, from: scope))
            case .unset: source = .unset
            }
            found.append(EntryPlan.Load(slot: slot, source: source))
        }
        return EntryPlan(
            loads: Program.append(found, to: &program.loads),
            slots: span(variables)
        )
    }

    mutating func reference(to variable: Symbols.Variable, from scope: Scope) -> Program.Variable {
        guard let (unit, slot) = slots[variable] else {
            preconditionFailure("the variable '\(variable.name)' has no slot")
        }
        let hops = program.units[scope.unit].depth - program.units[unit].depth
        return Program.Variable(
            hops: Int32(hops),
            slot: Int32(slot),
            name: Int32(names.id(variable.name))
        )
    }

    mutating func reference(to name: String, in scope: Scope) -> Program.Variable {
        guard let variable = scope.symbols.find(name) else {
            preconditionFailure("the name '\(name)' is not known to its scope")
        }
        return reference(to: variable, from: scope)
    }

    func slotIfDeclared(_ name: String, in scope: Scope) -> Int? {
        guard scope.symbols.stores.contains(name) else { return nil }
        return scope.symbols.find(name).flatMap { slots[$0]?.slot }
    }

    /// What another template sees of a scope.
    mutating func locals(of scope: Scope) -> Program.Span {
        let locals = scope.symbols.allStores.map { name, variable in
            LocalPlan(name: names.id(name), variable: reference(to: variable, from: scope))
        }
        return Program.append(locals, to: &program.locals)
    }

    // MARK: Nodes

    mutating func add(_ node: Node, _ range: SourceRange) -> Int32 {
        program.nodes.append(node)
        program.ranges.append(range)
        return Int32(program.nodes.count - 1)
    }

    mutating func span(_ items: [Int32]) -> Program.Span {
        Program.append(items, to: &program.operands)
    }
}

extension Program {
    /// Adds items to the end of a table and returns where they are.
    static func append<Item>(_ items: [Item], to table: inout [Item]) -> Span {
        let start = table.count
        table += items
        return Span(from: start, to: table.count)
    }
}
