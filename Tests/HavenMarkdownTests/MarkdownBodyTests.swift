import HavenDiagnostics
import HavenTestRandom
import Testing

@testable import HavenMarkdown

@Suite struct MarkdownBodyTests {
    private let body = MarkdownBody(
        html: Array("<p>ä</p>".utf8),
        holes: [
            MarkdownHole(offset: 0, kind: .string(key: "a.b"), range: SourceRange(3, 3)),
            MarkdownHole(
                offset: 3,
                kind: .link(destination: "ü.md#x"),
                range: SourceRange(70_000, 70_009)
            ),
            MarkdownHole(offset: 3, kind: .image(source: ""), range: SourceRange(0, 1)),
            MarkdownHole(
                offset: 9,
                kind: .component(name: "x", arguments: "a: b\n"),
                range: SourceRange(5, 9)
            ),
        ]
    )

    @Test func `the stored form gives the body back`() {
        #expect(MarkdownBody(encoded: body.encoded()) == body)
        #expect(MarkdownBody(encoded: MarkdownBody.empty.encoded()) == .empty)
    }

    @Test func `a form that was cut short is refused or harmless`() {
        let bytes = body.encoded()
        let headers = bytes.count - body.html.count
        for count in 0..<bytes.count {
            let read = MarkdownBody(encoded: Array(bytes[..<count]))
            if count < headers { #expect(read == nil, "\(count)") }
            #expect(read == nil || (read?.holes.last?.offset ?? 0) <= read?.html.count ?? 0)
        }
    }

    @Test func `damaged forms never give holes outside the text`() {
        var random = SeededGenerator(seed: 11)
        for round in 0..<20_000 {
            var bytes = body.encoded()
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
                    in: 0...255,
                    using: &random
                )
            }
            guard let read = MarkdownBody(encoded: bytes) else { continue }
            var last = 0
            for hole in read.holes {
                #expect(hole.offset >= last && hole.offset <= read.html.count, "round \(round)")
                last = hole.offset
            }
        }
    }

    @Test func `another version is refused`() {
        var bytes = body.encoded()
        bytes[3] += 1
        #expect(MarkdownBody(encoded: bytes) == nil)
    }

    @Test func `holes are filled in order`() {
        let filled = body.filled { _ in Array("|".utf8) }
        #expect(String(decoding: filled, as: UTF8.self) == "|<p>||ä</p>|")
    }
}
