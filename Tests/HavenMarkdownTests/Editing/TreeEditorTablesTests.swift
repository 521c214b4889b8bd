import Testing

@testable import HavenMarkdown

@Suite struct TreeEditorTablesTests {
    @Test func `a table scrolls, has scopes and classes`() {
        let rendering = Rendering("| A | B | C |\n|:--|:-:|--:|\n| 1 | *2* |\n\nafter")
        #expect(
            rendering.html == """
                <div class="table" role="region" aria-label="{table.region}" tabindex="0">
                <table>
                <thead>
                <tr>
                <th scope="col" class="align-left">A</th>
                <th scope="col" class="align-center">B</th>
                <th scope="col" class="align-right">C</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td class="align-left">1</td>
                <td class="align-center"><em>2</em></td>
                <td class="align-right"></td>
                </tr>
                </tbody>
                </table>
                </div>
                <p>after</p>
                """
        )
    }

    @Test func `a table in a list keeps its place`() {
        let html = Rendering("- a\n\n  | x |\n  |---|\n  | [y](z.md) ~~no~~ |\n- b").html
        #expect(html.contains("<td><a href=\"{z.md}\">y</a> <del>no</del></td>"))
        #expect(html.hasSuffix("</div>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>"))
    }
}
