import HavenDiagnostics
import Testing

@testable import HavenMarkdown

@Suite struct TreeEditorCodeTests {
    @Test func `a fence with another word is a component`() {
        let rendering = Rendering("---\na: ä\n---\n\n```resources\n1️⃣kind: a\nx: <b>\n1️⃣```\n\nafter")
        #expect(rendering.html == "{resources: kind: a\nx: <b>\n}\n<p>after</p>")
        let hole = rendering.parsed.body.holes.first
        #expect(hole?.kind == .component(name: "resources", arguments: "kind: a\nx: <b>\n"))
        #expect(hole?.range == rendering.source.range("1️⃣"))
    }

    @Test func `a component's arguments keep their line ends`() {
        let rendering = Rendering("~~~map-x\r\n1️⃣a: b\r\n1️⃣~~~\r\n")
        #expect(rendering.parsed.body.holes.first?.range == rendering.source.range("1️⃣"))
        #expect(
            rendering.parsed.body.holes.first?.kind
                == .component(name: "map-x", arguments: "a: b\r\n")
        )
    }

    @Test func `a component without arguments has an empty range`() {
        let rendering = Rendering("```x\n1️⃣```")
        #expect(rendering.parsed.body.holes.first?.range == rendering.source.range("1️⃣"))
    }

    @Test func `code stays code`() {
        #expect(
            Rendering("```yaml\na: <b>\n```").html
                == "<pre><code class=\"language-yaml\">a: &lt;b&gt;\n</code></pre>"
        )
        #expect(Rendering("```\na\n```").html == "<pre><code>a\n</code></pre>")
        #expect(Rendering("    resources\n").html == "<pre><code>resources\n</code></pre>")
        #expect(
            Rendering("```YAML\n```").html == "<pre><code class=\"language-YAML\"></code></pre>"
        )
    }

    @Test func `names and fences are checked`() {
        #expect(Rendering("```Resources\n```").reports == ["component-name at Resources"])
        #expect(Rendering("``` C# x\n```").reports == ["component-name at C#"])
        #expect(Rendering("```resources kind: a\n```").reports == ["component-name at resources"])
        #expect(
            Rendering("text\n\n```resources\na: b").reports == ["unclosed-fence at ```resources"]
        )
        #expect(Rendering("> ```x\n> a\n> ```").reports.isEmpty)
        #expect(Rendering("- ```x\n  a\n  ```").reports.isEmpty)
        #expect(Rendering("````x\n```\n````").reports.isEmpty)
    }

    @Test func `HTML is refused at its place`() {
        #expect(Rendering("<div>\nx\n</div>\n\nafter").reports == ["raw-html at <div>\nx\n</div>"])
        #expect(
            Rendering("a <b>x</b> <br>").reports == [
                "raw-html at <b>", "raw-html at </b>", "raw-html at <br>",
            ]
        )
        #expect(Rendering("a <b>x</b>").html == "<p>a x</p>")
        #expect(Rendering("> - ä <i>").reports == ["raw-html at <i>"])
    }

    @Test func `HTML is kept where the site allows it`() {
        let options = MarkdownOptions(rawHTML: .allow)
        let rendering = Rendering("<div>\nx\n</div>\n\na <b>x</b>", options)
        #expect(rendering.html == "<div>\nx\n</div>\n<p>a <b>x</b></p>")
        #expect(rendering.parsed.diagnostics.isEmpty)
    }

    @Test func `comments vanish`() {
        let rendering = Rendering(
            "<!-- a -->\n\nx <!-- b --> y\n\n<!-- c -->\n<!-- d -->\n\n<!-- more -->"
        )
        #expect(rendering.html == "<p>x  y</p>")
        #expect(rendering.parsed.diagnostics.isEmpty)
        #expect(Rendering("<!-- a --> <b>").reports == ["raw-html at <!-- a --> <b>"])
        #expect(Rendering("<!-- open").reports == ["raw-html at <!-- open"])
    }
}
