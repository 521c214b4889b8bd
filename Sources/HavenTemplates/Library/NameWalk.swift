internal import HavenDiagnostics

/// Walks over a template and collects the uses of unknown names.
struct NameWalk {
    private let known: Set<String>
    private let modules: [String: (title: String, names: [String])]
    private var optional: Set<String> = []
    private var reported: Set<String> = []
    private(set) var problems: [SyntaxFailure] = []

    init(known: Set<String>, modules: [String: (title: String, names: [String])]) {
        self.known = known
        self.modules = modules
    }

    /// Notes the names that the template itself tests for being there.
    mutating func findOptionalNames(in statements: [Statement]) {
        var names: Set<String> = []
        for statement in statements {
            statement.walk { statement in
                for expression in statement.expressions { expression.collectOptional(&names) }
            }
        }
        optional = names
    }

    /// `special` are the names that only exist inside of certain statements.
    mutating func visit(_ statements: [Statement], special: Set<String>) {
        for statement in statements { visit(statement, special) }
    }

    private mutating func visit(_ statement: Statement, _ special: Set<String>) {
        switch statement.kind {
        case .loop(let loop):
            visit(loop.iterable, special)
            if let filter = loop.filter { visit(filter, special) }
            visit(loop.body, special: special.union(["loop"]))
            visit(loop.otherwise, special: special)
            return
        case .assign(let target, _), .capture(let target, _, _):
            for name in target.namespaces { check(name, at: target.range, special) }
        default: break
        }
        var inner = special
        switch statement.kind {
        case .macro, .call: inner.formUnion(["caller", "kwargs", "varargs"])
        case .block: inner = ["self", "super"]
        default: break
        }
        for expression in statement.expressions { visit(expression, special) }
        for body in statement.bodies { visit(body, special: inner) }
    }

    private mutating func visit(_ expression: Expression, _ special: Set<String>) {
        switch expression.kind {
        case .name(let name): check(name, at: expression.range, special)
        case .member(let value, let member):
            if case .name(let name) = value.kind, let module = modules[name],
                !module.names.contains(member)
            {
                problems.append(
                    .missingExport(
                        member,
                        in: module.title,
                        module.names,
                        at: expression.range
                    )
                )
            }
        default: break
        }
        for child in expression.children { visit(child, special) }
    }

    private mutating func check(_ name: String, at range: SourceRange, _ special: Set<String>) {
        guard !known.contains(name), !special.contains(name), !optional.contains(name),
            reported.insert(name).inserted
        else { return }
        problems.append(
            SyntaxFailure(
                "nothing gives '\(name)' a value",
                at: range,
                help: NearMiss.help(for: name, among: known.union(special).sorted()),
                id: .templateUnknownName
            )
        )
    }
}

extension Expression {
    /// Adds the names that are tested with `is defined` and the like.
    fileprivate func collectOptional(_ names: inout Set<String>) {
        switch kind {
        case .test(let operand, .defined, _), .test(let operand, .undefined, _),
            .filter(let operand?, .default, _), .filter(let operand?, .d, _):
            if case .name(let name) = operand.kind { names.insert(name) }
        default: break
        }
        for child in children { child.collectOptional(&names) }
    }
}
