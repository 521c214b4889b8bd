import HavenDiagnostics
import HavenSite
import HavenTestSupport
import Testing

@Suite struct `A directory that is too long for one page` {
    /// 250 resources in two categories, of 120 and 130.
    private static let directory: String = {
        var lines = [
            "---", "title: Help", "kind: service", "---", "About these: [the last](#r249).", "",
            "## First",
        ]
        for number in 0..<250 {
            if number == 120 { lines += ["", "## Second"] }
            lines += ["", "### R\(number)", "- Web: r\(number).example"]
        }
        return lines.joined(separator: "\n") + "\n"
    }()

    private func site(_ text: String) throws -> BuiltSite {
        try SiteFixture([
            "Content/resources/help.md": Self.directory,
            "Content/about.md": "---\ntitle: About\n---\n" + text + "\n",
            "Templates/directory.html": """
            {% for c in page.directory.categories %}{{ c.id }}:{% for r in c.resources %} \
            <i id="{{ r.id }}"></i>{{ r.name }}{% endfor %}; {% endfor %}\
            {{ page.directory.resources|length }} {{ page.pager.next }} {{ page.pages|length }}
            """,
            "Templates/page.html": "{{ page.body }}",
        ]).build()
    }

    private func names(_ range: Range<Int>) -> String {
        range.map { #" <i id="r\#($0)"></i>R\#($0)"# }.joined()
    }

    @Test func `is cut into parts of a hundred`() throws {
        let site = try site("Text.")
        #expect(site.messages == "")
        #expect(
            site["resources/help/index.html"]
                == "first:\(names(0..<100)); 100 /resources/help/page/2/ 0"
        )
        #expect(
            site["resources/help/page/2/index.html"]
                == "first:\(names(100..<120)); second:\(names(120..<200)); 100 /resources/help/page/3/ 0"
        )
        #expect(
            site["resources/help/page/3/index.html"]
                == "second:\(names(200..<250)); 50 None 0"
        )
        #expect(site.files["resources/help/page/4/index.html"] == nil)
    }

    @Test func `is linked to where a resource stands`() throws {
        let site = try site(
            "[a](resources/help.md#r5) [b](resources/help.md#r249) [c](resources/help.md)"
        )
        #expect(site.messages == "")
        let page = site["about/index.html"]
        #expect(page.contains(#"href="/resources/help/#r5""#))
        #expect(page.contains(#"href="/resources/help/page/3/#r249""#))
        #expect(page.contains(#"href="/resources/help/""#))
    }

    @Test func `leads from its own text to another part`() throws {
        let site = try SiteFixture([
            "Content/resources/help.md": Self.directory,
            "Templates/directory.html":
                #"{{ page.directory.description }}<i id="r249"></i>"#,
        ]).build()
        #expect(site.messages == "")
        #expect(
            site["resources/help/index.html"].contains(#"href="/resources/help/page/3/#r249""#)
        )
    }

    @Test func `has no places that it has not`() throws {
        let site = try site("[a](resources/help.md#r250)")
        #expect(site.messages.contains("r250"))
        #expect(!site.report.isSuccess)
    }
}
