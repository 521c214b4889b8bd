import HavenMarkdown
import Testing

@Test func `probe`() {
    let text = """
        # Title

        Hello **world** "quoted" see [other](../a.md#x) and <https://example.org/?a=1&b=2>.

        ## Foo {#bar}

        > [!NOTE]
        > Careful [x](y.md).

        Term
        : definition *a*
        : b

          more

        - [ ] todo [l](m.md)
          - [x] done
        - plain

        | A | B |
        |:--|--:|
        | 1 | [x](z.md) |

        ![alt](pic.png "Cap")

        Text[^1] and again[^1].

        [^1]: The note.

        ```resources
        kind: x
        ```

        <div>no</div> www.example.com ~~gone~~ ~not~ [bad](javascript:alert(1))
        """
    let bytes = Array(text.utf8)
    let parsed = MarkdownParser().parse(bytes, body: 0..<bytes.count, path: "a.md")
    print(String(decoding: parsed.body.filled { Array("{\($0.kind)}".utf8) }, as: UTF8.self))
    print(parsed.headings, parsed.summary, parsed.wordCount)
    for d in parsed.diagnostics { print(d) }
    for b in MarkdownParser().parseBlocks(bytes, body: 0..<bytes.count, path: "a.md").blocks {
        print(b.kind, b.range, b.text, "\n   ", String(decoding: b.body.html, as: UTF8.self))
    }
}
