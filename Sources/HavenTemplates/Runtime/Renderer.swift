internal import HavenDiagnostics

/// Runs the program of a library once.
///
/// All state that changes while a template runs is here, under numbers; values stay immutable.
struct Renderer: ~Copyable {
    let library: TemplateLibrary
    /// The values of the global names, by number of the name.
    let globals: [TemplateValue?]
    var host: any TemplateHost

    var output: [UInt8]
    var slots: [TemplateValue?] = []
    var frames: [Frame] = []
    /// The running frame, and where its variables start.
    private(set) var frame = -1
    private(set) var base = 0
    var contexts: [RenderContext] = []
    var loops: [LoopState] = []
    var namespaces: [TemplateMap] = []
    var cyclers: [CyclerState] = []
    var joiners: [JoinerState] = []
    var modules: [ModuleState] = []
    /// Modules that see nothing of those who import them: they run once.
    var sharedModules: [(template: Int, module: Int)] = []
    /// The bodies of the filter blocks around, innermost last.
    var captured: [TemplateValue] = []
    /// How many includes, macros, blocks and recursive loops are running inside each other.
    var depth = 0
    /// How many statements and expressions are running inside each other.
    var level = 0
    var steps = 0

    init(
        library: TemplateLibrary,
        globals: [TemplateValue?],
        host: any TemplateHost,
        output: [UInt8]
    ) {
        self.library = library
        self.globals = globals
        self.host = host
        self.output = output
        slots.reserveCapacity(64)
        frames.reserveCapacity(16)
        contexts.reserveCapacity(16)
    }

    /// Renders a template with a context of its own.
    mutating func render(_ template: Int) throws(Trouble) {
        let context = newContext(for: template, inherited: NamedValues())
        try runTemplate(template, in: context)
    }

    mutating func newContext(for template: Int, inherited: NamedValues) -> Int {
        contexts.append(RenderContext(inherited: inherited, family: [template]))
        return contexts.count - 1
    }

    /// Runs the function of a template, and then those of the templates it extends.
    mutating func runTemplate(_ template: Int, in context: Int) throws(Trouble) {
        var next: Int? = template
        while let template = next {
            let unit = library.templates[template].unit
            let previous = enter(unit, parent: -1, context: context)
            if let slot = library.program.units[unit].selfSlot {
                slots[base + slot] = .engine(EngineValue(.selfReference(context: context)))
            }
            try execute(library.program.units[unit].body)
            next = frames[frame].extended
            leave(to: previous)
        }
    }

    /// Runs `body` with its output kept apart, and returns that output.
    mutating func capturing(
        _ body: (inout Renderer) throws(Trouble) -> Void
    ) throws(Trouble) -> String {
        let start = output.count
        try body(&self)
        let text = String(decoding: output[start...], as: UTF8.self)
        output.removeLast(output.count - start)
        return text
    }

    // MARK: Frames

    /// Starts a call of a function and returns the frame that was running.
    mutating func enter(_ unit: Int, parent: Int, context: Int) -> Int {
        let previous = frame
        let plan = library.program.units[unit]
        frames.append(
            Frame(base: slots.count, parent: parent, context: context, template: plan.template)
        )
        base = slots.count
        for _ in 0..<plan.slotCount { slots.append(nil) }
        frame = frames.count - 1
        enterScope(plan.entry)
        return previous
    }

    /// Ends the call of the running function.
    ///
    /// Frames a macro was defined in stay, because it may still be called.
    mutating func leave(to previous: Int) {
        if frame == frames.count - 1, !isKept(frame) {
            slots.removeLast(slots.count - base)
            frames.removeLast()
        }
        resume(previous)
    }

    /// Goes on in a frame that was entered before.
    mutating func resume(_ frame: Int) {
        self.frame = frame
        base = frame < 0 ? 0 : frames[frame].base
    }

    /// The number of frames, from the first, that a macro refers to.
    var keptFrames = 0

    private func isKept(_ frame: Int) -> Bool { frame < keptFrames }

    mutating func keepFrame() { keptFrames = max(keptFrames, frame + 1) }

    /// Fills the variables of a scope that is entered.
    mutating func enterScope(_ plan: EntryPlan) {
        for index in plan.loads.range {
            let load = library.program.loads[index]
            slots[base + load.slot] =
                switch load.source {
                case .resolve(let name): resolve(name)
                case .alias(let variable): slots[position(of: variable)]
                case .unset: nil
                }
        }
    }

    mutating func leaveScope(_ plan: EntryPlan) {
        for index in plan.slots.range {
            slots[base + Int(library.program.operands[index])] = nil
        }
    }

    /// Where a variable is, seen from the running frame.
    func position(of variable: Program.Variable) -> Int {
        if variable.hops == 0 { return base + Int(variable.slot) }
        var owner = frame
        for _ in 0..<variable.hops { owner = frames[owner].parent }
        return frames[owner].base + Int(variable.slot)
    }

    /// The value of a name of the context; `nil` if it has none.
    func resolve(_ name: Int) -> TemplateValue? {
        let context = frames[frame].context
        if let value = contexts[context].variables[name] { return value }
        if let value = contexts[context].inherited[name] { return value }
        return name < globals.count ? globals[name] : nil
    }

    // MARK: Bounds

    mutating func step() throws(Trouble) {
        steps += 1
        guard steps <= RenderLimits.steps, output.count <= RenderLimits.output else {
            throw Trouble(
                .templateLimit,
                "the page is too much work",
                help: "a loop or a recursion here does not end soon enough"
            )
        }
    }

    /// Notes that a statement or an expression starts; an error never comes back up here.
    mutating func descend() throws(Trouble) {
        level += 1
        if level > RenderLimits.levels { throw .tooDeep }
    }

    /// Runs `body` one level deeper.
    mutating func nested<Result>(
        _ body: (inout Renderer) throws(Trouble) -> Result
    ) throws(Trouble) -> Result {
        guard depth < RenderLimits.depth else {
            throw Trouble(
                .templateLimit,
                "includes, macros and recursive loops are at most \(RenderLimits.depth) deep",
                help: "does a macro call itself without end?"
            )
        }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    func place(of node: Int32) -> Trouble.Place {
        Trouble.Place(
            template: frames[frame].template,
            range: library.program.ranges[Int(node)]
        )
    }
}
