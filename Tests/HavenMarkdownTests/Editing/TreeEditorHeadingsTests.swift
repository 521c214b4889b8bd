import HavenDiagnostics
import Testing

@testable import HavenMarkdown

@Suite struct TreeEditorHeadingsTests {
    private func ids(_ text: String) -> [String] {
        Rendering(text).parsed.headings.map(\.id)
    }

    @Test func `ids follow GitHub's rule`() {
        #expect(ids("## Hello, World!") == ["hello-world"])
        #expect(ids("## What's a *real* `code_x` — 2?") == ["whats-a-real-code_x--2"])
        #expect(ids("## Über Größe ÇA") == ["über-größe-ça"])
        #expect(ids("## 🙂") == ["section"])
        #expect(ids("## 日本語 テスト") == ["日本語-テスト"])
        #expect(ids("##") == ["section"])
    }

    @Test func `equal headings are numbered`() {
        #expect(ids("## A\n\n## A\n\n## A-1\n\n## A") == ["a", "a-1", "a-1-1", "a-2"])
    }

    @Test func `an author's id wins, wherever it stands`() {
        let rendering = Rendering("## Help\n\n## Call *now* {#help}\n\n### 988 {#988-lifeline}")
        #expect(rendering.parsed.headings.map(\.id) == ["help-1", "help", "988-lifeline"])
        #expect(rendering.parsed.headings.map(\.title) == ["Help", "Call now", "988"])
        #expect(rendering.html.contains("<h2 id=\"help\">Call <em>now</em></h2>"))
        #expect(rendering.html.contains("<h3 id=\"988-lifeline\">988</h3>"))
    }

    @Test func `an id with two hyphens survives typography`() {
        #expect(ids("## A {#a--b}") == ["a--b"])
        #expect(ids("A b\nc {#x}\n---") == ["x"])
        #expect(ids("## A {#x} ##") == ["x"])
    }

    @Test func `code that looks like an id is text`() {
        #expect(Rendering("## A `{#x}`").html == "<h2 id=\"a-x\">A <code>{#x}</code></h2>")
    }

    @Test func `an id given twice is an error with a note at the first`() throws {
        let rendering = Rendering("## A {#1️⃣x1️⃣}\n\n## B {#2️⃣x2️⃣}")
        let diagnostic = try #require(rendering.parsed.diagnostics.first)
        #expect(diagnostic.id == .duplicateHeadingID)
        #expect(diagnostic.location?.range == rendering.source.range("2️⃣"))
        #expect(diagnostic.notes.first?.location?.range == rendering.source.range("1️⃣"))
        #expect(rendering.parsed.headings.map(\.id) == ["x", "b"])
    }

    @Test func `an id that is none is an error`() {
        #expect(Rendering("## A {#a b}").reports == ["heading-id at a b"])
        #expect(Rendering("## A {#ä}").reports == ["heading-id at ä"])
        #expect(Rendering("## A {#}").reports == ["heading-id at "])
        #expect(ids("## A {#ä}") == ["a"])
    }

    @Test func `ids of the page are left free`() {
        let options = MarkdownOptions(reservedIDs: ["main"])
        #expect(Rendering("## Main", options).parsed.headings.map(\.id) == ["main-1"])
        #expect(Rendering("## X {#main}", options).reports == ["duplicate-heading-id at main"])
    }

    @Test func `levels are checked`() {
        #expect(Rendering("# A").reports == ["heading-level-1 at # A"])
        #expect(Rendering("### A").reports == ["heading-skips-level at ### A"])
        #expect(Rendering("## A\n\n#### B").reports == ["heading-skips-level at #### B"])
        #expect(Rendering("## A\n\n### B\n\n## C\n\n### D").reports.isEmpty)
    }

    @Test func `ranges count from the beginning of the file`() {
        let rendering = Rendering("---\ntitle: ä\n---\n\n> 1️⃣## Ä b1️⃣\n")
        #expect(rendering.parsed.headings.map(\.range) == [rendering.source.range("1️⃣")])
    }
}
