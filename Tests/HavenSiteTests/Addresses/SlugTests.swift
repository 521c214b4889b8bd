import HavenSite
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

    @Test(arguments: ["", " ", "???", "🙂", "'’"])
    func `does not exist without a letter or digit`(name: String) {
        #expect(Slug(of: name) == nil)
    }
}
