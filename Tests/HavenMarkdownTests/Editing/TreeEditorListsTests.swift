import Testing

@testable import HavenMarkdown

@Suite struct TreeEditorListsTests {
    @Test func `the text of a task is its label`() {
        #expect(
            Rendering("- [ ] call [us](a.md)\n- [X] done\n- plain").html == """
                <ul>
                <li><label><input type="checkbox" disabled="" /> call <a href="{a.md}">us</a></label></li>
                <li><label><input type="checkbox" checked="" disabled="" /> done</label></li>
                <li>plain</li>
                </ul>
                """
        )
    }

    @Test func `a label holds no blocks`() {
        #expect(
            Rendering("- [x] one\n\n  two\n  - [ ] three").html == """
                <ul>
                <li>
                <p><label><input type="checkbox" checked="" disabled="" /> one</label></p>
                <p>two</p>
                <ul>
                <li><label><input type="checkbox" disabled="" /> three</label></li>
                </ul>
                </li>
                </ul>
                """
        )
    }

    @Test func `a box without text has a name`() {
        #expect(
            Rendering("- [ ] ![a](b.png \"c\")").html.contains(
                "disabled=\"\" aria-label=\"{task.open}\" />"
            )
        )
    }

    @Test func `only the box itself says whether a task is done`() {
        #expect(!Rendering("- [ ] see [x]").html.contains("checked"))
    }

    @Test func `definition lists have terms and definitions with inline Markdown`() {
        #expect(
            Rendering("*Term*\n: a [b](c.md)\n  more\n: second\n\nOther\nName\n: third").html == """
                <dl>
                <dt><em>Term</em></dt>
                <dd>a <a href="{c.md}">b</a>
                more</dd>
                <dd>second</dd>
                <dt>Other</dt>
                <dt>Name</dt>
                <dd>third</dd>
                </dl>
                """
        )
    }

    @Test func `a definition may have paragraphs and stand apart from its term`() {
        #expect(
            Rendering("Term\n\n: one\n\n  two\n\n  three\n\n: four\n\nafter").html == """
                <dl>
                <dt>Term</dt>
                <dd>
                <p>one</p>
                <p>two</p>
                <p>three</p>
                </dd>
                <dd>four</dd>
                </dl>
                <p>after</p>
                """
        )
    }

    @Test func `colons elsewhere are text`() {
        #expect(Rendering(": no term").html == "<p>: no term</p>")
        #expect(Rendering("a\n:b").html == "<p>a\n:b</p>")
        #expect(Rendering("a\n\\: b").html == "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>")
    }
}
