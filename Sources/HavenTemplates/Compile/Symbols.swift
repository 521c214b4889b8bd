/// The names of one scope: which variable each stands for and how it gets its value on entry.
///
/// This follows Jinja2's `idtracking`, because which assignment a name sees (in loops, branches,
/// macros and blocks) is defined by it.
struct Symbols {
    /// A variable: a name in the scope that introduced it.
    struct Variable: Hashable {
        let scope: Int
        let name: String
    }

    /// What a variable holds when its scope is entered.
    enum Load: Equatable {
        /// Filled by the statement itself: a loop's variable, a parameter.
        case parameter
        /// Looked up in the context of the template.
        case resolve(String)
        /// A copy of an outer variable.
        case alias(Variable)
        case unset
    }

    let scope: Int
    /// The enclosing scope; an array only to box it.
    private let outer: [Symbols]
    private(set) var variables: [String: Variable] = [:]
    private(set) var loads: [Variable: Load] = [:]
    private(set) var stores: Set<String> = []

    init(scope: Int, outer: Symbols? = nil) {
        self.scope = scope
        self.outer = outer.map { [$0] } ?? []
    }

    /// The variable a name stands for, `nil` if neither this scope nor an outer one knows it.
    func find(_ name: String) -> Variable? {
        variables[name] ?? outer.first?.find(name)
    }

    mutating func declareParameter(_ name: String) {
        stores.insert(name)
        define(name, .parameter)
    }

    mutating func load(_ name: String) {
        if find(name) == nil { define(name, .resolve(name)) }
    }

    mutating func store(_ name: String) {
        stores.insert(name)
        guard variables[name] == nil else { return }
        if let variable = outer.first?.find(name) {
            define(name, .alias(variable))
        } else {
            define(name, .unset)
        }
    }

    /// Takes over what the branches of an `if` did; what only some of them set keeps its old value.
    mutating func merge(_ branches: [Symbols]) {
        var added: Set<String> = []
        for branch in branches { added.formUnion(branch.stores) }
        added.subtract(stores)
        for branch in branches {
            variables.merge(branch.variables) { _, new in new }
            loads.merge(branch.loads) { _, new in new }
            stores.formUnion(branch.stores)
        }
        for name in added {
            guard let variable = find(name) else { continue }
            if let outerVariable = outer.first?.find(name) {
                loads[variable] = .alias(outerVariable)
            } else {
                loads[variable] = .resolve(name)
            }
        }
    }

    /// Every name assigned in this scope or an outer one, sorted: what an include can see.
    var allStores: [(name: String, variable: Variable)] {
        var found: [String: Variable] = [:]
        var level: Symbols? = self
        while let symbols = level {
            for name in symbols.stores where found[name] == nil { found[name] = find(name) }
            level = symbols.outer.first
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private mutating func define(_ name: String, _ load: Load) {
        let variable = Variable(scope: scope, name: name)
        variables[name] = variable
        loads[variable] = load
    }
}
