import HavenMarkdown
import Foundation
import Testing

@Suite struct ConformanceTests {
    static let names: [String: MarkdownOptions.Extensions] = [
        "table": .table, "strikethrough": .strikethrough, "autolink": .autolink,
        "tagfilter": .tagfilter,
    ]

    @Test func `without additions every example of the specification is rendered exactly`() throws {
        let examples = try SpecificationExamples.load()
        #expect(examples.count == 673)
        for example in examples {
            FileHandle.standardError.write(Data("EX \(example.number)\n".utf8))
            var extensions: MarkdownOptions.Extensions = []
            for name in example.extensions {
                if name == "disabled" { extensions.insert(.tasklist) } else {
                    extensions.insert(try #require(Self.names[name]))
                }
            }
            let options = MarkdownOptions(
                additions: false, smartPunctuation: false, rawHTML: .allow, extensions: extensions)
            let bytes = Array(example.markdown.utf8)
            let parsed = MarkdownParser(options: options).parse(bytes, body: 0..<bytes.count, path: "e.md")
            let html = String(decoding: parsed.body.html, as: UTF8.self)
            #expect(html == example.html, "example \(example.number) \(example.markdown.debugDescription) \(parsed.diagnostics)")
        }
    }
}
