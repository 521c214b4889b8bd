internal import HavenDiagnostics

/// Finds names that nothing ever gives a value to.
///
/// A name is known in a template if it is global, or given a value in the template itself, in one
/// that includes it or imports it with context, or in one it is joined to by `extends`. A name the
/// template tests with `is defined` or `default` may be missing.
struct NameChecker {
    private let units: [Linker.Unit]
    private let positions: [String: Int]
    private let globals: Set<String>
    private let assigned: [Set<String>]
    private let targets: [[(reference: TemplateReference, targets: [Int])]]

    init(
        _ units: [Linker.Unit],
        positions: [String: Int],
        targets: [[(reference: TemplateReference, targets: [Int])]],
        globals: Set<String>
    ) {
        self.units = units
        self.positions = positions
        self.targets = targets
        self.globals = globals
        assigned = units.map { unit in
            var names: Set<String> = []
            for statement in unit.statements {
                statement.walk { statement in
                    names.formUnion(statement.assignedNames)
                    if case .loop = statement.kind { names.insert("loop") }
                }
            }
            return names
        }
    }

    /// The problems of one template, each unknown name once.
    func problems(of index: Int) -> [SyntaxFailure] {
        var known = globals
        for provider in providers(of: index) { known.formUnion(assigned[provider]) }
        var walk = NameWalk(known: known, modules: modules(of: index))
        walk.findOptionalNames(in: units[index].statements)
        walk.visit(units[index].statements, special: ["self"])
        return walk.problems + missingExports(of: index)
    }

    // MARK: Where names come from

    private func neighbours(
        _ index: Int,
        _ isWanted: (TemplateReference) -> Bool,
        incoming: Bool
    ) -> [Int] {
        if !incoming { return targets[index].filter { isWanted($0.reference) }.flatMap(\.targets) }
        return units.indices.filter { other in
            targets[other].contains { isWanted($0.reference) && $0.targets.contains(index) }
        }
    }

    private func reachable(
        from start: Int,
        _ isWanted: (TemplateReference) -> Bool,
        incoming: Bool
    ) -> Set<Int> {
        var seen: Set<Int> = [start]
        var open = [start]
        while let next = open.popLast() {
            for other in neighbours(next, isWanted, incoming: incoming)
            where seen.insert(other).inserted {
                open.append(other)
            }
        }
        return seen
    }

    /// The template itself and all that can hand it names.
    private func providers(of index: Int) -> Set<Int> {
        var seen: Set<Int> = []
        var open = [index]
        while let next = open.popLast() {
            let family = reachable(from: next, \.extends, incoming: false)
                .union(reachable(from: next, \.extends, incoming: true))
            for member in family where seen.insert(member).inserted {
                open += neighbours(member, { $0.hasContext && !$0.extends }, incoming: true)
            }
        }
        return seen
    }

    // MARK: Imported names

    /// The names a template exports: what it gives values to at its top level.
    private func exports(of index: Int) -> [String] {
        var names: [String] = []
        func visit(_ statements: [Statement]) {
            for statement in statements {
                switch statement.kind {
                case .assign, .capture: names += statement.assignedNames
                case .macro(let macro): names.append(macro.name)
                case .branch: for body in statement.bodies { visit(body) }
                default: break
                }
            }
        }
        for member in reachable(from: index, \.extends, incoming: false) {
            visit(units[member].statements)
        }
        return names.filter { !$0.hasPrefix("_") }
    }

    private func exports(ofTemplate name: Expression) -> (title: String, names: [String])? {
        guard case .constant(.string(let title)) = name.kind, let index = positions[title] else {
            return nil
        }
        return (title, exports(of: index))
    }

    /// What is known about the names that stand for imported templates.
    private func modules(of index: Int) -> [String: (title: String, names: [String])] {
        var modules: [String: (title: String, names: [String])] = [:]
        var counts: [String: Int] = [:]
        for statement in units[index].statements {
            statement.walk { statement in
                for name in statement.assignedNames { counts[name, default: 0] += 1 }
                if case .importAll(let template, let name, _) = statement.kind {
                    modules[name] = exports(ofTemplate: template)
                }
            }
        }
        // A name that gets other values too stands for nothing certain.
        return modules.filter { counts[$0.key] == 1 }
    }

    private func missingExports(of index: Int) -> [SyntaxFailure] {
        var problems: [SyntaxFailure] = []
        for statement in units[index].statements {
            statement.walk { statement in
                guard case .importNames(let template, let names, _) = statement.kind,
                    let (title, exported) = exports(ofTemplate: template)
                else { return }
                for (name, _, range) in names where !exported.contains(name) {
                    problems.append(.missingExport(name, in: title, exported, at: range))
                }
            }
        }
        return problems
    }
}

extension TemplateReference {
    fileprivate var extends: Bool { kind == .extends }
}

extension SyntaxFailure {
    static func missingExport(
        _ name: String,
        in title: String,
        _ exported: [String],
        at range: SourceRange
    ) -> SyntaxFailure {
        SyntaxFailure(
            "the template '\(title)' has no '\(name)'",
            at: range,
            help: NearMiss.help(for: name, among: exported),
            id: .templateUnknownName
        )
    }
}

extension DiagnosticID {
    static let templateUnknownName: DiagnosticID = "template-unknown-name"
}
