import HavenDiagnostics
import HavenTestRandom
import Testing

@testable import HavenYAML

@Suite struct `Plain front matter` {
    private func plain(_ source: String) -> YAMLNode? {
        let bytes = Array(source.utf8)
        return YAMLPlainMapping.read(bytes, range: bytes.indices)
    }

    @Test(
        arguments: [
            "title: a", "title: \"a: b # c\"\ndate: 2026-01-05\n",
            "a: 'b'\nc: [d e, \"f, g\"  ,h ]",
            "a: b:c#d", "a:   b  c", "a: Größe “x” – y", "url: /a/b/", "a: \"\"",
        ]
    )
    func `is read without Yams`(source: String) {
        #expect(plain(source) != nil)
    }

    @Test(
        arguments: [
            "", "\n", "a:", "a: ", "a:b", "a: b ", "a: b # c", "a: b: c", "a: b:", " a: b",
            "a: b\n  c", "a: b\r\n", "a: b\tc", "a: |", "a: -", "a: *b", "a: \"b\\n\"",
            "a: 'it''s'",
            "a: \"b\" c", "a: [b", "a: [b,]", "a: []", "a: [b: c]", "a: [[b]]", "a: [b] c",
            "a: {b: c}",
            "a: b\na: c", "# a\nb: c", "a: b\n\nc: d", "a: \u{85}", "a: x\u{2028}y", "a: \u{FEFF}b",
            "\u{FEFF}a: b", "a: b\u{7F}", "---", "a: b\n---\n", "- a", "? a", "<<: a",
        ]
    )
    func `leaves all else to Yams`(source: String) {
        #expect(plain(source) == nil)
    }

    @Test func `leaves bytes that are not UTF-8 to Yams`() {
        let bytes = Array("a: b".utf8) + [0xC3]
        #expect(YAMLPlainMapping.read(bytes, range: bytes.indices) == nil)
        #expect(YAMLReader.read(bytes, range: bytes.indices, path: "a").diagnostics.count == 1)
    }

    /// Yams is the judge: what is read here, it reads to the same nodes, with the same places.
    @Test func `is what Yams reads`() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        let ordinary = [
            "a", "b-c ", "12", "é", "“", "–", "19:00", "\n", "c: d\n", "e: [f, g h]\n",
            "i: \"j\"\n",
        ]
        let parts = [
            "a", "b-c", "true", "no", "~", "12", "012", "1_000", "2026-01-05", "19:00", "x: ", ":",
            "#", " #", " ", "  ", "\"", "'", "\\", "[", "]", ",", "{", "}", "-", "?", "*", "&", "!",
            "|", ">", "%", "@", "`", "\t", "\n", "\r\n", "é", "“", "–", "\u{A0}", "\u{85}",
            "\u{2028}",
            "\u{FEFF}", "\u{7F}", "\u{1}", "한", "<<", "---", "...", "/x", "a b", "c: d\n",
            "e: [f, g]\n",
            "h: \"i\"\n", "j: 'k'\n", "l: \"", "m: [", "n: '",
        ]
        var plain = 0
        for _ in 0..<4000 {
            var source = "title: t"
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let parts = Bool.random(using: &generator) ? ordinary : parts
                source += parts[Int.random(in: 0..<parts.count, using: &generator)]
            }
            let bytes = Array(("é\n" + source).utf8)
            let range = 3..<bytes.count
            guard let node = YAMLPlainMapping.read(bytes, range: range) else { continue }
            plain += 1
            let (expected, diagnostics) = YAMLReader.compose(bytes, range: range, path: "a")
            #expect(node == expected, "seed \(seed): \(source.debugDescription)")
            #expect(diagnostics.isEmpty, "seed \(seed): \(source.debugDescription)")
        }
        #expect(plain > 200)
    }
}
