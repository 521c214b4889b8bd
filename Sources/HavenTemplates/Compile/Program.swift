internal import HavenDiagnostics

/// The compiled templates of a library: one flat array of small nodes that point at each other by index.
///
/// Nodes and plans hold numbers only; what has a length is a run of one of the tables. So walking over
/// them counts no references, which two threads would do on the same counters.
struct Program: Sendable {
    /// A run of indexes in one of the tables.
    struct Span: Sendable {
        let start: Int32
        let count: Int32

        static let empty = Span(start: 0, count: 0)

        init(start: Int32, count: Int32) {
            self.start = start
            self.count = count
        }

        /// What was added to a table behind its first `start` items.
        init(from start: Int, to end: Int) {
            self.init(start: Int32(start), count: Int32(end - start))
        }

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
    /// The literal text of all templates, one after the other.
    var text: [UInt8] = []
    var arguments: [ArgumentPlan] = []
    var targets: [TargetPlan] = []
    var loads: [EntryPlan.Load] = []
    var assignments: [Assignment] = []
    var parameters: [MacroPlan.Parameter] = []
    /// What other templates see of this one: the variables around includes, imports and blocks.
    var locals: [LocalPlan] = []
    var importedNames: [ImportPlan.Name] = []
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

    case text(Program.Span)
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
