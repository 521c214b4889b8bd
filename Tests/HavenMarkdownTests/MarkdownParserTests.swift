import Dispatch
import Foundation
import HavenDiagnostics
import HavenTestRandom
import Synchronization
import Testing

@testable import HavenMarkdown

@Suite struct MarkdownParserTests {
    /// Something of everything, to be mutated.
    static let samples = [
        "## Title {#x}\n\nText *a* **b** ~~c~~ `d` [e](f.md \"g\") <https://h.example> i@j.example www.k.example\\\nl[^1]\n\n[^1]: note\n\n    more\n",
        "> [!NOTE]\n> Text\n>\n> - [ ] task\n>   - [x] done [a](b)\n\nTerm\n: one\n: two *x*\n\n  three\n\n- a\n\n  b\n1) c\n   2. d\n",
        "| a | b \\| c |\n|:--|--:|\n| [d](e) | ~~f~~ `g` |\n| ![h](i.png \"j\") |\n\n![k](l.png \"m\")\n\n```resources\nkind: x\n```\n~~~yaml\na\n~~~\n",
        "# A\n\nB\n===\n\n### C\n\n[r]: <s> 't'\n\n[r] [u][r] ![v][r]\n\n***\n\n    code\n\n<!-- more -->\n\n<b>x</b> &amp; &#65; \"q\" -- ...\r\n\r\nä🙂\u{301}\u{2028}\n",
    ]

    private static let pieces = [
        "\n", "\n\n", " ", "    ", "\t", "*", "**", "_", "~~", "`", "```", "[", "]", "(", ")", "](",
        "![", "[^1]", "[^1]: ",
        "|", "|-|-|\n", "> ", "- ", "1. ", "- [ ] ", "# ", ": ", "\n: ", "<", ">", "<!--", "-->",
        "&", "\\", "\"", "{#a}",
        "[!TIP]\n", "---\n", "===\n", "http://a.b", "a@b.c", "javascript:", "\r\n", "ä", "🙂",
        "\u{FEFF}", "\u{7F}", "\u{1}",
    ]

