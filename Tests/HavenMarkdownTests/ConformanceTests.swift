import Testing

@testable import HavenMarkdown

@Suite struct ConformanceTests {
    private static let extensions: [String: MarkdownOptions.Extensions] = [
        "table": .table, "strikethrough": .strikethrough, "autolink": .autolink,
        "tagfilter": .tagfilter,
        // Task lists: cmark-gfm's own tests leave these two out, because of the order of attributes.
        "disabled": .tasklist,
    ]

    @Test func `without additions every example of the specification is rendered exactly`() throws {
        let examples = try SpecificationExamples.load()
        #expect(examples.count == 673)
        for example in examples {
            let extensions = try example.extensions.map { try #require(Self.extensions[$0]) }
            let options = MarkdownOptions(
                additions: false,
                smartPunctuation: false,
                rawHTML: .allow,
                extensions: MarkdownOptions.Extensions(extensions)
            )
            let html = render(example.markdown, MarkdownParser(options: options))
            var expected = example.html
            if example.extensions == ["disabled"] {
                expected = expected.replacing(
                    " disabled=\"\" type=\"checkbox\">",
                    with: " disabled=\"\" />"
                ).replacing("<input", with: "<input type=\"checkbox\"")
            }
            #expect(html == expected, "example \(example.number)")
        }
    }

    @Test func `with additions exactly the listed examples differ`() throws {
        let parser = MarkdownParser(options: MarkdownOptions(rawHTML: .allow))
        let examples = try SpecificationExamples.load()
        let differing = examples.filter { render($0.markdown, parser) != $0.html }.map(\.number)
        #expect(differing == ConformanceDifferences.byReason.flatMap(\.examples).sorted())
        #expect(differing.count == 127)
    }

    /// The HTML with links and images filled in as written, and other holes shown by name.
    private func render(_ markdown: String, _ parser: MarkdownParser) -> String {
        let bytes = Array(markdown.utf8)
        let body = parser.parse(bytes, body: 0..<bytes.count, path: "example.md").body
        let html = body.filled { hole in
            switch hole.kind {
            case .link(let url), .image(let url): escaped(url)
            case .string(let key): Array("{\(key)}".utf8)
            case .component(let name, _): Array("{\(name)}".utf8)
            }
        }
        return String(decoding: html, as: UTF8.self)
    }

    private func escaped(_ url: String) -> [UInt8] {
        var html: [UInt8] = []
        HTMLEscaping.appendURL(Array(url.utf8), to: &html)
        return html
    }
}
