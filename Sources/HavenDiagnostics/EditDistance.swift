/// Measures how many edits lie between one word and many others.
///
/// An edit is an insertion, a deletion, a replacement or a swap of two neighbours (the "optimal
/// string alignment" distance: no unit is edited twice). The rows of the table are allocated once,
/// as long as the word, and reused for every comparison; only three are ever needed.
struct EditDistance<Unit: Equatable> {
    private let word: [Unit]
    private var beforeLast: [Int]
    private var last: [Int]
    private var current: [Int]

    /// Prepares to compare with `word`, whose case has been folded by the caller.
    init(from word: [Unit]) {
        self.word = word
        self.beforeLast = Array(repeating: 0, count: word.count + 1)
        self.last = beforeLast
        self.current = beforeLast
    }

    /// The length of the word.
    var count: Int { word.count }

    /// The number of edits between the word and `other`.
    mutating func measure(to other: some Sequence<Unit>) -> Int {
        for column in last.indices { last[column] = column }
        var row = 0
        var previous: Unit?
        for unit in other {
            row += 1
            current[0] = row
            for column in word.indices {
                let substitution = last[column] + (word[column] == unit ? 0 : 1)
                var cost = min(substitution, last[column + 1] + 1, current[column] + 1)
                // `previous` is nil in the first row, where nothing can be swapped.
                if column > 0, word[column - 1] == unit, word[column] == previous {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current[column + 1] = cost
            }
            swap(&beforeLast, &last)
            swap(&last, &current)
            previous = unit
        }
        return last[word.count]
    }
}
