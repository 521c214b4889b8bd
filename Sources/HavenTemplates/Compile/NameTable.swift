/// Numbers for the names in a library, so that contexts need no text keys.
struct NameTable: Sendable {
    private(set) var names: [TemplateName] = []
    private var ids: [String: Int] = [:]

    /// The number of a name, given out on first sight.
    mutating func id(_ name: String) -> Int {
        if let id = ids[name] { return id }
        ids[name] = names.count
        names.append(TemplateName(name))
        return names.count - 1
    }

    func existing(_ name: String) -> Int? { ids[name] }

    subscript(id: Int) -> TemplateName { names[id] }
}

/// A name and what is known of it without a value.
struct TemplateName: Sendable {
    let text: String
    /// The kinds of values that have a method of this name.
    let methods: MethodOwners
    /// Whether an importing template can use it.
    let isExported: Bool

    init(_ text: String) {
        self.text = text
        methods = MethodNames.owners(of: text)
        isExported = !text.hasPrefix("_")
    }
}
