/// Numbers texts by their bytes, from 0 in the order in which they come.
///
/// For texts that are parts of larger ones: a dictionary would want a `String` of each for every question. The
/// texts lie one after another in one buffer, and a question allocates nothing.
struct ByteTable: Sendable {
    private struct Entry {
        let start: Int
        let count: Int
        let hash: UInt32
    }

    private var texts: [UInt8] = []
    private var entries: [Entry] = []
    /// Numbers of entries at the places that their hashes lead to, or after them; -1 where nothing is.
    private var slots: [Int32]

    /// Makes a table with room for some texts; it grows by itself.
    init(capacity: Int = 32) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
    }

    /// How many texts have a number.
    var count: Int { entries.count }

    /// The number of the text in a range of `bytes`; `nil` if it has none.
    func number(of range: Range<Int>, in bytes: [UInt8], hash: UInt32) -> Int? {
        let found = Int(slots[slot(of: range, in: bytes, hash: hash)])
        return found < 0 ? nil : found
    }

    /// The number of the text in a range of `bytes`, which gets one if it has none.
    mutating func add(
        _ range: Range<Int>,
        of bytes: [UInt8],
        hash: UInt32
    ) -> (number: Int, isNew: Bool) {
        let place = slot(of: range, in: bytes, hash: hash)
        if slots[place] >= 0 { return (Int(slots[place]), false) }
        let number = entries.count
        slots[place] = Int32(number)
        entries.append(Entry(start: texts.count, count: range.count, hash: hash))
        texts += bytes[range]
        if entries.count * 2 > slots.count { grow() }
        return (number, true)
    }

    /// The place of a text, or the free one where it would be.
    private func slot(of range: Range<Int>, in bytes: [UInt8], hash: UInt32) -> Int {
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let entry = entries[Int(slots[slot])]
            if entry.hash == hash, entry.count == range.count,
                texts.hasEqual(entry.start..<entry.start + entry.count, to: bytes, range)
            {
                return slot
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (number, entry) in entries.enumerated() {
            var slot = Int(entry.hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }
}
