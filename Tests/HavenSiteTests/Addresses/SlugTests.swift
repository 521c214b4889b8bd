import HavenSite
import HavenTestRandom
import Testing

@Suite struct `The slug of a name` {
    @Test(arguments: [
        ("Small steps", "small-steps"),
        ("Mom & Dad’s Guide", "mom-dads-guide"),
        ("what's next?", "whats-next"),
        ("  -- A -- b --  ", "a-b"),
        ("ÜBER Café", "über-café"),
        ("cafe\u{301}", "caf\u{E9}"),
        ("日本語 ガイド", "日本語-ガイド"),
        ("self_care", "self_care"),
        ("24/7", "24-7"),
        ("a🙂b", "a-b"),
        ("İstanbul", "i\u{307}stanbul"),
    ])
    func `follows the frozen rule`(name: String, slug: String) {
        #expect(Slug(of: name).map { Array($0.text.utf8) } == Array(slug.utf8))
    }

    @Test func `is the same with and without letters that need the tables of Unicode`() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<2000 {
            let name = String(
                decoding: (0..<8).map { _ in UInt8.random(in: 0...0x7F, using: &random) },
                as: UTF8.self
            )
            // This apostrophe is dropped, but it is none of ASCII.
            #expect(Slug(of: name) == Slug(of: name + "’"))
        }
    }

    @Test(arguments: ["", " ", "???", "🙂", "'’"])
    func `does not exist without a letter or digit`(name: String) {
        #expect(Slug(of: name) == nil)
    }
}
