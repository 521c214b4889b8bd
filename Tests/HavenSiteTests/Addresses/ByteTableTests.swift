import HavenTestRandom
import Testing

@testable import HavenSite

@Suite struct `Bytes` {
    @Test func `have a number in a table by what they are`() {
        var random = SeededGenerator(seed: 1)
        var table = ByteTable(capacity: 1)
        var numbers: [[UInt8]: Int] = [:]
        for _ in 0..<5000 {
            let bytes = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                UInt8.random(in: 0x61...0x64, using: &random)
            }
            let text = [0x2F] + bytes + [0x2F]
            let range = 1..<bytes.count + 1
            let hash = ByteHash(of: bytes).value
            let known = numbers[bytes]
            #expect(table.number(of: range, in: text, hash: hash) == known)
            let (number, isNew) = table.add(range, of: text, hash: hash)
            #expect(isNew == (known == nil))
            #expect(number == known ?? numbers.count)
            numbers[bytes] = number
        }
        #expect(table.count == numbers.count)
    }

    @Test func `are told apart where hashes meet`() {
        var table = ByteTable()
        #expect(table.add(0..<1, of: Array("ab".utf8), hash: 7) == (0, true))
        #expect(table.add(1..<2, of: Array("ab".utf8), hash: 7) == (1, true))
        #expect(table.add(0..<2, of: Array("ab".utf8), hash: 7) == (2, true))
        #expect(table.number(of: 1..<2, in: Array("ab".utf8), hash: 7) == 1)
        #expect(table.number(of: 0..<1, in: Array("c".utf8), hash: 7) == nil)
    }

    @Test func `are found from a place on`() {
        let bytes = Array("a<b<".utf8)
        #expect(bytes.position(of: 0x3C, from: 0) == 1)
        #expect(bytes.position(of: 0x3C, from: 2) == 3)
        #expect(bytes.position(of: 0x3C, from: 4) == nil)
        #expect(bytes.position(of: 0x3E, from: 0) == nil)
        #expect([UInt8]().position(of: 0, from: 0) == nil)
    }

    @Test(arguments: [
        ("", "", 0), ("", "a", -1), ("a", "a", 0), ("a", "b", -1), ("ab", "a", 1),
        ("a/b", "a-b", 1), ("é", "e\u{301}", 1), ("z", "é", -1),
        (
            "a text that is too long to lie in a word", "a text that is too long to lie in a world",
            -1
        ),
    ])
    func `of texts have an order`(left: String, right: String, order: Int) {
        #expect(left.precedesInBytes(right) == (order < 0))
        #expect(right.precedesInBytes(left) == (order > 0))
        #expect(left.hasSameBytes(as: right) == (order == 0))
    }
}
