/// Finds the names that statements load and store in the scope they stand in.
///
/// Bodies that open scopes of their own (loops, macros, blocks) are not entered.
extension Symbols {
    mutating func visit(_ statements: [Statement]) {
        for statement in statements { visit(statement) }
    }

    mutating func visit(_ expression: Expression) {
        expression.forEachName { load($0) }
    }

    mutating func visit(_ arguments: Arguments) {
        for expression in arguments.expressions { visit(expression) }
    }

    mutating func store(_ target: Target) {
        switch target.kind {
        case .name(let name): store(name)
        case .attribute(let name, _): load(name)
        case .tuple(let targets): for target in targets { store(target) }
        }
    }

    mutating func visit(_ statement: Statement) {
        switch statement.kind {
        case .text, .block: break
        case .print(let expression), .extends(let expression): visit(expression)
        case .include(let template, _, _): visit(template)
        case .branch(let branch): visit(branch)
        case .loop(let loop): visit(loop.iterable)
        case .assign(let target, let value):
            visit(value)
            store(target)
        case .capture(let target, _, _): store(target)
        case .with(let values, _): for (_, value) in values { visit(value) }
        case .filter(let filter, _): visit(filter)
        case .importAll(let template, let name, _):
            visit(template)
            store(name)
        case .importNames(let template, let names, _):
            visit(template)
            for name in names { store(name.alias) }
        case .macro(let macro): store(macro.name)
        case .call(let call, _): visit(call)
        }
    }

    private mutating func visit(_ branch: Statement.Branch) {
        visit(branch.test)
        var then = self
        then.visit(branch.body)
        var elifs = self
        for (test, body) in branch.elifs {
            elifs.visit(test)
            var inner = elifs
            inner.visit(body)
            elifs.merge([inner, elifs, elifs])
        }
        var otherwise = self
        otherwise.visit(branch.otherwise)
        merge([then, elifs, otherwise])
    }
}

extension Expression.Kind {
    /// The expressions directly inside, in the order in which they are evaluated.
    var children: [Expression] {
        switch self {
        case .constant, .name: []
        case .list(let items), .tuple(let items), .concat(let items): items
        case .map(let pairs): pairs.flatMap { [$0.key, $0.value] }
        case .unary(_, let operand), .member(let operand, _): [operand]
        case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right),
            .item(let left, let right):
            [left, right]
        case .compare(let first, let operands): [first] + operands.map(\.operand)
        case .conditional(let test, let then, let otherwise):
            [test, then] + (otherwise.map { [$0] } ?? [])
        case .slice(let value, let start, let stop, let step):
            [value] + [start, stop, step].compactMap(\.self)
        case .call(let callee, let arguments): [callee] + arguments.expressions
        case .filter(let operand, _, let arguments):
            (operand.map { [$0] } ?? []) + arguments.expressions
        case .test(let operand, _, let arguments): [operand] + arguments.expressions
        }
    }
}

extension Expression {
    var children: [Expression] { kind.children }

    /// Calls `body` with every name used in it.
    func forEachName(_ body: (String) -> Void) {
        if case .name(let name) = kind { body(name) }
        for child in children { child.forEachName(body) }
    }
}