    private static func mutated(_ seed: UInt64) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        if seed % 10 == 0 {
            return (0..<Int.random(in: 0...200, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
        }
        var bytes = Array((samples.randomElement(using: &random) ?? "").utf8)
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let place = Int.random(in: 0...bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 0...20, using: &random))
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes.removeSubrange(place..<end)
            case 1:
                bytes.insert(
                    contentsOf: bytes[place..<end],
                    at: Int.random(in: 0...bytes.count, using: &random)
                )
            default:
                bytes.insert(
                    contentsOf: (pieces.randomElement(using: &random) ?? "").utf8,
                    at: place
                )
            }
        }
        return bytes
    }

    /// `HAVEN_SEEDS` makes it longer.
    @Test func `whatever the text, the result is sound`() {
        let seeds = ProcessInfo.processInfo.environment["HAVEN_SEEDS"].flatMap { UInt64($0) }
        for seed in 0..<(seeds ?? 2000) {
            let bytes = Self.mutated(seed)
            let parsed = MarkdownParser().parse(bytes, body: bytes.indices, path: "a.md")
            checkBody(parsed.body, in: bytes, "seed \(seed)")
            for range in parsed.diagnostics.compactMap(\.location?.range)
                + parsed.headings.map(\.range)
            {
                #expect(range.lower >= 0 && range.upper <= bytes.count, "seed \(seed)")
            }
            let blocks = MarkdownParser().parseBlocks(bytes, body: bytes.indices, path: "a.md")
            for block in blocks.blocks { checkBlock(block, in: bytes, "seed \(seed)") }
            #expect(blocks.diagnostics == parsed.diagnostics, "seed \(seed)")
            #expect(MarkdownBody(encoded: parsed.body.encoded()) == parsed.body, "seed \(seed)")
        }
    }

    @Test func `both allocators give the same result`() {
        let system = MarkdownParser(options: MarkdownOptions(), allocator: .system)
        for seed in 0..<1000 as Range<UInt64> {
            let bytes = Self.mutated(seed)
            let other = system.parse(bytes, body: bytes.indices, path: "a.md")
            #expect(
                MarkdownParser().parse(bytes, body: bytes.indices, path: "a.md") == other,
                "seed \(seed)"
            )
        }
    }

    @Test func `a large document leaves nothing for the next`() {
        let large = Array(String(repeating: "*a* [b](c.md)\n\n", count: 20_000).utf8)
        let small = Array("Text ~~x~~ www.example.org".utf8)
        let before = MarkdownParser().parse(small, body: small.indices, path: "a.md")
        let parsed = MarkdownParser().parse(large, body: large.indices, path: "a.md")
        #expect(parsed.body.holes.count == 20_000)
        #expect(MarkdownParser().parse(small, body: small.indices, path: "a.md") == before)
    }

    /// cmark's global tables make links and strikethrough vanish when threads meet.
    @Test func `threads do not disturb each other`() {
        let texts = [
            "a www.example.org b https://example.com/x c ~~d~~ e www.example.net f@g.example",
            "plain *a* www.example.org\n\nhttps://example.com/y ~ z",
            "no tilde: www.example.org, https://example.com/z and i@j.example",
            "we *who*w*ww* wait w[^ww] [ww](a.md) | w\n\n| w | ww |\n|---|---|\n| w | w |\n\n[^ww]: w w",
            "When nobody writes an address: w ww w. ww.",
        ].map { Array($0.utf8) }
        let parser = MarkdownParser()
        let expected = texts.map { parser.parse($0, body: $0.indices, path: "a.md") }
        let wrong = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for round in 0..<600 {
                let index = round % texts.count
                let text = texts[index]
                if parser.parse(text, body: text.indices, path: "a.md") != expected[index] {
                    wrong.withLock { $0 += 1 }
                }
            }
        }
        #expect(wrong.withLock { $0 } == 0)
    }

    // MARK: What is sound

    private func checkBlock(_ block: MarkdownBlock, in bytes: [UInt8], _ comment: Comment) {
        checkBody(block.body, in: bytes, comment)
        #expect(block.range.lower >= 0 && block.range.upper <= bytes.count, comment)
        var inlines: [MarkdownInline] = []
        if case .list(_, let items) = block.kind { inlines = items.map(\.inline) }
        if case .table(let header, let rows) = block.kind { inlines = header + rows.flatMap { $0 } }
        for inline in inlines {
            checkBody(inline.body, in: bytes, comment)
            #expect(inline.range.lower >= 0 && inline.range.upper <= bytes.count, comment)
        }
    }

    private func checkBody(_ body: MarkdownBody, in bytes: [UInt8], _ comment: Comment) {
        var last = 0
        for hole in body.holes {
            #expect(hole.offset >= last && hole.offset <= body.html.count, comment)
            #expect(hole.range.lower >= 0 && hole.range.upper <= bytes.count, comment)
            last = hole.offset
        }
        #expect(String(validating: body.html, as: UTF8.self) != nil, comment)
        let html = String(decoding: body.filled { _ in [] }, as: UTF8.self)
        #expect(Self.imbalance(html) == nil, "\(comment) \(Self.imbalance(html) ?? "") in \(html)")
    }

    /// What is wrong with the nesting of elements or with their ids, if something is.
    ///
    /// Reads bytes: a combining character after `>` would hide it from a reader of characters.
    static func imbalance(_ html: String) -> String? {
        var open: [String] = []
        var ids: Set<String> = []
        var rest = Array(html.utf8)[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            guard let end = rest[start...].firstIndex(of: UInt8(ascii: ">")) else {
                return "open tag"
            }
            let tag = String(decoding: rest[(start + 1)..<end], as: UTF8.self)
            let name = String(tag.prefix { $0 != " " })
            rest = rest[(end + 1)...]
            if let id = tag.firstRange(of: " id=\"") {
                let value = String(tag[id.upperBound...].prefix { $0 != "\"" })
                if !ids.insert(value).inserted { return "id \(value)" }
            }
            if name.hasPrefix("/") {
                guard let last = open.popLast(), "/" + last == name else { return name }
            } else if !["br", "hr", "img", "input"].contains(name) {
                if ["p", "div", "ul", "dl", "figure"].contains(name), open.contains("p") {
                    return "\(name) in p"
                }
                if name == "a", open.contains("a") { return "a in a" }
                open.append(name)
            }
        }
        return open.isEmpty ? nil : "open \(open)"
    }
}
