import HavenTestRandom
import Testing

@testable import HavenSite

@Suite struct `Text that is mostly ASCII` {
    @Test func `is read as the standard library reads it, whatever the bytes are`() {
        let pieces: [[UInt8]] = [
            Array("plain words ".utf8), Array("it\u{2019}s ".utf8), Array("\u{E9}\u{1F600}".utf8),
            [0xFF],
            [0xE2, 0x80], [0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0],
        ]
        for seed in 1...400 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            // Half of the texts are sound.
            let known = seed % 2 == 0 ? pieces : Array(pieces.prefix(3))
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0..<12, using: &random) {
                bytes += known[Int.random(in: 0..<known.count, using: &random)]
            }
            let text = String(decodingMostlyASCII: bytes)
            let expected = String(decoding: bytes, as: UTF8.self)
            #expect(Array(text.utf8) == Array(expected.utf8), "seed \(seed)")
        }
    }
}
