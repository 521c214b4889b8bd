internal import HavenDiagnostics

/// The compiled templates of a library: one flat array of small nodes that point at each other by index.
///
/// Nodes hold numbers only, so that walking over them counts no references.
struct Program: Sendable {
    /// A run of indexes in `operands`.
    struct Span: Sendable {
        let start: Int32
        let count: Int32

        static let empty = Span(start: 0, count: 0)

        var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
    }

    /// A variable: how many functions out, its slot there, and its name.
    struct Variable: Sendable {
        let hops: Int32
        let slot: Int32
        let name: Int32
    }

    var nodes: [Node] = []
    /// Where each node stands in the source.
    var ranges: [SourceRange] = []
    var operands: [Int32] = []
    var constants: [TemplateValue] = []
    var texts: [[UInt8]] = []
    var arguments: [ArgumentPlan] = []
    var targets: [TargetPlan] = []
    var loops: [LoopPlan] = []
    var scopes: [ScopePlan] = []
    var macros: [MacroPlan] = []
    var calls: [CallPlan] = []
    var blocks: [BlockPlan] = []
    var includes: [IncludePlan] = []
    var imports: [ImportPlan] = []
    var units: [Unit] = []
}

/// One instruction; the numbers are indexes into the tables of the program.
enum Node: Sendable {
    case constant(Int32)
    case variable(Program.Variable)
    case list(Program.Span)
    case tuple(Program.Span)
    /// Keys and values in turn.
    case map(Program.Span)
    case unary(UnaryOperator, Int32)
    case binary(BinaryOperator, Int32, Int32)
    case and(Int32, Int32)
    case or(Int32, Int32)
    /// The first operand, then operators (by raw value) and operands in turn.
    case compare(Program.Span)
    case concat(Program.Span)
    /// `otherwise` is negative if there is none.
    case conditional(test: Int32, then: Int32, otherwise: Int32)
    case member(Int32, name: Int32)
    case item(Int32, Int32)
    /// The value, start, stop and step; negative if absent.
    case slice(Program.Span)
    case call(Int32, Int32)
    case methodCall(Int32, name: Int32, Int32)
    case filter(FilterName, Int32, Int32)
    case test(TestName, Int32, Int32)
    /// The body of the filter block around it.
    case captured

    case text(Int32)
    case print(Int32)
    /// Prints in the part of a URL attribute that decides about the scheme.
    case printURL(Int32, isList: Bool)
    case branch(test: Int32, then: Program.Span, otherwise: Program.Span)
    case loop(Int32)
    case assign(target: Int32, value: Int32)
    case capture(Int32)
    case with(Int32)
    case filterBlock(Int32)
    case block(Int32)
    case extends(Int32)
    case include(Int32)
    case importAll(Int32)
    case importNames(Int32)
    case macro(Int32)
    case callBlock(Int32)
    /// Runs only as long as no `extends` has been met.
    case unlessExtended(Program.Span)
}

struct ArgumentPlan: Sendable {
    let positional: [Int]
    let named: [(name: String, value: Int)]
    let unpackedList: Int?
    let unpackedMap: Int?
}

indirect enum TargetPlan: Sendable {
    /// A slot of the current function; at the top level also a name of the context.
    case slot(Int, exportedAs: Int?)
    case attribute(Program.Variable, String)
    case tuple([TargetPlan])
}

/// How the variables of a scope get their first values.
struct EntryPlan: Sendable {
    enum Source: Sendable {
        case resolve(Int)
        case alias(Program.Variable)
        case unset
    }

    var loads: [(slot: Int, source: Source)] = []
    /// All variables of the scope, which end with it.
    var slots: [Int] = []
}

struct LoopPlan: Sendable {
    let target: TargetPlan
    let iterable: Int
    let filter: FilterPlan?
    let entry: EntryPlan
    let body: Program.Span
    let otherwise: (entry: EntryPlan, body: Program.Span)?
    /// The slot of `loop`, if it is used.
    let loopSlot: Int?
    /// The function of a recursive loop.
    let unit: Int?

    struct FilterPlan: Sendable {
        let entry: EntryPlan
        let target: TargetPlan
        let test: Int
    }
}

/// `with`, a block `set` and a filter block: a body in a scope of its own.
struct ScopePlan: Sendable {
    let entry: EntryPlan
    let assignments: [(target: TargetPlan, value: Int)]
    let body: Program.Span
    let target: TargetPlan?
    let filter: Int?
}

struct MacroPlan: Sendable {
    let name: String
    let parameters: [(name: String, slot: Int, defaultValue: Int?)]
    let callerSlot: Int?
    let namedSlot: Int?
    let positionalSlot: Int?
    /// Where a macro statement stores its macro.
    let target: TargetPlan?
    let unit: Int

    var hasCallerParameter: Bool { parameters.contains { $0.name == "caller" } }
}

struct CallPlan: Sendable {
    let macro: Int
    let callee: Int
    let arguments: Int
}

struct BlockPlan: Sendable {
    let name: String
    let nameID: Int
    let isRequired: Bool
    /// What a scoped block sees of its surroundings.
    let locals: [(name: Int, variable: Program.Variable)]?
    let unit: Int
    let selfSlot: Int?
    let superSlot: Int?
}

struct IncludePlan: Sendable {
    let template: Int
    let ignoresMissing: Bool
    /// What the template sees of its surroundings; `nil` without context.
    let locals: [(name: Int, variable: Program.Variable)]?
}

struct ImportPlan: Sendable {
    let template: Int
    let locals: [(name: Int, variable: Program.Variable)]?
    let names: [(name: Int, target: TargetPlan, range: SourceRange)]
}

/// A function: the template itself, a block, a macro or a recursive loop.
struct Unit: Sendable {
    /// The index of its template in the library.
    let template: Int
    /// How many functions it stands in.
    let depth: Int
    var slotCount = 0
    var entry = EntryPlan()
    var body = Program.Span.empty
    /// The slot of `self` in the function of the template itself.
    var selfSlot: Int?
}
