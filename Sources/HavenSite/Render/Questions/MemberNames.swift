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
            if all[number].utf8.elementsEqual(name.utf8) { return number }
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

    /// FNV-1a.
    private static func hash(_ name: String) -> Int {
        Int(name.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 })
    }
}
