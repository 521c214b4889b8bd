/// The ids of an import: what is taken gets a number behind it.
struct UniqueIDs {
    private var taken: Set<String> = []
    /// The number to try next, by id.
    private var numbers: [String: Int] = [:]

    /// An id that nothing else has.
    mutating func claim(_ id: String) -> String {
        if taken.insert(id).inserted { return id }
        var number = numbers[id] ?? 2
        while !taken.insert("\(id)-\(number)").inserted { number += 1 }
        numbers[id] = number + 1
        return "\(id)-\(number)"
    }
}
