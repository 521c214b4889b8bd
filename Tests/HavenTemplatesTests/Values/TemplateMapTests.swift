import Testing

@testable import HavenTemplates

/// Dictionaries keep their order and know Python's equality of keys.
struct TemplateMapTests {
    @Test func `order is that of the first assignment`() {
        var map = TemplateMap([("b", .int(1)), ("a", .int(2))])
        map["b"] = .int(3)
        map["c"] = .int(4)
        #expect(map.names == ["b", "a", "c"])
        #expect(map.values.map(\.integer) == [3, 2, 4])
    }

    @Test func `a large dictionary finds every key`() {
        var map = TemplateMap()
        for number in 0..<100 { map["key\(number)"] = .int(number) }
        for number in 0..<100 { #expect(map["key\(number)"]?.integer == number) }
        #expect(map["key100"] == nil)
        #expect(map.count == 100)
    }

    @Test func `equal numbers are one key`() throws {
        let key = try #require(TemplateKey(.int(1)))
        #expect(key == TemplateKey(.double(1)))
        #expect(key == TemplateKey(.bool(true)))
        #expect(key != TemplateKey(.string("1")))
        #expect(TemplateKey(.string("a")) == TemplateKey(.markup("a")))
        #expect(TemplateKey(.list([])) == nil)
        #expect(TemplateKey(.tuple([.int(1), .list([])])) == nil)
    }

    @Test func `keys are compared by code points`() {
        #expect(TemplateKey.text("\u{E9}") != TemplateKey.text("e\u{301}"))
    }
}
