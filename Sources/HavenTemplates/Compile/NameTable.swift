/// Numbers for the names in a library, so that contexts need no text keys.
struct NameTable: Sendable {
    private(set) var names: [String] = []
    private var ids: [String: Int] = [:]

    /// The number of a name, given out on first sight.
    mutating func id(_ name: String) -> Int {
        if let id = ids[name] { return id }
        ids[name] = names.count
        names.append(name)
        return names.count - 1
    }

    func existing(_ name: String) -> Int? { ids[name] }
}
