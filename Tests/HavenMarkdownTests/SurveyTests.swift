import Testing

@testable import HavenMarkdown

@Suite struct SurveyTests {
    @Test func `the summary is the first paragraph as plain text`() {
        #expect(
            Rendering(
                "## A\n\n![x](a.png)\n\n> quote\n\nFirst *para* with `code`,\n[link](b.md) & \"more\"[^1].\n\nSecond\n\n[^1]: n"
            )
            .parsed.summary == "First para with code, link & “more”."
        )
        #expect(Rendering("").parsed.summary == "")
        #expect(Rendering("- only\n- a list").parsed.summary == "")
    }

    @Test(arguments: ["<!-- more -->", "<!--more-->", "  <!--  more  -->"])
    func `a marker ends the summary and vanishes`(marker: String) {
        let rendering = Rendering("One ![p](a.png)\n\n## H\n\n- two\n- three\n\n\(marker)\n\nfour")
        #expect(rendering.parsed.summary == "One two three")
        #expect(!rendering.html.contains("more"))
        #expect(rendering.html.hasSuffix("</ul>\n<p>four</p>"))
    }

    @Test func `a marker in code is none`() {
        #expect(Rendering("One\n\n```\n<!-- more -->\n```\n\ntwo").parsed.summary == "One")
    }

    @Test func `words are counted`() {
        #expect(Rendering("One two — three *fo*ur\nfive `six seven` don't").parsed.wordCount == 8)
        #expect(
            Rendering("## A b\n\n- c\n- d\n\n| e | f |\n|---|---|\n| g | h |").parsed.wordCount == 8
        )
        #expect(Rendering("Größe äöü 日本語 ... -- !").parsed.wordCount == 3)
        #expect(Rendering("(a) “b” --c [d e](f.md)g *h*i* j").parsed.wordCount == 7)
        #expect(
            Rendering("```\nnot code\n```\n\n```resources\nkind: a\n```\n\none").parsed.wordCount
                == 1
        )
    }
}
