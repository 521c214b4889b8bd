/// Items, slices and lengths of sequences.
enum Subscript {
    /// `value[start:stop:step]`.
    static func slice(
        _ value: TemplateValue,
        start: Int?,
        stop: Int?,
        step: Int?
    ) throws(Trouble) -> TemplateValue {
        let step = step ?? 1
        guard step != 0 else { throw .value("the step of a slice is not zero") }
        func pick<Element>(_ items: [Element]) -> [Element] {
            indexes(count: items.count, start: start, stop: stop, step: step).map { items[$0] }
        }
        switch value {
        case .list(let items): return .list(pick(items))
        case .tuple(let items): return .tuple(pick(items))
        case .string(let text): return .string(TextSearch.text(pick(TextSearch.scalars(text))))
        case .markup(let text): return .markup(TextSearch.text(pick(TextSearch.scalars(text))))
        case .undefined(let undefined): throw undefined.trouble
        case .engine(let engine):
            if case .range(let range) = engine.kind {
                return .engine(
                    EngineValue(.range(try part(of: range, start: start, stop: stop, step: step)))
                )
            }
        default: break
        }
        throw .type("\(value.kindName) has no parts to slice")
    }

    /// A range of some of the numbers of a range; its bounds and its step have to fit in 64 bits.
    private static func part(
        of range: RangeValue,
        start: Int?,
        stop: Int?,
        step: Int
    ) throws(Trouble) -> RangeValue {
        let (first, end) = bounds(count: range.count, start: start, stop: stop, step: step)
        func number(at position: Int) throws(Trouble) -> Int {
            let (distance, isFar) = position.multipliedReportingOverflow(by: range.step)
            let (number, isOutside) = range.start.addingReportingOverflow(distance)
            if isFar || isOutside { throw Python.overflow }
            return number
        }
        let (product, overflows) = range.step.multipliedReportingOverflow(by: step)
        if overflows { throw Python.overflow }
        return try RangeValue(
            start: try number(at: first),
            stop: try number(at: end),
            step: product
        )
    }

    /// The first position and the one after the last, as Python's `slice.indices` gives them.
    private static func bounds(
        count: Int,
        start: Int?,
        stop: Int?,
        step: Int
    ) -> (start: Int, stop: Int) {
        let lowest = step > 0 ? 0 : -1
        let highest = step > 0 ? count : count - 1
        func clamp(_ position: Int?, _ absent: Int) -> Int {
            guard let position else { return absent }
            let moved = position < 0 ? max(position, -count - 1) + count : position
            return min(max(moved, lowest), highest)
        }
        return step > 0
            ? (clamp(start, lowest), clamp(stop, highest))
            : (clamp(start, highest), clamp(stop, lowest))
    }

    private static func indexes(count: Int, start: Int?, stop: Int?, step: Int) -> [Int] {
        let (first, end) = bounds(count: count, start: start, stop: stop, step: step)
        var result: [Int] = []
        var index = first
        while step > 0 ? index < end : index > end {
            result.append(index)
            let (next, overflows) = index.addingReportingOverflow(step)
            if overflows { break }
            index = next
        }
        return result
    }

    /// The item at a position that may be counted from the end; `nil` if it is out of bounds.
    static func item<Element>(_ items: [Element], _ position: Int) -> Element? {
        let index = position < 0 ? items.count + position : position
        return items.indices.contains(index) ? items[index] : nil
    }
}
