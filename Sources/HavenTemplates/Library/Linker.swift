internal import HavenDiagnostics

/// Parses, checks and compiles the templates of a library.
struct Linker {
    /// A template that could be parsed.
    struct Unit {
        let source: TemplateSource
        let statements: [Statement]
        let references: [TemplateReference]
    }

    private(set) var diagnostics = Diagnostics()
    private let globals: Set<String>
    /// The names of all templates, also of those with errors.
    private let allNames: [String]
    private var units: [Unit] = []
    private var positions: [String: Int] = [:]
    private var failed: Set<String> = []

    init(_ sources: [TemplateSource], globals: [String]) {
        self.globals = Set(globals).union(GlobalFunction.allCases.map(\.rawValue))
        allNames = sources.map(\.name)
        for source in sources {
            do throws(SyntaxFailure) {
                let statements = try Parser.parse(source.bytes)
                positions[source.name] = units.count
                units.append(
                    Unit(
                        source: source,
                        statements: statements,
                        references: TemplateReference.all(in: statements)
                    )
                )
            } catch {
                failed.insert(source.name)
                diagnostics.report(error.diagnostic(path: source.path))
            }
        }
    }

    mutating func link() -> TemplateLibrary {
        let targets = units.map(targets(of:))
        for index in units.indices { checkReferences(of: index) }
        checkCycles(targets)
        var names = NameTable()
        // The global names get the first numbers, so that their values are one short table.
        for name in globals.sorted() { _ = names.id(name) }
        var program = Program()
        var templates: [CompiledTemplate] = []
        var numbers: [Int] = []
        var lookUps: [Set<Int>] = []
        let checker = NameChecker(units, positions: positions, targets: targets, globals: globals)
        for (index, unit) in units.enumerated() {
            for problem in checker.problems(of: index) { report(problem, in: unit) }
            var places = PlaceChecker()
            if PlaceChecker.applies(to: unit.source.name) { places.check(unit.statements) }
            for problem in places.problems { report(problem, in: unit) }
            var compiler = Compiler(
                program: program,
                names: names,
                template: templates.count,
                urlPrints: places.urlPrints
            )
            let firstLoad = program.loads.count
            program = Program()
            let start = compiler.compile(unit.statements)
            for problem in compiler.problems { report(problem, in: unit) }
            program = compiler.program
            names = compiler.names
            lookUps.append(Set(program.loads[firstLoad...].compactMap(\.lookedUp)))
            guard !failed.contains(unit.source.name) else { continue }
            numbers.append(index)
            templates.append(
                CompiledTemplate(
                    name: unit.source.name,
                    path: unit.source.path,
                    unit: start,
                    blocks: compiler.pendingBlocks.map { block, index in
                        (program.blocks[index].name, index)
                    },
                    lookedUp: nil
                )
            )
        }
        let modules = MacroModules(
            units,
            positions: positions,
            targets: targets,
            lookUps: lookUps
        )
        for (number, index) in numbers.enumerated() {
            templates[number].lookedUp = modules.lookUps(of: index)
        }
        return TemplateLibrary(
            program: program,
            templates: templates,
            names: names,
            globalCount: globals.count,
            closures: closures(targets)
        )
    }

    private mutating func report(_ problem: SyntaxFailure, in unit: Unit) {
        failed.insert(unit.source.name)
        diagnostics.report(problem.diagnostic(path: unit.source.path))
    }

    // MARK: References

    /// The templates a reference may mean, by position.
    private func targets(of reference: TemplateReference) -> [Int] {
        (reference.names ?? []).flatMap { name -> [Int] in
            switch name {
            case .exact(let name): positions[name].map { [$0] } ?? []
            case .pattern(let prefix, let suffix):
                units.indices.filter { index in
                    let name = units[index].source.name
                    return name.hasPrefix(prefix) && name.hasSuffix(suffix)
                        && name.utf8.count >= prefix.utf8.count + suffix.utf8.count
                }
            }
        }
    }

