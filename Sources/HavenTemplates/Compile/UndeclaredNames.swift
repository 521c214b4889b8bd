/// Finds which of some special names (`loop`, `caller`, `self` …) a body uses before it sets them.
struct UndeclaredNames {
    private var wanted: Set<String>
    private var found: Set<String> = []

    static func find(_ names: Set<String>, in body: [Statement]) -> Set<String> {
        var finder = UndeclaredNames(wanted: names)
        finder.visit(body)
        return finder.found
    }

    private mutating func visit(_ expression: Expression) {
        if wanted.isEmpty { return }
        expression.forEachName { name in
            if wanted.contains(name) { found.insert(name) }
        }
    }

    private mutating func visit(_ arguments: [Expression]) {
        for argument in arguments { visit(argument) }
    }

    private mutating func store(_ target: Target) {
        for name in target.names { wanted.remove(name) }
    }

    private mutating func visit(_ statements: [Statement]) {
        for statement in statements { visit(statement) }
    }

    private mutating func visit(_ statement: Statement) {
        switch statement.kind {
        case .text, .block: break
        case .print(let expression), .extends(let expression): visit(expression)
        case .include(let template, _, _): visit(template)
        case .branch(let branch):
            visit(branch.test)
            visit(branch.body)
            for (test, body) in branch.elifs {
                visit(test)
                visit(body)
            }
            visit(branch.otherwise)
        case .loop(let loop):
            store(loop.target)
            visit(loop.iterable)
            visit(loop.body)
            visit(loop.otherwise)
            if let filter = loop.filter { visit(filter) }
        case .assign(let target, let value):
            store(target)
            visit(value)
        case .capture(let target, let filter, let body):
            store(target)
            if let filter { visit(filter) }
            visit(body)
        case .with(let values, let body):
            for (target, _) in values { store(target) }
            for (_, value) in values { visit(value) }
            visit(body)
        case .filter(let filter, let body):
            visit(body)
            visit(filter)
        case .importAll(let template, _, _), .importNames(let template, _, _): visit(template)
        case .macro(let macro): visit(macro)
        case .call(let call, let macro):
            visit(call)
            visit(macro)
        }
    }

    private mutating func visit(_ macro: Statement.Macro) {
        for parameter in macro.parameters { wanted.remove(parameter) }
        visit(macro.defaults)
        visit(macro.body)
    }
}
