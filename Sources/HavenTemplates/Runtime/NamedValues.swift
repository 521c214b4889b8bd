/// A few values under the numbers of their names.
struct NamedValues {
    private(set) var entries: [(name: Int, value: TemplateValue)] = []

    var isEmpty: Bool { entries.isEmpty }

    /// Templates have few names of their own: searching them costs less than hashing one.
    subscript(name: Int) -> TemplateValue? {
        for entry in entries where entry.name == name { return entry.value }
        return nil
    }

    mutating func set(_ value: TemplateValue, for name: Int) {
        if let position = entries.firstIndex(where: { $0.name == name }) {
            entries[position].value = value
        } else {
            entries.append((name, value))
        }
    }

    /// Adds other values; these replace those of the same name.
    mutating func merge(_ others: NamedValues) {
        if isEmpty {
            self = others
        } else {
            for (name, value) in others.entries { set(value, for: name) }
        }
    }
}
