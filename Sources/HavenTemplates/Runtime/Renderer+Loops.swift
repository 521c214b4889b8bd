extension Renderer {
    mutating func runLoop(_ index: Int) throws(Trouble) {
        let iterable = library.program.loops[index].iterable
        let items = try Python.items(of: try evaluate(iterable))
        guard library.program.loops[index].unit != nil else {
            try runRounds(index, items, definingFrame: frame, depth: 0)
            return
        }
        let text = try callLoop(index, items, definingFrame: frame, depth: 0)
        output.append(contentsOf: text.utf8)
    }

    /// Runs a recursive loop as a function and returns its output.
    private mutating func callLoop(
        _ index: Int,
        _ items: [TemplateValue],
        definingFrame: Int,
        depth: Int
    ) throws(Trouble) -> String {
        guard let unit = library.program.loops[index].unit else {
            throw .type(
                "only a recursive loop can be called",
                help: "write 'recursive' at the end of the 'for' tag"
            )
        }
        return try nested { renderer throws(Trouble) in
            let context = renderer.frames[definingFrame].context
            let previous = renderer.enter(unit, parent: definingFrame, context: context)
            let text = try renderer.capturing { renderer throws(Trouble) in
                try renderer.runRounds(index, items, definingFrame: definingFrame, depth: depth)
            }
            renderer.leave(to: previous)
            return text
        }
    }

    /// `loop(items)`: the body of a recursive loop for other items, one level deeper.
    mutating func recurse(
        _ state: Int,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        let values = try arguments.assigned(to: ["iterable"], of: "loop()")
        guard let iterable = values[0] else {
            throw Trouble(.templateArguments, "loop() needs the items to loop over")
        }
        let loop = loops[state]
        let text = try callLoop(
            loop.plan,
            try Python.items(of: iterable),
            definingFrame: loop.definingFrame,
            depth: loop.depth + 1
        )
        return .markup(text)
    }

    private mutating func runRounds(
        _ index: Int,
        _ items: [TemplateValue],
        definingFrame: Int,
        depth: Int
    ) throws(Trouble) {
        let plan = library.program.loops[index]
        var ran = false
        if plan.loopSlot == nil, plan.filter == nil {
            for item in items {
                ran = true
                try runRound(plan, item)
            }
        } else {
            loops.append(
                LoopState(
                    items: items,
                    plan: index,
                    definingFrame: definingFrame,
                    depth: depth,
                    isFiltered: plan.filter != nil
                )
            )
            let state = loops.count - 1
            let loop = TemplateValue.engine(EngineValue(.loop(state)))
            while let item = try advance(state) {
                ran = true
                if let slot = plan.loopSlot { slots[base + slot] = loop }
                try runRound(plan, item)
            }
        }
        leaveScope(plan.entry)
        if !ran, let otherwise = plan.otherwise {
            enterScope(otherwise.entry)
            try execute(otherwise.body)
            leaveScope(otherwise.entry)
        }
    }

    private mutating func runRound(_ plan: LoopPlan, _ item: TemplateValue) throws(Trouble) {
        try step()
        enterScope(plan.entry)
        try assign(item, to: plan.target)
        try execute(plan.body)
    }

    // MARK: Items

    /// The next item for the body of a loop.
    private mutating func advance(_ state: Int) throws(Trouble) -> TemplateValue? {
        let item: TemplateValue
        if let early = loops[state].lookahead {
            loops[state].lookahead = nil
            item = early
        } else {
            guard let next = try fetch(state) else { return nil }
            item = next
        }
        loops[state].index += 1
        loops[state].previous = loops[state].current
        loops[state].current = item
        return item
    }

    /// The next item that passes the loop's filter.
    private mutating func fetch(_ state: Int) throws(Trouble) -> TemplateValue? {
        while loops[state].position < loops[state].items.count {
            let item = loops[state].items[loops[state].position]
            loops[state].position += 1
            guard loops[state].isFiltered else { return item }
            guard let filter = library.program.loops[loops[state].plan].filter else { return item }
            try step()
            let running = frame
            resume(loops[state].definingFrame)
            defer { resume(running) }
            enterScope(filter.entry)
            try assign(item, to: filter.target)
            if try Python.isTrue(try evaluate(filter.test)) { return item }
        }
        return nil
    }

    mutating func nextItem(_ state: Int) throws(Trouble) -> TemplateValue? {
        if loops[state].lookahead == nil { loops[state].lookahead = try fetch(state) }
        return loops[state].lookahead
    }

    /// The number of items; a filtered loop has to look at all of them.
    mutating func length(_ state: Int) throws(Trouble) -> Int {
        if let length = loops[state].knownLength { return length }
        var length = loops[state].items.count
        if loops[state].isFiltered {
            var rest: [TemplateValue] = []
            while let item = try fetch(state) { rest.append(item) }
            length =
                rest.count + loops[state].index + 1 + (loops[state].lookahead == nil ? 0 : 1)
            loops[state].items = rest
            loops[state].position = 0
            loops[state].isFiltered = false
        }
        loops[state].knownLength = length
        return length
    }

    /// The value of `loop.name`.
    mutating func member(ofLoop state: Int, named name: String) throws(Trouble) -> TemplateValue {
        let index = loops[state].index
        switch name {
        case "index": return .int(index + 1)
        case "index0": return .int(index)
        case "revindex": return .int(try length(state) - index)
        case "revindex0": return .int(try length(state) - index - 1)
        case "first": return .bool(index == 0)
        case "last": return .bool(try nextItem(state) == nil)
        case "length": return .int(try length(state))
        case "depth": return .int(loops[state].depth + 1)
        case "depth0": return .int(loops[state].depth)
        case "previtem":
            return index == 0
                ? .undefined(UndefinedValue("there is no previous item"))
                : loops[state].previous ?? .none
        case "nextitem":
            return try nextItem(state)
                ?? .undefined(UndefinedValue("there is no next item"))
        case "cycle", "changed":
            return .engine(
                EngineValue(
                    .method(
                        receiver: .engine(EngineValue(.loop(state))),
                        name: name
                    )
                )
            )
        default:
            return .undefined(
                UndefinedValue(
                    "'loop' has no '\(name)'",
                    name: name,
                    candidates: Self.loopMembers
                )
            )
        }
    }

    static let loopMembers = [
        "index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0",
        "previtem", "nextitem", "cycle", "changed",
    ]

    mutating func callLoopMethod(
        _ state: Int,
        _ name: String,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        guard arguments.named.isEmpty else {
            throw Trouble(.templateArguments, "loop.\(name)() takes no named arguments")
        }
        if name == "cycle" {
            guard !arguments.positional.isEmpty else {
                throw Trouble(.templateArguments, "loop.cycle() needs values")
            }
            return arguments.positional[loops[state].index % arguments.positional.count]
        }
        if let last = loops[state].lastChanged, try Python.areEqual(last, arguments.positional) {
            return .bool(false)
        }
        loops[state].lastChanged = arguments.positional
        return .bool(true)
    }
}
