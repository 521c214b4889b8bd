/// Looks for the signs that a text speaks of something beside which the crisis lines have to stand.
///
/// Every page is read for them, so it must be fast: the search of Wu and Manber. A window as long as the
/// shortest sign moves over the text; where its last three bytes are in the beginning of no sign, as they
/// hardly ever are, no sign can begin before the second of them, and the window moves there at once.
struct CrisisSearch {
    /// The beginnings of words that show that a text speaks of a subject, in lower case.
    static let signs: [(words: [UInt8], topic: CrisisTopic)] = {
        let suicide = [
            "suicid", "self-harm", "self harm", "self-injur", "kill myself", "kill yourself",
            "kill themsel", "kill himself", "kill herself", "end my life", "end your life",
            "end their life", "end his life", "end her life", "take my own life",
            "take your own life", "take their own li", "took his own life", "took her own life",
            "took their own li",
        ]
        return suicide.map { (words: Array($0.utf8), topic: CrisisTopic.suicide) }
            + [(words: Array("overdos".utf8), topic: CrisisTopic.overdose)]
    }()

    /// The length of the shortest sign.
    private static let window = signs.map(\.words.count).min() ?? 0

    /// How far the window may move for each three bytes at its end; 0 if a sign may stand in it.
    private static let moves: [UInt8] = {
        var moves = [UInt8](repeating: UInt8(window - 2), count: 1 << 12)
        for sign in signs {
            for end in 2..<window {
                let number = number(sign.words[end - 2], sign.words[end - 1], sign.words[end])
                moves[number] = min(moves[number], UInt8(window - 1 - end))
            }
        }
        return moves
    }()

    private var found: Set<CrisisTopic> = []

    var topics: [CrisisTopic] { CrisisTopic.allCases.filter(found.contains) }

    /// Looks for signs in a text that stands by itself.
    mutating func read(_ text: Span<UInt8>) {
        let moves = Self.moves
        let moveOf = moves.span
        let window = Self.window
        var end = window - 1
        while end < text.count {
            let move = moveOf[Self.number(text[end - 2], text[end - 1], text[end])]
            if move == 0 {
                readSign(at: end + 1 - window, of: text)
                end += 1
            } else {
                end += Int(move)
            }
        }
    }

    /// The place of three bytes in the table; upper and lower case have the same.
    private static func number(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        Int(first & 0x1F) << 7 ^ Int(second & 0x1F) << 4 ^ Int(third & 0x1F)
    }

    private mutating func readSign(at start: Int, of text: Span<UInt8>) {
        if start > 0, Self.isLetter(text[start - 1]) { return }
        let first = text[start] | 0x20
        for sign in Self.signs
        where sign.words[0] == first && start + sign.words.count <= text.count {
            let isSame = sign.words.indices.allSatisfy { index in
                let word = sign.words[index]
                let byte = text[start + index]
                return word == byte || word == byte | 0x20 && byte >= UInt8(ascii: "A")
            }
            if isSame { found.insert(sign.topic) }
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26
    }
}
