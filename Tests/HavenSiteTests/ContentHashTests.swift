import Testing

@testable import HavenSite

@Suite struct `A content hash` {
    @Test(arguments: [
        // As `xxhsum -H2` (128 bits of XXH3) prints them.
        ("", "99aa06d3014798d86001c324468d497f"), ("a", "a96faf705af16834e6c632b61e964e1f"),
        ("abc", "06b05ab6733a618578af5f94892f3950"),
    ])
    func `is that of xxhsum`(text: String, hex: String) {
        let hash = ContentHash(Array(text.utf8))
        #expect(hash.hex == hex)
        #expect(ContentHash(hex: hex) == hash)
    }

    @Test func `does not depend on the parts it is fed`() {
        let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        for size in [1, 63, 1024, 4999] {
            var hasher = ContentHasher()
            for start in stride(from: 0, to: bytes.count, by: size) {
                hasher.update(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            #expect(hasher.hash == ContentHash(bytes))
        }
    }

    @Test func `keeps two texts apart`() {
        var one = ContentHasher()
        one.update("ab")
        one.update("c")
        var other = ContentHasher()
        other.update("a")
        other.update("bc")
        #expect(one.hash != other.hash)
    }

    @Test(arguments: [
        "", "0", "99AA06D3014798D86001C324468D497F", "99aa06d3014798d86001c324468d497",
        "99aa06d3014798d86001c324468d497g", "99aa06d3014798d86001c324468d497f0",
    ])
    func `is not read from anything but 32 small digits`(text: String) {
        #expect(ContentHash(hex: text) == nil)
    }
}
