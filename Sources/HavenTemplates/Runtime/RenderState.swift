/// The variables of one call of a function of the program.
struct Frame {
    /// Where its variables start in the renderer's slots.
    let base: Int
    /// The frame its function was defined in; negative for templates and blocks.
    let parent: Int
    let context: Int
    let template: Int
    /// The template it extends, once `extends` has been met.
    var extended: Int?
}

/// The names of one rendered template, as in Jinja2's `Context`.
struct RenderContext {
    /// Names assigned at the top level of the template.
    var variables = NamedValues()
    /// What an including template gave, by name.
    let inherited: NamedValues
    /// The names an importing template can use, in the order of their assignment.
    private(set) var exported: [Int] = []
    /// The template and those it extends, so far: their blocks, the overriding ones first.
    var family: [Int]

    init(inherited: NamedValues, family: [Int]) {
        self.inherited = inherited
        self.family = family
    }

    /// Everything a template included with context can see.
    var all: NamedValues {
        var all = inherited
        all.merge(variables)
        return all
    }

    mutating func export(_ name: Int) {
        if !exported.contains(name) { exported.append(name) }
    }

    mutating func withhold(_ name: Int) {
        if let position = exported.firstIndex(of: name) { exported.remove(at: position) }
    }
}

/// A loop that is running or has run.
struct LoopState {
    /// The items that have not been seen, from `position`.
    var items: [TemplateValue]
    var position = 0
    /// The plan of the loop in the program.
    let plan: Int
    /// The frame the loop statement runs in, where its filter is evaluated.
    let definingFrame: Int
    let depth: Int
    var isFiltered: Bool
    var index = -1
    /// An item that was fetched early, for `last` and `nextitem`.
    var lookahead: TemplateValue?
    var previous: TemplateValue?
    var current: TemplateValue?
    var lastChanged: [TemplateValue]?
    var knownLength: Int?
}

struct CyclerState {
    let items: [TemplateValue]
    var position = 0
}

struct JoinerState {
    let separator: TemplateValue
    var isUsed = false
}

/// An imported template.
struct ModuleState {
    let template: Int
    let context: Int
    let body: String
}
