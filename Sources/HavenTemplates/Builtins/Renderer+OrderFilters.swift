internal import HavenDiagnostics

extension Renderer {
    mutating func applyOrder(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        switch call.filter {
        case .sort: return try sorted(call)
        case .dictsort: return try sortedPairs(call)
        case .unique: return try unique(call)
        case .groupby: return try grouped(call)
        default: return try extreme(call)
        }
    }

    /// Text without case, other values as they are.
    private func folded(_ value: TemplateValue, _ isSensitive: Bool) -> TemplateValue {
        guard !isSensitive, let text = value.anyText else { return value }
        return .string(PythonText.lowercased(text.unicodeScalars))
    }

    /// Sorts items by their keys, keeping the order of those that are equal.
    private mutating func sort(
        _ items: [TemplateValue],
        by keys: [TemplateValue],
        reverse: Bool
    ) throws(Trouble) -> [TemplateValue] {
        if keys.count > 1 { for key in keys { askOrder(of: key) } }
        var order = Array(items.indices)
        var buffer = order
        var width = 1
        while width < order.count {
            var start = 0
            while start < order.count {
                let middle = min(start + width, order.count)
                let end = min(middle + width, order.count)
                var left = start
                var right = middle
                for position in start..<end {
                    let takesRight: Bool
                    if left == middle {
                        takesRight = true
                    } else if right == end {
                        takesRight = false
                    } else if reverse {
                        takesRight = try Python.isLess(keys[order[left]], keys[order[right]])
                    } else {
                        takesRight = try Python.isLess(keys[order[right]], keys[order[left]])
                    }
                    if takesRight {
                        buffer[position] = order[right]
                        right += 1
                    } else {
                        buffer[position] = order[left]
                        left += 1
                    }
                }
                start = end
            }
            swap(&order, &buffer)
            width *= 2
        }
        return order.map { items[$0] }
    }

    private mutating func sorted(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        let items = try Python.items(of: call.value)
        let isReverse = try call.flag(0)
        let isSensitive = try call.flag(1)
        var paths: [AttributePath] = []
        if let attribute = call[2], let text = attribute.anyText {
            for part in TextSearch.split(text, ",", limit: -1) {
                paths.append(try AttributePath(.string(part)))
            }
        } else {
            paths = [try AttributePath(call[2] ?? .none)]
        }
        var keys: [TemplateValue] = []
        for item in items {
            var key: [TemplateValue] = []
            for path in paths {
                key.append(folded(try path.value(of: item, default: nil, &self), isSensitive))
            }
            keys.append(key.count == 1 ? key[0] : .list(key))
        }
        return .list(try sort(items, by: keys, reverse: isReverse))
    }

    private mutating func sortedPairs(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        let isSensitive = try call.flag(0)
        let side = try call.text(1) ?? "key"
        guard side == "key" || side == "value" else {
            throw .value("'dictsort' sorts by \"key\" or by \"value\"")
        }
        guard case .map(let map) = call.value else {
            try Python.refuseUndefined(call.value)
            throw .type("'dictsort' sorts a dictionary, not \(call.value.kindName)")
        }
        let pairs = map.entries.map { ($0.key.value, $0.value) }
        let keys = pairs.map { folded(side == "key" ? $0.0 : $0.1, isSensitive) }
        return .list(
            try sort(
                pairs.map { .tuple([$0.0, $0.1]) },
                by: keys,
                reverse: try call.flag(2)
            )
        )
    }

    /// One key for each item, made from an attribute if there is one.
    private mutating func keys(
        of items: [TemplateValue],
        _ attribute: TemplateValue?,
        default fallback: TemplateValue?,
        isSensitive: Bool
    ) throws(Trouble) -> [TemplateValue] {
        let path = try AttributePath(attribute ?? .none)
        var keys: [TemplateValue] = []
        for item in items {
            keys.append(folded(try path.value(of: item, default: fallback, &self), isSensitive))
        }
        return keys
    }

    private mutating func unique(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        let items = try Python.items(of: call.value)
        let keys = try keys(
            of: items,
            call[1],
            default: nil,
            isSensitive: try call.flag(0)
        )
        var seen: Set<TemplateKey> = []
        var result: [TemplateValue] = []
        for (item, key) in zip(items, keys) where seen.insert(try Python.key(key)).inserted {
            result.append(item)
        }
        return .list(result)
    }

    private mutating func extreme(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        let items = try Python.items(of: call.value)
        let keys = try keys(
            of: items,
            call[1],
            default: nil,
            isSensitive: try call.flag(0)
        )
        guard var best = items.indices.first else {
            return .undefined(UndefinedValue("the sequence is empty"))
        }
        if keys.count > 1 { for key in keys { askOrder(of: key) } }
        for index in items.indices.dropFirst() {
            let isBetter =
                call.filter == .min
                ? try Python.isLess(keys[index], keys[best])
                : try Python.isLess(keys[best], keys[index])
            if isBetter { best = index }
        }
        return items[best]
    }

    private mutating func grouped(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        guard let attribute = call[0] else {
            throw Trouble(.templateArguments, "the filter 'groupby' needs an attribute")
        }
        let fallback = call[1].flatMap { $0.isNone ? nil : $0 }
        let isSensitive = try call.flag(2)
        let unsorted = try Python.items(of: call.value)
        let unsortedKeys = try keys(
            of: unsorted,
            attribute,
            default: fallback,
            isSensitive: isSensitive
        )
        let pairs = zip(unsortedKeys, unsorted).map { TemplateValue.tuple([$0, $1]) }
        var groups: [(key: TemplateValue, items: [TemplateValue])] = []
        for case .tuple(let pair) in try sort(pairs, by: unsortedKeys, reverse: false) {
            if let last = groups.last, try Python.areEqual(last.key, pair[0]) {
                groups[groups.count - 1].items.append(pair[1])
            } else {
                groups.append((pair[0], [pair[1]]))
            }
        }
        var result: [TemplateValue] = []
        let path = try AttributePath(attribute)
        for group in groups {
            // A group has the case of its first item.
            let key =
                isSensitive
                ? group.key : try path.value(of: group.items[0], default: fallback, &self)
            result.append(.tuple([key, .list(group.items)]))
        }
        return .list(result)
    }
}