    private func targets(of unit: Unit) -> [(reference: TemplateReference, targets: [Int])] {
        unit.references.map { ($0, targets(of: $0)) }
    }

    private mutating func checkReferences(of index: Int) {
        let unit = units[index]
        for reference in unit.references {
            guard let names = reference.names else {
                report(
                    SyntaxFailure(
                        "the name of a template has to be known before it is rendered",
                        at: reference.range,
                        help: "write it out, or its beginning: \"components/\" ~ name",
                        id: .templateDynamicName
                    ),
                    in: unit
                )
                continue
            }
            guard !reference.isOptional else { continue }
            let missing = names.filter { !exists($0) }
            if reference.isChoice ? missing.count == names.count : !missing.isEmpty {
                report(missingTemplate(missing, at: reference.range), in: unit)
            }
        }
    }

    private func exists(_ name: TemplateReference.Name) -> Bool {
        switch name {
        case .exact(let name): allNames.contains(name)
        case .pattern(let prefix, let suffix):
            allNames.contains { $0.hasPrefix(prefix) && $0.hasSuffix(suffix) }
        }
    }

    private func missingTemplate(
        _ names: [TemplateReference.Name],
        at range: SourceRange
    ) -> SyntaxFailure {
        switch names.first {
        case .exact(let name):
            SyntaxFailure(
                "there is no template '\(name)'",
                at: range,
                help: NearMiss.help(for: name, among: allNames),
                id: .templateMissingInclude
            )
        case .pattern(let prefix, let suffix):
            SyntaxFailure(
                "there is no template '\(prefix)…\(suffix)'",
                at: range,
                help: nil,
                id: .templateMissingInclude
            )
        case nil:
            SyntaxFailure("a name is missing", at: range, id: .templateMissingInclude)
        }
    }

    /// Reports each circle of templates once, at the reference that closes it.
    private mutating func checkCycles(
        _ targets: [[(reference: TemplateReference, targets: [Int])]]
    ) {
        var state = [Int](repeating: 0, count: units.count)
        var path: [Int] = []
        var problems: [(SyntaxFailure, Int)] = []
        func visit(_ index: Int) {
            state[index] = 1
            path.append(index)
            for (reference, found) in targets[index] where reference.isExact {
                for target in found {
                    if state[target] == 0 {
                        visit(target)
                    } else if state[target] == 1, let start = path.firstIndex(of: target) {
                        let circle = (path[start...] + [target]).map { units[$0].source.name }
                        problems.append(
                            (
                                SyntaxFailure(
                                    "templates reach each other in a circle: "
                                        + circle.joined(separator: " → "),
                                    at: reference.range,
                                    help: "use a macro that calls itself",
                                    id: .templateIncludeCycle
                                ), index
                            )
                        )
                    }
                }
            }
            path.removeLast()
            state[index] = 2
        }
        for index in units.indices where state[index] == 0 { visit(index) }
        for (problem, index) in problems { report(problem, in: units[index]) }
    }

    private func closures(
        _ targets: [[(reference: TemplateReference, targets: [Int])]]
    ) -> [String: [String]] {
        var closures: [String: [String]] = [:]
        for index in units.indices {
            var seen: Set<Int> = [index]
            var open = [index]
            while let next = open.popLast() {
                for (_, found) in targets[next] {
                    for target in found where seen.insert(target).inserted { open.append(target) }
                }
            }
            closures[units[index].source.name] = seen.map { units[$0].source.name }.sorted()
        }
        return closures
    }
}

extension TemplateReference {
    /// Whether it names templates one by one, so that a circle is certain.
    fileprivate var isExact: Bool {
        names?.allSatisfy { name in
            if case .exact = name { return true }
            return false
        } ?? false
    }
}

extension DiagnosticID {
    static let templateDynamicName: DiagnosticID = "template-dynamic-name"
    static let templateIncludeCycle: DiagnosticID = "template-include-cycle"
}
