import HavenTestRandom
import Testing

@testable import HavenMarkdown

@Suite struct UTF8ValidationTests {
    @Test(
        arguments: [
            ([0xFF], 0), ([0x61, 0x80], 1), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0),
            ([0x61, 0xC3], 1),
            ([0xE0, 0x9F, 0x80], 0), ([0xED, 0xA0, 0x80], 0), ([0xF0, 0x8F, 0x80, 0x80], 0),
            ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0),
            ([0xC3, 0xA4, 0xE2, 0x82], 2),
            ([0xF0, 0x9F, 0x99], 0), ([0xE2, 0x28, 0xA1], 0), ([0x61, 0xF0, 0x9F, 0x99, 0x61], 1),
        ] as [([UInt8], Int)]
    )
    func `the first byte that is not UTF-8 is found`(bytes: [UInt8], offset: Int) {
        #expect(UTF8Validation.firstInvalidOffset(in: bytes) == offset)
    }

    @Test func `text is accepted`() {
        #expect(UTF8Validation.firstInvalidOffset(in: Array("aä€🙂\u{10FFFF}\u{0}".utf8)) == nil)
        #expect(UTF8Validation.firstInvalidOffset(in: []) == nil)
    }

    @Test func `it agrees with the standard library on random bytes`() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                [0x61, 0x80, 0xBF, 0xC2, 0xE0, 0xED, 0xF0, 0xF4, 0x9F, 0xA0, 0x90].randomElement(
                    using: &random
                ) ?? 0 as UInt8
            }
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            let offset = UTF8Validation.firstInvalidOffset(in: bytes)
            #expect((offset == nil) == isValid, "\(bytes)")
            if let offset {
                #expect(String(validating: bytes[..<offset], as: UTF8.self) != nil, "\(bytes)")
            }
        }
    }

    @Test func `only the part that is asked for counts`() {
        #expect(UTF8Validation.firstInvalidOffset(in: [0xFF, 0x61, 0xFF], range: 1..<2) == nil)
        #expect(UTF8Validation.firstInvalidOffset(in: [0xFF, 0xC3, 0xA4], range: 1..<2) == 1)
    }
}
