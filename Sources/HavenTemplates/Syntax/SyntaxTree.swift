internal import HavenDiagnostics

/// An expression as it was written.
struct Expression: Sendable {
    indirect enum Kind: Sendable {
        case constant(TemplateValue)
        case name(String)
        case list([Expression])
        case tuple([Expression])
        case map([(key: Expression, value: Expression)])
        case unary(UnaryOperator, Expression)
        case binary(BinaryOperator, Expression, Expression)
        case and(Expression, Expression)
        case or(Expression, Expression)
        case compare(Expression, [(operation: Comparison, operand: Expression)])
        case concat([Expression])
        case conditional(test: Expression, then: Expression, otherwise: Expression?)
        case member(Expression, name: String)
        case item(Expression, Expression)
        case slice(Expression, start: Expression?, stop: Expression?, step: Expression?)
        case call(Expression, Arguments)
        /// Without an operand it filters the body of the block it belongs to.
        case filter(Expression?, FilterName, Arguments)
        case test(Expression, TestName, Arguments)
    }

    let kind: Kind
    let range: SourceRange
    /// How many expressions are inside each other here; the parser bounds it.
    let depth: Int

    init(kind: Kind, range: SourceRange) {
        self.kind = kind
        self.range = range
        depth = 1 + (kind.children.lazy.map(\.depth).max() ?? 0)
    }
}

/// The arguments of a call, a filter or a test.
struct Arguments: Sendable {
    var positional: [Expression] = []
    var named: [(name: String, value: Expression)] = []
    var unpackedList: Expression?
    var unpackedMap: Expression?

    var isEmpty: Bool {
        positional.isEmpty && named.isEmpty && unpackedList == nil && unpackedMap == nil
    }

    var expressions: [Expression] {
        positional + named.map(\.value) + [unpackedList, unpackedMap].compactMap(\.self)
    }
}

enum UnaryOperator: Sendable {
    case not
    case negative
    case positive
}

enum BinaryOperator: String, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case floorDivide = "//"
    case modulo = "%"
    case power = "**"
}

enum Comparison: Int, Sendable {
    case equal
    case notEqual
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual
    case contained
    case notContained
}

/// What a value is assigned to.
struct Target: Sendable {
    indirect enum Kind: Sendable {
        case name(String)
        /// An attribute of a namespace.
        case attribute(String, String)
        case tuple([Target])
    }

    let kind: Kind
    let range: SourceRange

    /// All plain names in it, in order.
    var names: [String] {
        switch kind {
        case .name(let name): [name]
        case .attribute: []
        case .tuple(let targets): targets.flatMap(\.names)
        }
    }

    /// The namespaces in it whose attributes are set.
    var namespaces: [String] {
        switch kind {
        case .name: []
        case .attribute(let name, _): [name]
        case .tuple(let targets): targets.flatMap(\.namespaces)
        }
    }
}

/// A statement as it was written.
struct Statement: Sendable {
    indirect enum Kind: Sendable {
        case text([UInt8])
        case print(Expression)
        case branch(Branch)
        case loop(Loop)
        case assign(Target, Expression)
        case capture(Target, filter: Expression?, body: [Statement])
        case with([(target: Target, value: Expression)], body: [Statement])
        case filter(Expression, body: [Statement])
        case block(Block)
        case extends(Expression)
        case include(Expression, ignoresMissing: Bool, withContext: Bool)
        case importAll(Expression, name: String, withContext: Bool)
        case importNames(
            Expression,
            names: [(name: String, alias: String, range: SourceRange)],
            withContext: Bool
        )
        case macro(Macro)
        case call(Expression, Macro)
    }

    struct Branch: Sendable {
        let test: Expression
        let body: [Statement]
        let elifs: [(test: Expression, body: [Statement])]
        let otherwise: [Statement]
    }

    struct Loop: Sendable {
        let target: Target
        let iterable: Expression
        let filter: Expression?
        let isRecursive: Bool
        let body: [Statement]
        let otherwise: [Statement]
    }

    struct Block: Sendable {
        let name: String
        let isScoped: Bool
        let isRequired: Bool
        let body: [Statement]
    }

    /// A macro or the body of a `call`.
    struct Macro: Sendable {
        let name: String
        let parameters: [String]
        /// The values of the last parameters.
        let defaults: [Expression]
        let body: [Statement]
    }

    let kind: Kind
    /// The tag, or the printed expression.
    let range: SourceRange
}
