import HavenDiagnostics
import Testing

@testable import HavenMarkdown

@Suite struct TreeEditorLinksTests {
    @Test func `links to other sites are literal and marked`() {
        let rendering = Rendering(
            "See [a](https://example.org/?a=1&b=\"2\" \"T & t\") and www.example.com."
        )
        #expect(
            rendering.html == """
                <p>See <a href="https://example.org/?a=1&amp;b=%222%22" class="external" \
                rel="noopener" title="T &amp; t">a</a> and <a href="http://www.example.com" \
                class="external" rel="noopener">www.example.com</a>.</p>
                """
        )
        #expect(rendering.parsed.body.holes.isEmpty)
        #expect(rendering.parsed.diagnostics.isEmpty)
    }

    @Test(arguments: ["tel:988", "sms:988", "mailto:a@b.example", "TEL:988"])
    func `links that open a program are literal`(destination: String) {
        let rendering = Rendering("[x](\(destination))")
        #expect(rendering.html == "<p><a href=\"\(destination)\">x</a></p>")
        #expect(rendering.parsed.diagnostics.isEmpty)
    }

    @Test(arguments: [
        "b.md", "../x/b.md#y", "resource:988-lifeline", "media/a.pdf", "/rooted/", "#top",
        "./a:b.md",
    ])
    func `all other destinations are holes`(destination: String) {
        let rendering = Rendering("[x](\(destination) \"T\")")
        #expect(rendering.html == "<p><a href=\"{\(destination)}\" title=\"T\">x</a></p>")
        #expect(rendering.parsed.body.holes.count == 1)
        #expect(rendering.parsed.diagnostics.isEmpty)
    }

    @Test(arguments: [
        "[x](1️⃣b.md1️⃣)",
        "Some *text* before [x](1️⃣b.md1️⃣ \"title\") and after",
        "naïve — “façade” 🙂 [x](1️⃣b.md1️⃣)",
        "first line\nsecond line [x](1️⃣b.md1️⃣)",
        "first line\r\nsecond `code]( b.md` [x](1️⃣b.md1️⃣)\r\n",
        "---\ntitle: Ü\n---\n\nText [x](1️⃣b.md1️⃣)",
        "\u{FEFF}Text [x](1️⃣b.md1️⃣)",
        "- item\n- two\n  lazy\n  [x](1️⃣b.md1️⃣)",
        "1. - nested\n     ä [x](1️⃣b.md1️⃣)",
        "> quote\n> more [x](1️⃣b.md1️⃣)",
        "> > deep\nlazy [x](1️⃣b.md1️⃣)",
        "## Heading [x](1️⃣b.md1️⃣)",
        "Heading [x](1️⃣b.md1️⃣)\n---",
        "| a | b |\n|---|---|\n| ä \\| | [x](1️⃣b.md1️⃣) |",
        "| a | [x](1️⃣b.md1️⃣) |\n|---|---|\n| 1 | 2 |",
        "text before\n| a | [x](1️⃣b.md1️⃣) |\n|---|---|\n| 1 | 2 |",
        "> | a | b |\n> |---|---|\n> | ä | [x](1️⃣b.md1️⃣) |",
        "[x](<1️⃣b.md1️⃣>)",
        "[x](\n  1️⃣b.md1️⃣)",
        "> [x](\n> 1️⃣b.md1️⃣)",
        "[x]( 1️⃣b.md1️⃣ )",
        "[x][ref]\n\ntext\n\n[ref]: 1️⃣b.md1️⃣ \"title\"",
        "[ref]\n\n[ref]:\n  <1️⃣b.md1️⃣>",
        "[x [y](c.md)](b.md) [z](1️⃣b.md1️⃣)",
        "![alt](c.png) [x](1️⃣b.md1️⃣)",
        "\\[x](b.md) [y](1️⃣b.md1️⃣)",
        "[`](b.md)`](1️⃣b.md1️⃣)",
        "Term\n: defined [x](1️⃣b.md1️⃣)",
        "Text[^1]\n\n[^1]: note [x](1️⃣b.md1️⃣)",
        "> [!NOTE]\n> Text [x](1️⃣b.md1️⃣)",
        "- [ ] task [x](1️⃣b.md1️⃣)",
    ])
    func `the position of a destination is exact`(text: String) throws {
        let rendering = Rendering(text)
        let hole = try #require(
            rendering.parsed.body.holes.last { $0.kind == .link(destination: "b.md") }
        )
        #expect(hole.range == rendering.source.range("1️⃣"))
    }

    @Test func `equal destinations have their own positions`() {
        let rendering = Rendering("[a](1️⃣b.md1️⃣) ![p](b.md) [c](2️⃣b.md2️⃣)\n\n[d](3️⃣b.md3️⃣)")
        let ranges = rendering.parsed.body.holes.filter { $0.kind == .link(destination: "b.md") }
            .map(\.range)
        #expect(ranges == ["1️⃣", "2️⃣", "3️⃣"].map { rendering.source.range($0) })
    }

    @Test func `escapes and entities do not hide a position`() {
        let rendering = Rendering("[a](1️⃣a\\_b.md?x&amp;y&#33;1️⃣)")
        let hole = rendering.parsed.body.holes.first
        #expect(hole?.kind == .link(destination: "a_b.md?x&y!"))
        #expect(hole?.range == rendering.source.range("1️⃣"))
    }

    @Test(arguments: [
        "[x](1️⃣javascript:alert(1)1️⃣)",
        "[x](1️⃣JaVaScRiPt:alert(1)1️⃣)",
        "[x](1️⃣data:text/html,a1️⃣)",
        "[x](1️⃣vbscript:a1️⃣)",
        "[x](1️⃣file:///etc/passwd1️⃣)",
        "<1️⃣javascript:alert(1)1️⃣>",
        "ä <1️⃣made-up:x1️⃣>",
        "text\n1️⃣ftp://example.org/x1️⃣ more",
        "[x][r]\n\n[r]: 1️⃣javascript:a1️⃣",
        "[x](1️⃣tell:9881️⃣)",
        "![x](1️⃣javascript:a1️⃣)",
    ])
    func `a scheme that is not known is an error at its place`(text: String) {
        let rendering = Rendering(text)
        #expect(rendering.parsed.diagnostics.map(\.id) == [.linkScheme])
        #expect(rendering.parsed.diagnostics.first?.location?.range == rendering.source.range("1️⃣"))
        #expect(!rendering.html.contains("href"))
    }

    @Test(arguments: [
        "java&#10;script:alert(1)", "java&Tab;script:alert(1)", "&#32;javascript:a",
        "/\\example.org",
        "//example.org/x", "a\\b.md",
    ])
    func `destinations that browsers read differently are errors`(destination: String) {
        let rendering = Rendering("[x](\(destination))")
        #expect(rendering.parsed.diagnostics.map(\.id) == [.linkDestination])
        #expect(rendering.html == "<p>x</p>")
    }

    @Test(arguments: [
        "[x](1️⃣http:example.org1️⃣)", "[x](1️⃣https:///a1️⃣)", "[x](<1️⃣https://a b/1️⃣>)",
        "1️⃣https://example.org\\1️⃣\ntext",
    ])
    func `an address without a sound host is an error at its place`(text: String) {
        let rendering = Rendering(text)
        #expect(rendering.parsed.diagnostics.map(\.id) == [.linkDestination])
        #expect(rendering.parsed.diagnostics.first?.location?.range == rendering.source.range("1️⃣"))
    }

    @Test func `a near miss of a scheme is suggested`() {
        #expect(
            Rendering("[x](htps://example.org)").parsed.diagnostics.first?.help
                == "did you mean 'https'?"
        )
    }

    @Test func `an image is a tag with its text as description`() {
        let rendering = Rendering("Text ![A *red* [door](x.md)](1️⃣door.png1️⃣ \"T\")")
        #expect(
            rendering.html
                == "<p>Text <img src=\"{door.png}\" alt=\"A red door\" title=\"T\" /></p>"
        )
        #expect(rendering.parsed.body.holes.map(\.range) == [rendering.source.range("1️⃣")])
        #expect(rendering.parsed.diagnostics.isEmpty)
    }

    @Test func `an image alone with a title is a figure`() {
        let rendering = Rendering("![A door](door.png \"The *door* & more\")")
        #expect(
            rendering.html == """
                <figure>
                <img src="{door.png}" alt="A door" />
                <figcaption>The *door* &amp; more</figcaption>
                </figure>
                """
        )
        #expect(Rendering("![A](a.png)").html == "<p><img src=\"{a.png}\" alt=\"A\" /></p>")
        #expect(Rendering("[![A](a.png \"T\")](b.md)").html.hasPrefix("<p><a href=\"{b.md}\"><img"))
    }

    @Test func `an image needs a description unless it decorates`() {
        let rendering = Rendering("![](1️⃣a.png1️⃣)")
        #expect(rendering.parsed.diagnostics.map(\.id) == [.imageAlt])
        #expect(rendering.parsed.diagnostics.first?.location?.range == rendering.source.range("1️⃣"))
        let decorative = Rendering("![](a.png \"decorative\")")
        #expect(decorative.html == "<p><img src=\"{a.png}\" alt=\"\" /></p>")
        #expect(decorative.parsed.diagnostics.isEmpty)
    }

    @Test func `an image from another site is an error`() {
        #expect(
            Rendering("![x](https://example.org/a.png)").reports == [
                "external-image at https://example.org/a.png"
            ]
        )
        #expect(Rendering("![x](#a)").reports == ["image-source at #a"])
    }
}
