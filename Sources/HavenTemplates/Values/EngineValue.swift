/// A value that belongs to one rendering; what changes is kept by the renderer, under a number.
package struct EngineValue: Sendable {
    enum Kind: Sendable {
        case macro(MacroReference)
        case loop(Int)
        case namespace(Int)
        case cycler(Int)
        case joiner(Int)
        case module(Int)
        case selfReference(context: Int)
        case block(BlockReference)
        case range(RangeValue)
        case view(ViewValue)
        case method(receiver: TemplateValue, name: String)
        case builtin(GlobalFunction)
    }

    let kind: Kind

    init(_ kind: Kind) {
        self.kind = kind
    }

    var kindName: String {
        switch kind {
        case .macro(let macro): macro.isCaller ? "the caller" : "the macro '\(macro.name)'"
        case .loop: "the loop"
        case .namespace: "a namespace"
        case .cycler: "a cycler"
        case .joiner: "a joiner"
        case .module: "an imported template"
        case .selfReference: "self"
        case .block(let block): "the block '\(block.name)'"
        case .range: "a range"
        case .view: "a view of a dictionary"
        case .method(_, let name): "the method '\(name)'"
        case .builtin(let function): "the function '\(function.rawValue)'"
        }
    }
}

/// A macro together with the variables that were around its definition.
struct MacroReference: Sendable, Equatable {
    let name: String
    let template: Int
    /// The index in the template's table of macros.
    let macro: Int
    /// The frame the macro was defined in.
    let frame: Int
    /// Whether it is the body of a `call`.
    let isCaller: Bool
}

/// One level of a block: `super()` goes one further.
struct BlockReference: Sendable, Equatable {
    let name: String
    let nameID: Int
    let context: Int
    let depth: Int
}

/// Python's `range`, never written out.
struct RangeValue: Sendable, Equatable {
    let start: Int
    let stop: Int
    let step: Int

    /// Throws if the step has no negative, or if the distance between the ends does not fit.
    ///
    /// So nothing that counts or names the numbers of a range can overflow.
    init(start: Int, stop: Int, step: Int) throws(Trouble) {
        precondition(step != 0, "the step of a range is not zero")
        let (distance, overflows) = stop.subtractingReportingOverflow(start)
        if overflows || distance == .min || step == .min { throw Python.overflow }
        self.start = start
        self.stop = stop
        self.step = step
    }

    var count: Int {
        if step > 0 { return start < stop ? (stop - start - 1) / step + 1 : 0 }
        return start > stop ? (start - stop - 1) / -step + 1 : 0
    }

    var items: [TemplateValue] {
        (0..<count).map { .int(start + $0 * step) }
    }

    static func == (left: RangeValue, right: RangeValue) -> Bool {
        left.count == right.count
            && (left.count == 0
                || left.start == right.start && (left.count == 1 || left.step == right.step))
    }
}

/// What `keys`, `values` and `items` of a dictionary give.
struct ViewValue: Sendable {
    enum Kind: String, Sendable {
        case keys = "dict_keys"
        case values = "dict_values"
        case items = "dict_items"
    }

    let kind: Kind
    let items: [TemplateValue]
}
