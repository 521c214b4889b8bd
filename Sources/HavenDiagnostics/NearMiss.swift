/// Finds the word an author probably meant.
package enum NearMiss {
    /// The candidate closest to `word`, if it is close enough to be worth suggesting.
    ///
    /// Close means at most one edit for words of three and four characters, two up to eight, three
    /// beyond; a shorter word is close only to itself in another case.
    /// Ties are settled by the order of `candidates`.
    package static func best(for word: String, among candidates: some Sequence<String>) -> String? {
        // Once a candidate is found, only a closer one is of interest.
        var limit = word.count <= 2 ? 0 : word.count <= 4 ? 1 : word.count <= 8 ? 2 : 3
        var measure = Measure(from: word)
        var best: String?
        for candidate in candidates where candidate != word {
            guard let distance = measure.distance(to: candidate, within: limit) else { continue }
            best = candidate
            if distance == 0 { break }
            limit = distance - 1
        }
        return best
    }

    /// The help line of a near miss, `did you mean 'draft'?`, or `nil` if nothing is near.
    package static func help(for word: String, among candidates: some Sequence<String>) -> String? {
        best(for: word, among: candidates).map { "did you mean '\($0)'?" }
    }

    /// The number of insertions, deletions, replacements and swaps of neighbours between two words.
    ///
    /// Case counts for nothing: `Title` is no edit away from `title`.
    package static func distance(from left: String, to right: String) -> Int {
        var measure = Measure(from: left)
        return measure.distance(to: right, within: .max) ?? .max
    }
}

/// Compares one word with many, by bytes if both are ASCII and by Unicode scalars if not.
private struct Measure {
    private let word: String
    /// `nil` if the word is not ASCII.
    private var bytes: EditDistance<UInt8>?
    /// Made when the first pair turns up that is not ASCII.
    private var scalars: EditDistance<Unicode.Scalar>?

    init(from word: String) {
        self.word = word
        if Self.isASCII(word) { self.bytes = EditDistance(from: word.utf8.map(Self.lowercased)) }
    }

    /// The number of edits to `other`, or `nil` if there are more than `limit`.
    ///
    /// The difference of the lengths is a lower bound, which settles most pairs without a table.
    mutating func distance(to other: String, within limit: Int) -> Int? {
        let distance: Int
        if bytes != nil, Self.isASCII(other) {
            guard abs(word.utf8.count - other.utf8.count) <= limit else { return nil }
            distance = bytes?.measure(to: other.utf8.lazy.map(Self.lowercased)) ?? .max
        } else {
            // Lowercasing can change the number of scalars, so they are counted afterwards.
            let other = other.lowercased().unicodeScalars
            if scalars == nil {
                scalars = EditDistance(from: Array(word.lowercased().unicodeScalars))
            }
            guard abs((scalars?.count ?? 0) - other.count) <= limit else { return nil }
            distance = scalars?.measure(to: other) ?? .max
        }
        return distance <= limit ? distance : nil
    }

    private static func isASCII(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 < 0x80 }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
    }
}
