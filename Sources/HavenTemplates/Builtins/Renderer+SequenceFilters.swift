internal import HavenDiagnostics

extension Renderer {
    mutating func applySequence(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        switch call.filter {
        case .first:
            return try Python.items(of: call.value).first
                ?? .undefined(UndefinedValue("there is no first item, the sequence is empty"))
        case .last:
            // Python walks backwards over HTML by index, and its items by index are HTML.
            if case .markup(let text) = call.value, let last = text.unicodeScalars.last {
                return .markup(String(last))
            }
            return try Python.items(of: call.value).last
                ?? .undefined(UndefinedValue("there is no last item, the sequence is empty"))
        case .reverse: return try reversed(call.value)
        case .batch: return try batched(call)
        case .slice: return try sliced(call)
        case .sum: return try summed(call)
        default: return try joined(call)
        }
    }

    private func reversed(_ value: TemplateValue) throws(Trouble) -> TemplateValue {
        switch value {
        case .string(let text): .string(TextSearch.text(text.unicodeScalars.reversed()))
        case .markup(let text): .markup(TextSearch.text(text.unicodeScalars.reversed()))
        default: .list(try Python.items(of: value).reversed())
        }
    }

    private func count(_ call: FilterCall) throws(Trouble) -> Int {
        guard let count = try call.integer(0) else {
            throw Trouble(
                .templateArguments,
                "the filter '\(call.filter.rawValue)' needs a number"
            )
        }
        return count
    }

    private func batched(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        let count = try count(call)
        guard count > 0 else { throw .value("the size of a batch is at least 1") }
        guard count < RenderLimits.size else { throw .tooLarge }
        var batches: [[TemplateValue]] = []
        for item in try Python.items(of: call.value) {
            if batches.last.map({ $0.count == count }) ?? true { batches.append([]) }
            batches[batches.count - 1].append(item)
        }
        if let fill = call[1], !fill.isNone, let last = batches.last {
            let missing = count - last.count
            batches[batches.count - 1] += [TemplateValue](repeating: fill, count: missing)
        }
        return .list(batches.map { .list($0) })
    }

    private func sliced(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        let count = try count(call)
        guard count != 0 else { throw .value("the number of slices is not zero") }
        guard count > 0 else { return .list([]) }
        guard count < RenderLimits.range else { throw .tooLarge }
        let items = try Python.items(of: call.value)
        let size = items.count / count
        let extra = items.count % count
        var slices: [TemplateValue] = []
        var start = 0
        for number in 0..<count {
            let end = start + size + (number < extra ? 1 : 0)
            var slice = Array(items[start..<end])
            if let fill = call[1], !fill.isNone, number >= extra { slice.append(fill) }
            slices.append(.list(slice))
            start = end
        }
        return .list(slices)
    }

    /// The values a filter works on: the items, or one attribute of each.
    private mutating func values(
        of items: [TemplateValue],
        attribute: TemplateValue?
    ) throws(Trouble) -> [TemplateValue] {
        guard let attribute, !attribute.isNone else { return items }
        let path = try AttributePath(attribute)
        var values: [TemplateValue] = []
        for item in items { values.append(try path.value(of: item, default: nil, &self)) }
        return values
    }

    private mutating func summed(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        let items = try Python.items(of: call.value)
        var sum = call[1] ?? .int(0)
        if sum.anyText != nil {
            throw .type("text cannot be summed", help: "use the filter 'join'")
        }
        for value in try values(of: items, attribute: call[0]) {
            sum = try Python.apply(.add, sum, value)
        }
        return sum
    }

    private mutating func joined(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        let values = try values(of: try Python.items(of: call.value), attribute: call[1])
        let separator = call[0] ?? .string("")
        let isMarkup = separator.isMarkup || values.contains { $0.printsMarkup }
        let mark = isMarkup ? try Python.escaped(separator) : try Python.text(separator)
        var result = ""
        for (index, value) in values.enumerated() {
            if index > 0 { result += mark }
            result += isMarkup ? try Python.escaped(value) : try Python.text(value)
            guard result.utf8.count < RenderLimits.size else { throw .tooLarge }
        }
        return isMarkup ? .markup(result) : .string(result)
    }
}

extension TemplateValue {
    /// Whether printing it prints HTML as it is.
    var printsMarkup: Bool {
        switch self {
        case .markup: true
        case .object(let object): object.printed?.printsMarkup ?? false
        default: false
        }
    }
}
