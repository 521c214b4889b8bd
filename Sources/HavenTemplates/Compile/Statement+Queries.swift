/// Questions about a statement and everything inside it.
extension Statement {
    /// The bodies directly inside.
    var bodies: [[Statement]] {
        switch kind {
        case .text, .print, .assign, .extends, .include, .importAll, .importNames: []
        case .branch(let branch): [branch.body] + branch.elifs.map(\.body) + [branch.otherwise]
        case .loop(let loop): [loop.body, loop.otherwise]
        case .capture(_, _, let body), .with(_, let body), .filter(_, let body): [body]
        case .block(let block): [block.body]
        case .macro(let macro), .call(_, let macro): [macro.body]
        }
    }

    /// The expressions of the statement itself, without those of its bodies.
    var expressions: [Expression] {
        switch kind {
        case .text, .block: []
        case .print(let value), .extends(let value), .include(let value, _, _),
            .importAll(let value, _, _), .importNames(let value, _, _), .assign(_, let value),
            .filter(let value, _):
            [value]
        case .branch(let branch): [branch.test] + branch.elifs.map(\.test)
        case .loop(let loop): [loop.iterable] + (loop.filter.map { [$0] } ?? [])
        case .capture(_, let filter, _): filter.map { [$0] } ?? []
        case .with(let values, _): values.map(\.value)
        case .macro(let macro): macro.defaults
        case .call(let call, let macro): [call] + macro.defaults
        }
    }

    /// The names the statement itself gives values to.
    var assignedNames: [String] {
        switch kind {
        case .text, .print, .branch, .filter, .block, .extends, .include: []
        case .loop(let loop): loop.target.names
        case .assign(let target, _), .capture(let target, _, _): target.names
        case .with(let values, _): values.flatMap(\.target.names)
        case .importAll(_, let name, _): [name]
        case .importNames(_, let names, _): names.map(\.alias)
        case .macro(let macro): [macro.name] + macro.parameters
        case .call(_, let macro): macro.parameters
        }
    }

    /// Calls `body` with the statement and all statements inside it.
    func walk(_ body: (Statement) -> Void) {
        body(self)
        for statements in bodies {
            for statement in statements { statement.walk(body) }
        }
    }

    private func contains(_ isWanted: (Statement) -> Bool) -> Bool {
        isWanted(self) || bodies.contains { $0.contains { $0.contains(isWanted) } }
    }

    var containsExtends: Bool {
        contains { statement in
            if case .extends = statement.kind { return true }
            return false
        }
    }

    var containsScopedBlock: Bool {
        contains { statement in
            if case .block(let block) = statement.kind { return block.isScoped }
            return false
        }
    }

    /// Whether a plain assignment inside gives `name` a value.
    func stores(_ name: String) -> Bool {
        contains { statement in
            switch statement.kind {
            case .assign(let target, _), .capture(let target, _, _): target.names.contains(name)
            case .loop(let loop): loop.target.names.contains(name)
            default: false
            }
        }
    }
}
