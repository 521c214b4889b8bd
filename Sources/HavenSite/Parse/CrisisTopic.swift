/// A subject beside which the crisis lines have to stand.
package enum CrisisTopic: String, Sendable, Hashable, CaseIterable {
    case suicide, overdose

    /// What of a text, in lower case, shows that it speaks of the subject.
    private var signs: [[UInt8]] {
        let words: [String] =
            switch self {
            case .suicide:
                [
                    "suicid", "self-harm", "self harm", "self-injur", "kill myself",
                    "kill yourself",
                    "kill themsel", "kill himself", "kill herself", "end my life", "end your life",
                    "end their life", "take their own life", "took their own life",
                    "take your own life",
                ]
            case .overdose: ["overdos"]
            }
        return words.map { Array($0.utf8) }
    }

    /// The subjects that a text speaks of, in any case and in any place, links and names included: a crisis
    /// line too many does no harm.
    package static func mentioned(in text: some Sequence<UInt8>) -> [CrisisTopic] {
        let lower = text.map {
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0
        }
        return allCases.filter { topic in
            topic.signs.contains { lower.contains($0) }
        }
    }
}

extension [UInt8] {
    /// Whether some bytes stand in these.
    fileprivate func contains(_ needle: [UInt8]) -> Bool {
        guard let first = needle.first, count >= needle.count else { return false }
        var start = startIndex
        while let place = self[start...].firstIndex(of: first), place + needle.count <= endIndex {
            if self[place..<place + needle.count].elementsEqual(needle) { return true }
            start = place + 1
        }
        return false
    }
}
