/// Truth, equality and order as Python defines them.
extension Python {
    static func isTrue(_ value: TemplateValue) throws(Trouble) -> Bool {
        switch value {
        case .none: return false
        case .bool(let flag): return flag
        case .int(let number): return number != 0
        case .double(let number): return number != 0
        case .string(let text), .markup(let text): return !text.isEmpty
        case .list(let items), .tuple(let items): return !items.isEmpty
        case .map(let map): return map.count > 0
        case .object, .function: return true
        case .undefined(let undefined):
            if undefined.isSilent { return false }
            throw undefined.trouble
        case .engine(let engine):
            switch engine.kind {
            case .range(let range): return range.count > 0
            case .view(let view): return !view.items.isEmpty
            default: return true
            }
        }
    }

    static func areEqual(_ left: [TemplateValue], _ right: [TemplateValue]) throws(Trouble) -> Bool
    {
        guard left.count == right.count else { return false }
        for (left, right) in zip(left, right) {
            guard try areEqual(left, right) else { return false }
        }
        return true
    }

    static func areEqual(_ left: TemplateValue, _ right: TemplateValue) throws(Trouble) -> Bool {
        switch (left, right) {
        case (.string(let left), .string(let right)), (.string(let left), .markup(let right)),
            (.markup(let left), .string(let right)), (.markup(let left), .markup(let right)):
            return left.hasSameBytes(as: right)
        case (.undefined(let left), _):
            guard left.isSilent else { throw left.trouble }
            if case .undefined(let right) = right {
                if !right.isSilent { throw right.trouble }
                return true
            }
            return false
        case (_, .undefined(let right)):
            guard right.isSilent else { throw right.trouble }
            return false
        case (.none, .none): return true
        case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)):
            return try areEqual(left, right)
        case (.map(let left), .map(let right)):
            guard left.count == right.count else { return false }
            for (key, value) in left.entries {
                guard let other = right[key], try areEqual(value, other) else { return false }
            }
            return true
        case (.object(let left), .object(let right)): return left.identity == right.identity
        case (.function(let left), .function(let right)): return left == right
        case (.engine(let left), .engine(let right)): return areSame(left, right)
        case (.double(let left), .int(let right)): return isEqual(right, left)
        case (.int(let left), .double(let right)): return isEqual(left, right)
        default:
            if let left = left.integer, let right = right.integer { return left == right }
            if let left = left.floating, let right = right.floating { return left == right }
            return false
        }
    }

    private static func isEqual(_ left: Int, _ right: Double) -> Bool {
        Int(exactly: right) == left
    }

    private static func areSame(_ left: EngineValue, _ right: EngineValue) -> Bool {
        switch (left.kind, right.kind) {
        case (.macro(let left), .macro(let right)): left == right
        case (.loop(let left), .loop(let right)),
            (.namespace(let left), .namespace(let right)),
            (.cycler(let left), .cycler(let right)), (.joiner(let left), .joiner(let right)),
            (.module(let left), .module(let right)):
            left == right
        case (.block(let left), .block(let right)): left == right
        case (.range(let left), .range(let right)): left == right
        case (.builtin(let left), .builtin(let right)): left == right
        default: false
        }
    }

    static func compare(
        _ left: TemplateValue,
        _ operation: Comparison,
        _ right: TemplateValue
    ) throws(Trouble) -> Bool {
        switch operation {
        case .equal: return try areEqual(left, right)
        case .notEqual: return try !areEqual(left, right)
        case .less: return try isLess(left, right, "<")
        case .greater: return try isLess(right, left, "<")
        case .lessOrEqual: return try isLessOrEqual(left, right)
        case .greaterOrEqual: return try isLessOrEqual(right, left)
        case .contained: return try contains(right, left)
        case .notContained: return try !contains(right, left)
        }
    }

    static func isLess(
        _ left: TemplateValue,
        _ right: TemplateValue,
        _ sign: String = "<"
    ) throws(Trouble) -> Bool {
        switch (left, right) {
        case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)):
            for (left, right) in zip(left, right) {
                if try !areEqual(left, right) { return try isLess(left, right) }
            }
            return left.count < right.count
        case (.object(let leftObject), .object(let rightObject)):
            guard let leftKey = leftObject.sortKey, let rightKey = rightObject.sortKey else {
                throw incomparable(left, right)
            }
            return try isLess(leftKey, rightKey)
        case (.undefined(let undefined), _), (_, .undefined(let undefined)):
            throw undefined.trouble
        case (.double(let left), .double(let right)): return left < right
        case (.double(let leftNumber), _):
            guard let rightNumber = right.integer else { throw incomparable(left, right) }
            return Self.isLess(leftNumber, rightNumber)
        case (_, .double(let rightNumber)):
            guard let leftNumber = left.integer else { throw incomparable(left, right) }
            return Self.isLess(leftNumber, rightNumber)
        default:
            if let left = left.anyText, let right = right.anyText {
                return precedes(left, right)
            }
            if let left = left.integer, let right = right.integer { return left < right }
            throw incomparable(left, right)
        }
    }

    /// Exact: a floating-point number cannot tell large whole numbers apart.
    private static func isLess(_ left: Double, _ right: Int) -> Bool {
        if left.isNaN { return false }
        guard let whole = Int(exactly: left.rounded(.down)) else { return left < 0 }
        return whole < right
    }

    private static func isLess(_ left: Int, _ right: Double) -> Bool {
        if right.isNaN { return false }
        let floor = right.rounded(.down)
        guard let whole = Int(exactly: floor) else { return right > 0 }
        return left < whole || left == whole && floor < right
    }

    /// UTF-8 has the order of code points.
    static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    private static func isLessOrEqual(
        _ left: TemplateValue,
        _ right: TemplateValue
    ) throws(Trouble) -> Bool {
        if case .double(let number) = left, number.isNaN { return false }
        if case .double(let number) = right, number.isNaN { return false }
        switch (left, right) {
        case (.none, .none), (.map, .map): throw incomparable(left, right)
        default: break
        }
        if try isLess(left, right) { return true }
        return try areEqual(left, right)
    }

    private static func incomparable(_ left: TemplateValue, _ right: TemplateValue) -> Trouble {
        .type("\(left.kindName) and \(right.kindName) have no order")
    }

    /// `needle in container`.
    static func contains(
        _ container: TemplateValue,
        _ needle: TemplateValue
    ) throws(Trouble) -> Bool {
        switch container {
        case .string(let text), .markup(let text):
            guard let part = needle.anyText else {
                try refuseUndefined(needle)
                throw .type("text contains text only, not \(needle.kindName)")
            }
            return TextSearch.contains(text, part)
        case .map(let map): return map[try key(needle)] != nil
        default:
            for item in try items(of: container) where try areEqual(item, needle) { return true }
            return false
        }
    }

    /// The key a value stands for.
    static func key(_ value: TemplateValue) throws(Trouble) -> TemplateKey {
        if let key = TemplateKey(value) { return key }
        try refuseUndefined(value)
        throw .type("\(value.kindName) cannot be a key")
    }
}
