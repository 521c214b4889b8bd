/// A subject beside which the crisis lines have to stand.
package enum CrisisTopic: String, Sendable, Hashable, CaseIterable {
    case suicide, overdose

    /// The beginnings of words that show that a text speaks of a subject, in lower case, by their first byte.
    private static let signs: [UInt8: [(words: [UInt8], topic: CrisisTopic)]] = {
        let suicide = [
            "suicid", "self-harm", "self harm", "self-injur", "kill myself", "kill yourself",
            "kill themsel", "kill himself", "kill herself", "end my life", "end your life",
            "end their life", "end his life", "end her life", "take my own life",
            "take your own life", "take their own li", "took his own life", "took her own life",
            "took their own li",
        ]
        let all =
            suicide.map { (words: Array($0.utf8), topic: CrisisTopic.suicide) }
            + [(words: Array("overdos".utf8), topic: CrisisTopic.overdose)]
        return Dictionary(grouping: all) { $0.words[0] }
    }()

    /// The subjects that a text speaks of, in any case and in any place, links and names included: a crisis
    /// line too many does no harm.
    package static func mentioned(in text: [UInt8]) -> [CrisisTopic] {
        var found: Set<CrisisTopic> = []
        var isInWord = false
        for index in text.indices {
            let lower = text[index] | 0x20
            let isLetter = lower &- UInt8(ascii: "a") < 26
            defer { isInWord = isLetter }
            // Five letters begin all signs; most bytes of a text are sorted out here.
            guard isLetter, !isInWord,
                lower == UInt8(ascii: "s") || lower == UInt8(ascii: "o")
                    || lower == UInt8(ascii: "k") || lower == UInt8(ascii: "e")
                    || lower == UInt8(ascii: "t")
            else { continue }
            for sign in signs[lower] ?? [] where index + sign.words.count <= text.count {
                let isSame = zip(sign.words, text[index...]).allSatisfy { word, byte in
                    word == byte || word == byte | 0x20 && byte >= UInt8(ascii: "A")
                }
                if isSame { found.insert(sign.topic) }
            }
        }
        return allCases.filter(found.contains)
    }
}
