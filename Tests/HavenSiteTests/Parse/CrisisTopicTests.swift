import HavenTestRandom
import Testing

@testable import HavenSite

@Suite struct `Crisis topics` {
    @Test(
        arguments: [
            ("After an overdose, call for help.", [.overdose]),
            ("OVERDOSED people", [.overdose]),
            ("Suicide and overdose", [.suicide, .overdose]),
            ("I want to end my life.", [.suicide]),
            ("Signs of self-harm", [.suicide]),
            ("They took\u{20}their own lives.", [.suicide]),
            ("A dose that was too high", []),
            ("underoverdosing", []),
            ("kill time, end of my day", []),
            ("overdo", []),
            ("", []),
        ] as [(String, [CrisisTopic])]
    )
    func `are found in any case, at the beginning of a word`(text: String, expected: [CrisisTopic])
    {
        #expect(CrisisTopic.mentioned(in: Array(text.utf8)) == expected)
    }
}

@Suite struct `A search for crisis topics` {
    @Test func `reads each text by itself`() {
        let texts: [(String, String, [CrisisTopic])] = [
            ("someone to help", "Suicide: what to say", [.suicide]),
            ("sui", "cide", []),
            ("under", "overdose", [.overdose]),
        ]
        for (body, title, expected) in texts {
            var search = CrisisSearch()
            search.read(Array(body.utf8).span)
            search.read(Array(title.utf8).span)
            #expect(search.topics == expected, "\(body) / \(title)")
        }
    }

    @Test func `finds what a comparison at every byte finds`() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        let signs = CrisisSearch.signs.map { String(decoding: $0.words, as: UTF8.self) }
        let others = [
            "a", "s", "su", "self", "kill ", "end ", "take my own", " ", "-", "\n", "é", "over",
            "dos",
            "my life", "\u{C}", "3", "suici",
        ]
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...5, using: &generator) {
                let parts = Int.random(in: 0..<4, using: &generator) == 0 ? signs : others
                let part = parts[Int.random(in: 0..<parts.count, using: &generator)]
                text += Bool.random(using: &generator) ? part : part.uppercased()
            }
            let bytes = Array(text.utf8)
            #expect(
                CrisisTopic.mentioned(in: bytes) == Self.compared(bytes),
                "seed \(seed): \(text.debugDescription)"
            )
        }
    }

    private static func compared(_ text: [UInt8]) -> [CrisisTopic] {
        func lower(_ byte: UInt8) -> UInt8 {
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
        }
        func isLetter(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower(byte))
        }
        let lowered = text.map(lower)
        return CrisisTopic.allCases.filter { topic in
            CrisisSearch.signs.contains { sign in
                sign.topic == topic
                    && lowered.indices.contains { start in
                        lowered[start...].starts(with: sign.words)
                            && (start == 0 || !isLetter(lowered[start - 1]))
                    }
            }
        }
    }
}
