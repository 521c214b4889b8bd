import Testing

@testable import HavenMarkdown

@Suite struct TreeEditorFootnotesTests {
    @Test func `footnotes link there and back`() {
        #expect(
            Rendering("A[^x] b[^x].\n\n[^x]: Note.\n").html == """
                <p>A<sup class="footnote-ref"><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup> \
                b<sup class="footnote-ref"><a href="#fn-1" id="fnref-1-1" role="doc-noteref">1</a></sup>.</p>
                <section class="footnotes" role="doc-endnotes" aria-label="{footnote.section}">
                <ol>
                <li id="fn-1">
                <p>Note. <a href="#fnref-1" class="footnote-back" role="doc-backlink" \
                aria-label="{footnote.back}">↩︎</a> <a href="#fnref-1-1" class="footnote-back" \
                role="doc-backlink" aria-label="{footnote.back} 2">↩︎<sup>2</sup></a></p>
                </li>
                </ol>
                </section>
                """
        )
    }

    @Test func `footnotes share the ids of headings`() {
        let html = Rendering("## Fn 1\n\nA[^x]\n\n[^x]: Note").html
        #expect(html.contains("href=\"#fn-1-1\""))
        #expect(html.contains("<li id=\"fn-1-1\">"))
    }

    @Test func `a footnote that ends in no paragraph has its way back`() {
        let html = Rendering("A[^x]\n\n[^x]: Note\n\n    - a\n").html
        #expect(html.contains("</ul>\n<p> <a href=\"#fnref-1\""))
    }

    @Test func `footnotes are numbered by their first reference`() {
        let html = Rendering("A[^b] c[^a]\n\n[^a]: first\n\n[^b]: second").html
        #expect(html.contains("<li id=\"fn-1\">\n<p>second"))
    }

    @Test func `what cmark drops in silence is reported`() {
        #expect(Rendering("A[^x] `[^y]` \\[^z]").reports == ["missing-footnote at [^x]"])
        #expect(Rendering("A\n\n[^x]: Note").reports == ["unused-footnote at [^x]"])
        #expect(
            Rendering("A[^Y]\n\n[^x]: Note\n\n[^y]: B\n\n```\n[^z]: code\n```").reports == [
                "unused-footnote at [^x]"
            ]
        )
    }

    @Test func `a label written twice is an error and shown once`() {
        let rendering = Rendering("A[^x]\n\n[^x]: one\n\n[^X]: two\n\nend")
        #expect(rendering.reports == ["duplicate-footnote at [^X]"])
        #expect(!rendering.html.contains("two"))
        #expect(rendering.html.contains("<p>end</p>\n<section"))
    }

    @Test func `what only a dropped footnote refers to is dropped`() {
        let rendering = Rendering("A[^c]\n\n[^a]: see[^b]\n\n[^b]: b\n\n[^c]: c[^d]\n\n[^d]: d")
        #expect(rendering.reports == ["unused-footnote at [^b]", "unused-footnote at [^a]"])
        #expect(rendering.html.contains("<li id=\"fn-2\">"))
        #expect(!rendering.html.contains("<p>b"))
        #expect(Rendering("[^a]: see[^b]\n\n[^b]: b").reports.count == 2)
        #expect(Rendering("[^a]: see[^b]\n\n[^b]: b").html == "")
    }
}
