/// Numbers for the names of members, in the order in which they are met.
///
/// A hash table of its own, because a name is looked up for every answer that a template gets, and is a few letters long.
struct MemberNames: Sendable {
    private(set) var all: [String] = []
    /// Numbers of names at the places that their hashes lead to, or after them; -1 where nothing is.
    private var slots = [Int32](repeating: -1, count: 256)

    mutating func number(of name: String) -> Int {
        var slot = Self.hash(name) & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if all[number].hasSameBytes(as: name) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(all.count)
        all.append(name)
        if all.count * 2 > slots.count { grow() }
        return all.count - 1
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (number, name) in all.enumerated() {
            var slot = Self.hash(name) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }

    /// Tells most names of members apart by how they begin and end.
    private static func hash(_ name: String) -> Int {
        let bytes = name.utf8
        let first = Int(bytes.first ?? 0)
        let last = Int(bytes.last ?? 0)
        return (bytes.count &* 31 &+ first) &* 31 &+ last
    }
}
