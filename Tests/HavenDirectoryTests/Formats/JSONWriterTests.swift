import HavenTestRandom
import Testing

@testable import HavenDirectory

@Suite struct `JSON that is written` {
    private static let scalars: [Unicode.Scalar] = [
        "a", "\"", "\\", "<", "/", "\n", "\r", "\t", "\u{0}", "\u{1F}", "\u{7F}", "\u{80}",
        "\u{A8}",
        "\u{A9}", "\u{2027}", "\u{2028}", "\u{2029}", "\u{202A}", "\u{28A8}", "\u{FEFF}",
        "\u{10FFFF}",
    ]

    @Test(arguments: [UInt64.random(in: 0 ... .max), 1])
    func `is the same text again, and nothing in it ends a script or a line`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                text.append(
                    Self.scalars[Int.random(in: 0..<Self.scalars.count, using: &random)]
                )
            }
            var writer = JSONWriter()
            writer.text(String(text))
            let written = String(decoding: writer.bytes, as: UTF8.self).unicodeScalars
            #expect(
                !written.contains {
                    "<\u{2028}\u{2029}\u{7F}".unicodeScalars.contains($0) || $0.value < 0x20
                },
                "seed \(seed)"
            )
            let read = try JSONReader.read(writer.bytes)
            guard case .text(let same) = read.content else {
                Issue.record("seed \(seed): no text")
                return
            }
            #expect(same.unicodeScalars.elementsEqual(text), "seed \(seed)")
        }
    }
}
