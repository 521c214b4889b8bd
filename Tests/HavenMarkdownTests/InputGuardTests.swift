import HavenDiagnostics
import Testing

@testable import HavenMarkdown

@Suite struct InputGuardTests {
    private func refusal(
        _ bytes: [UInt8],
        _ options: MarkdownOptions = MarkdownOptions()
    ) -> Diagnostic? {
        let parsed = MarkdownParser(options: options).parse(
            bytes,
            body: bytes.indices,
            path: "a.md"
        )
        guard parsed.body == .empty, parsed.diagnostics.count == 1 else { return nil }
        return parsed.diagnostics.first
    }

    private func refusal(_ text: String) -> Diagnostic? {
        refusal(Array(text.utf8))
    }

    @Test func `bytes that are no text are refused with their offset`() {
        let invalid = refusal(Array("aä".utf8) + [0xC3, 0x28])
        #expect(invalid?.id == .invalidUTF8)
        #expect(invalid?.location?.range == SourceRange(3, 4))
        #expect(refusal("a\u{0}b")?.id == .zeroByte)
        #expect(refusal("a\u{0}b")?.location?.range == SourceRange(1, 2))
    }

    @Test func `what is outside the body is not looked at`() {
        let bytes: [UInt8] = [0xFF, 0x00, 0x0A] + Array("ä".utf8) + [0xFF]
        let parsed = MarkdownParser().parse(bytes, body: 3..<5, path: "a.md")
        #expect(String(decoding: parsed.body.html, as: UTF8.self) == "<p>ä</p>\n")
    }

    @Test func `a body over the limit is refused`() {
        let options = MarkdownOptions(maximumBytes: 10)
        #expect(refusal(Array("0123456789".utf8), options) == nil)
        #expect(refusal(Array("01234567890".utf8), options)?.id == .bodyTooLarge)
    }

    @Test(arguments: ["> ", "- ", "1. ", "* > ", "+ 2) "])
    func `ten thousand blocks in one line are refused`(marker: String) {
        #expect(refusal(String(repeating: marker, count: 10_000) + "a")?.id == .nesting)
    }

    @Test func `what nests too deep after parsing is refused at its block`() {
        let emphasis =
            String(repeating: "*a **b ", count: 200) + String(repeating: "** a*", count: 200)
        let diagnostic = refusal("x\n\n" + emphasis)
        #expect(diagnostic?.id == .nesting)
        #expect(diagnostic?.location?.range?.lower == 3)
        let list = (0..<150).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
        #expect(refusal(list)?.id == .nesting)
        let links =
            String(repeating: "![", count: 300) + "a" + String(repeating: "](b.png)", count: 300)
        #expect(refusal(links)?.id == .nesting)
    }

    @Test func `rules and deep but sound lists pass`() {
        #expect(Rendering(String(repeating: "-", count: 500)).html == "<hr />")
        #expect(Rendering(String(repeating: "* ", count: 60)).reports.isEmpty)
        let list = (0..<40).map { String(repeating: "  ", count: $0) + "- a\n" }.joined()
        #expect(Rendering(list).parsed.diagnostics.isEmpty)
    }

    @Test func `tables have a bounded number of columns`() {
        let row = { (count: Int) in String(repeating: "|a", count: count) + "|\n" }
        let rule = { (count: Int) in String(repeating: "|-", count: count) + "|\n" }
        #expect(refusal(row(200) + rule(200) + row(200)) == nil)
        #expect(refusal(row(201) + rule(201))?.id == .tableTooWide)
    }

    /// Each of these takes cmark-gfm 0.29.0.gfm.6 seconds to hours if it reaches it.
    @Test(arguments: [
        ("x\n-|-\n", 100_000), ("![[]()", 100_000), ("|-", 100_000), ("|", 200_000),
        ("a\n:-\n", 100_000),
        ("> x\n> -|-\n", 50_000), ("a@b.c ", 100_000),
        ("*a* [b](c.md) ", 60_000), ("'a [b](c.md)\n", 60_000),
    ])
    func `inputs that are quadratic in cmark are refused quickly`(part: String, count: Int) {
        let text = String(repeating: part, count: count)
        let clock = ContinuousClock()
        let time = clock.measure { #expect(refusal(text) != nil) }
        #expect(time < .seconds(5))
    }

    @Test(arguments: [
        "[", "]", "![", "[a](", "[a](<", "[a](b", "[a][", "[^a]", "[^", "[^1]:", "*a ", "*a **a ",
        "_a__",
        "*", "_", "~~a ", "~", "`", "``a`", "<", "<a ", "<!--", "<?", "<![CDATA[", "&", "&#", "\\",
        "\"a ",
        "www.", "http://a", "a@b.c ", "a@", "@", ":", "a:\n: b\n\n", "- a\n", "> a\n", "a\n\n",
        "[a]: b\n",
        "[a]: b \"", "- [ ] a\n", "| a |\n", "#\n", "## {#a}\n", "a\n=\n", "```\n", "```x\n```\n",
        "> [!NOTE]\n\n",
        "![a](b.png)", "![a](b.png \"c\")\n\n", "[a](b.md)", "[a](x:y)", "[a](javascript:b)\n\n",
        "<b>", "<b\nc>", "[^a] ",
        "{#", "\r", "\r\n", "\t", " ", "ä", "\u{FEFF}", "(", "[a](b(", "ftp://a.b ", "<a:b> ", "e`",
        "|a|\n|-|\n\n",
    ])
    func `repetition of anything costs time in proportion`(part: String) {
        let text = String(repeating: part, count: 50_000 / part.utf8.count)
        let clock = ContinuousClock()
        let time = clock.measure {
            _ = MarkdownParser().parse(Array(text.utf8), body: 0..<text.utf8.count, path: "a.md")
        }
        #expect(time < .seconds(10), "\(time)")
    }
}
