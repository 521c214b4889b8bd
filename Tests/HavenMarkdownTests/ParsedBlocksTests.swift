import HavenDiagnostics
import Testing

@testable import HavenMarkdown

@Suite struct ParsedBlocksTests {
    private func parse(_ text: String) -> (source: MarkedSource, parsed: ParsedBlocks) {
        let source = MarkedSource(text)
        let body = Rendering.body(of: source.bytes)
        return (source, MarkdownParser().parseBlocks(source.bytes, body: body, path: "a.md"))
    }

    @Test func `a directory has headings, paragraphs and lists`() throws {
        let (source, parsed) = parse(
            """
            ---
            title: Ä
            ---

            ## Crisis lines

            1️⃣### 988 Lifeline {#988-lifeline}1️⃣

            2️⃣Free *support* & [more](3️⃣b.md3️⃣).2️⃣

            4️⃣- 5️⃣Call: 988 (press 2)5️⃣
            - Source: https://988lifeline.org
              - nested
            """
        )
        #expect(parsed.diagnostics.isEmpty)
        #expect(
            parsed.blocks.dropLast().map(\.kind) == [
                .heading(level: 2, id: "crisis-lines", explicitID: false),
                .heading(level: 3, id: "988-lifeline", explicitID: true), .paragraph,
            ]
        )
        #expect(
            parsed.blocks.map(\.text).prefix(3) == [
                "Crisis lines", "988 Lifeline", "Free support & more.",
            ]
        )
        #expect(parsed.blocks[1].range == source.range("1️⃣"))
        #expect(parsed.blocks[2].range == source.range("2️⃣"))
        #expect(
            Rendering.html(parsed.blocks[2].body)
                == "<p>Free <em>support</em> &amp; <a href=\"{b.md}\">more</a>.</p>"
        )
        #expect(parsed.blocks[2].body.holes.first?.range == source.range("3️⃣"))
        guard case .list(let ordered, let items) = parsed.blocks[3].kind else {
            Issue.record("no list")
            return
        }
        #expect(!ordered)
        #expect(
            items.map(\.inline.text) == ["Call: 988 (press 2)", "Source: https://988lifeline.org"]
        )
        #expect(items.map(\.blocks) == [1, 2])
        #expect(items.first?.range.lower == source.range("4️⃣").lower)
        #expect(items.first?.inline.range == source.range("5️⃣"))
        #expect(items.last?.inline.links.map(\.destination) == ["https://988lifeline.org"])
    }

    @Test func `an item may begin with a name`() throws {
        let (source, parsed) = parse("- **1️⃣Ä & B1️⃣**: text [x](2️⃣y.md2️⃣), *z*\n- __C__\n- a **b**")
        guard case .list(_, let items) = parsed.blocks.first?.kind else {
            Issue.record("no list")
            return
        }
        let first = try #require(items.first)
        #expect(
            first.inline.leadingStrong
                == MarkdownInline.LeadingStrong(
                    text: "Ä & B",
                    range: source.range("1️⃣"),
                    rest: ": text x, z"
                )
        )
        #expect(first.inline.links.map(\.range) == [source.range("2️⃣")])
        #expect(first.inline.links.map(\.text) == ["x"])
        #expect(
            Rendering.html(first.inline.body)
                == "<strong>Ä &amp; B</strong>: text <a href=\"{y.md}\">x</a>, <em>z</em>"
        )
        #expect(items[1].inline.leadingStrong?.text == "C")
        #expect(items[1].inline.leadingStrong?.rest == "")
        #expect(items[2].inline.leadingStrong == nil)
    }

    @Test func `a table has cells with ranges`() {
        let (source, parsed) = parse(
            "> q\n\ntext\n| 1️⃣Name1️⃣ | ä |\n|:--|---|\n|  2️⃣**A** \\| b2️⃣  |3️⃣[x](y.md)3️⃣\n| 4️⃣`c`4️⃣ |\n"
        )
        guard case .table(let header, let rows) = parsed.blocks.last?.kind else {
            Issue.record("no table")
            return
        }
        #expect(header.map(\.text) == ["Name", "ä"])
        #expect(header.first?.range == source.range("1️⃣"))
        #expect(rows.map { $0.map(\.text) } == [["A | b", "x"], ["c", ""]])
        #expect(rows[0].map(\.range) == [source.range("2️⃣"), source.range("3️⃣")])
        #expect(rows[1][0].range == source.range("4️⃣"))
        #expect(Rendering.html(rows[0][1].body) == "<a href=\"{y.md}\">x</a>")
        #expect(parsed.blocks.map(\.text) == ["q", "text", "Name ä A | b x c"])
    }

    @Test func `other blocks are whole`() {
        let (_, parsed) = parse(
            "Term\n: a\n\nTerm 2\n: b\n\n> c\n\n```resources\n```\n\n![d](e.png \"f\")\n\n<!-- g -->\n\n***\n"
        )
        #expect(parsed.blocks.map(\.kind) == Array(repeating: .other, count: 5))
        #expect(
            parsed.blocks.first.map { Rendering.html($0.body) }
                == "<dl>\n<dt>Term</dt>\n<dd>a</dd>\n<dt>Term 2</dt>\n<dd>b</dd>\n</dl>"
        )
    }

    @Test func `a text that is refused has no blocks`() {
        let bytes: [UInt8] = [0x61, 0xFF]
        let parsed = MarkdownParser().parseBlocks(bytes, body: 0..<2, path: "a.md")
        #expect(parsed.blocks.isEmpty)
        #expect(parsed.diagnostics.map(\.id) == [.invalidUTF8])
    }
}
