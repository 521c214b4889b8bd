internal import HavenDiagnostics

/// Nodes that are negative stand for what is absent.
struct ArgumentPlan: Sendable {
    /// Nodes, in `operands`.
    let positional: Program.Span
    /// Names and nodes in turn, in `operands`.
    let named: Program.Span
    let unpackedList: Int32
    let unpackedMap: Int32
}

enum TargetPlan: Sendable {
    /// A slot of the current function; at the top level also a name of the context.
    case slot(Int, exportedAs: Int?)
    case attribute(Program.Variable, name: Int)
    /// Indexes of targets, in `operands`.
    case tuple(Program.Span)
}

/// How the variables of a scope get their first values.
struct EntryPlan: Sendable {
    struct Load: Sendable {
        let slot: Int
        let source: Source

        /// The name it looks up in the context.
        var lookedUp: Int? {
            if case .resolve(let name) = source { return name }
            return nil
        }
    }

    enum Source: Sendable {
        case resolve(Int)
        case alias(Program.Variable)
        case unset
    }

    /// In `loads`.
    var loads = Program.Span.empty
    /// All variables of the scope, which end with it; in `operands`.
    var slots = Program.Span.empty
}

/// A variable that another template sees, and the name it sees it by.
struct LocalPlan: Sendable {
    let name: Int
    let variable: Program.Variable
}

struct Assignment: Sendable {
    let target: TargetPlan
    let value: Int32
}

struct LoopPlan: Sendable {
    let target: TargetPlan
    let iterable: Int32
    let filter: FilterPlan?
    let entry: EntryPlan
    let body: Program.Span
    let otherwise: ElsePlan?
    /// The slot of `loop`, if it is used.
    let loopSlot: Int?
    /// The function of a recursive loop.
    let unit: Int?

    struct FilterPlan: Sendable {
        let entry: EntryPlan
        let target: TargetPlan
        let test: Int32
    }

    struct ElsePlan: Sendable {
        let entry: EntryPlan
        let body: Program.Span
    }
}

/// `with`, a block `set` and a filter block: a body in a scope of its own.
struct ScopePlan: Sendable {
    let entry: EntryPlan
    /// In `assignments`.
    let assignments: Program.Span
    let body: Program.Span
    let target: TargetPlan?
    let filter: Int32?
}

struct MacroPlan: Sendable {
    struct Parameter: Sendable {
        let name: Int
        let slot: Int
        let defaultValue: Int32?
    }

    /// The number of its name; a `call` has none.
    let name: Int?
    /// In `parameters`.
    let parameters: Program.Span
    let callerSlot: Int?
    let namedSlot: Int?
    let positionalSlot: Int?
    let hasCallerParameter: Bool
    /// Where a macro statement stores its macro.
    let target: TargetPlan?
    let unit: Int
}

struct CallPlan: Sendable {
    let macro: Int
    let callee: Int32
    let arguments: Int32
}

struct BlockPlan: Sendable {
    let name: Int
    let isRequired: Bool
    /// What a scoped block sees of its surroundings, in `locals`.
    var locals: Program.Span?
    var unit = 0
    var selfSlot: Int?
    var superSlot: Int?
}

struct IncludePlan: Sendable {
    let template: Int32
    let ignoresMissing: Bool
    /// What the template sees of its surroundings, in `locals`; `nil` without context.
    let locals: Program.Span?
}

struct ImportPlan: Sendable {
    struct Name: Sendable {
        let name: Int
        let target: TargetPlan
        let range: SourceRange
    }

    let template: Int32
    /// What the template sees of its surroundings, in `locals`; `nil` without context.
    let locals: Program.Span?
    /// In `importedNames`.
    let names: Program.Span
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
