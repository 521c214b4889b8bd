import HavenDiagnostics
import HavenTestRandom
import Testing

@Suite struct `A near miss` {
    @Test(arguments: [
        ("ab", "ac", false), ("ab", "AB", true), ("a", "", false),
        ("abc", "abd", true), ("abcd", "abc", true), ("abcd", "ab", false),
        ("abcde", "abc", true), ("abcdefgh", "abcdef", true), ("abcdefgh", "abcde", false),
        ("abcdefghi", "abcdef", true), ("abcdefghi", "abcde", false),
    ])
    func `may be as far away as the length of the word allows`(
        word: String,
        candidate: String,
        isNear: Bool
    ) {
        #expect(NearMiss.best(for: word, among: [candidate]) == (isNear ? candidate : nil))
    }

    @Test(arguments: [
        ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("title", "title", 0), ("title", "TITLE", 0),
        ("title", "titel", 1), ("draft", "darft", 1), ("draft", "dratf", 1), ("draft", "raft", 1),
        ("draft", "drafts", 1), ("draft", "craft", 1), ("kitten", "sitting", 3),
        // A pair that is swapped is not edited again: "ca" to "abc" is three edits, not two.
        ("ca", "abc", 3), ("\u{E9}t\u{E9}", "\u{C9}T\u{C9}", 0), ("cafe", "caf\u{E9}", 1),
        ("\u{130}", "i\u{307}", 0), ("k", "\u{212A}", 0), ("\u{1F600}a", "a\u{1F600}", 1),
        ("[", "{", 1), ("@", "`", 1),
    ])
    func `is measured in edits`(left: String, right: String, edits: Int) {
        #expect(NearMiss.distance(from: left, to: right) == edits)
        #expect(NearMiss.distance(from: right, to: left) == edits)
    }

    @Test func `is the closest candidate, and of equals the first`() {
        #expect(NearMiss.best(for: "titles", among: ["tilte", "title", "titlex"]) == "title")
        #expect(NearMiss.best(for: "titles", among: ["titlex", "title"]) == "titlex")
        #expect(NearMiss.best(for: "title", among: ["Title", "TITLE"]) == "Title")
    }

    @Test func `is never the word itself`() {
        #expect(NearMiss.best(for: "title", among: ["title"]) == nil)
        #expect(NearMiss.best(for: "title", among: ["title", "titel"]) == "titel")
        #expect(NearMiss.best(for: "title", among: []) == nil)
    }

    @Test func `is offered as a question`() {
        #expect(NearMiss.help(for: "drfat", among: ["title", "draft"]) == "did you mean 'draft'?")
        #expect(NearMiss.help(for: "weight", among: ["title", "draft"]) == nil)
    }

    @Test func `is what the plain definition says for random words`() {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        let letters: [Unicode.Scalar] = ["a", "b", "B", "c", "-", "\u{E9}", "\u{C9}", "\u{130}"]
        var found = 0
        for round in 0..<2000 {
            // Every other round is ASCII alone; the others mix.
            let alphabet = round.isMultiple(of: 2) ? letters.prefix(5) : letters[...]
            let words = (0..<9).map { _ in
                var word = String.UnicodeScalarView()
                for _ in 0..<Int.random(in: 0...11, using: &generator) {
                    word.append(alphabet.randomElement(using: &generator) ?? "a")
                }
                return String(word)
            }
            let best = NearMiss.best(for: words[0], among: words.dropFirst())
            #expect(best == plainBest(for: words[0], among: words.dropFirst()), "seed \(seed)")
            if best != nil { found += 1 }
            let distance = NearMiss.distance(from: words[0], to: words[1])
            #expect(distance == plainDistance(words[0], words[1]), "seed \(seed): \(words)")
        }
        #expect(found > 100, "seed \(seed)")
    }

    private func plainBest(for word: String, among candidates: some Sequence<String>) -> String? {
        let allowed = word.count <= 2 ? 0 : word.count <= 4 ? 1 : word.count <= 8 ? 2 : 3
        var best: (candidate: String, distance: Int)?
        for candidate in candidates where candidate != word {
            let distance = plainDistance(word, candidate)
            if distance <= allowed, distance < best?.distance ?? .max {
                best = (candidate, distance)
            }
        }
        return best?.candidate
    }

    /// The recurrence as it is written down, with the whole table.
    private func plainDistance(_ left: String, _ right: String) -> Int {
        let left = Array(left.lowercased().unicodeScalars)
        let right = Array(right.lowercased().unicodeScalars)
        var table = [[Int]](
            repeating: [Int](repeating: 0, count: right.count + 1),
            count: left.count + 1
        )
        for row in 0...left.count {
            for column in 0...right.count {
                guard row > 0, column > 0 else {
                    table[row][column] = row + column
                    continue
                }
                let isSame = left[row - 1] == right[column - 1]
                var cost = min(
                    table[row - 1][column] + 1,
                    table[row][column - 1] + 1,
                    table[row - 1][column - 1] + (isSame ? 0 : 1)
                )
                if row > 1, column > 1, left[row - 1] == right[column - 2],
                    left[row - 2] == right[column - 1]
                {
                    cost = min(cost, table[row - 2][column - 2] + 1)
                }
                table[row][column] = cost
            }
        }
        return table[left.count][right.count]
    }
}
