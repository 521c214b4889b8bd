/// Finds the word an author probably meant.
package enum NearMiss {
    /// The candidate closest to `word`, if it is close enough to be worth suggesting.
    ///
    /// Close means at most one edit for words of three and four characters, two up to eight, three
    /// beyond; a shorter word is close only to itself in another case.
    /// Ties are settled by the order of `candidates`.
    package static func best(for word: String, among candidates: some Sequence<String>) -> String? {
        let allowed = word.count <= 2 ? 0 : word.count <= 4 ? 1 : word.count <= 8 ? 2 : 3
        var best: (candidate: String, distance: Int)?
        for candidate in candidates where candidate != word {
            let distance = distance(from: word, to: candidate)
            if distance <= allowed, distance < best?.distance ?? .max {
                best = (candidate, distance)
            }
        }
        return best?.candidate
    }

    /// The help line of a near miss, `did you mean 'draft'?`, or `nil` if nothing is near.
    package static func help(for word: String, among candidates: some Sequence<String>) -> String? {
        best(for: word, among: candidates).map { "did you mean '\($0)'?" }
    }

    /// The number of insertions, deletions, replacements and swaps of neighbours between two words.
    ///
    /// Case counts for nothing: `Title` is no edit away from `title`.
    package static func distance(from left: String, to right: String) -> Int {
        let left = Array(left.lowercased().unicodeScalars)
        let right = Array(right.lowercased().unicodeScalars)
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let substitution = last[column] + (left[row] == right[column] ? 0 : 1)
                var cost = min(substitution, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
