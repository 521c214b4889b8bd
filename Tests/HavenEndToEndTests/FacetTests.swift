import HavenDiagnostics
import HavenSite
import HavenTestSupport
import Testing

@Suite struct `Lists of resources` {
    private static let directory = """
        ---
        title: Help
        ---
        ## Lines
        ### A
        - Call: 988
        - Kind: hotline
        - Area: Indiana
        - Languages: en es
        - Audience: families

        ### B
        - Call: 911
        - Kind: hotline
        - Area: Illinois, Indiana

        ### C
        - Web: c.org
        - Kind: meeting
        - Meets: Sun, Mon 19:00-20:00
        - Format: online

        ### D
        - Web: d.org
        - Kind: education
        - Status: defunct
        """

    private func site(_ settings: String) throws -> BuiltSite {
        try SiteFixture([
            "Content/site.yaml": SiteFixture.plainSettings + "freshness: off\n" + settings,
            "Content/resources/help.md": Self.directory,
            "Templates/resource-list.html":
                "{{ page.title }}: {% for p in page.pages %}{{ p.title }} {% endfor %}",
            "Templates/resource-lists.html":
                "{{ page.title }}: {% for t in page.all_terms %}{{ t.title }} {{ t.count }} {{ t.url }}; {% endfor %}",
        ]).build()
    }

    @Test func `are there where there is something to show`() throws {
        let site = try site("")
        #expect(site.messages == "")
        #expect(
            site["resources/kind/index.html"]
                == "Kind of help: Hotlines 2 /resources/kind/hotline/; Meetings 1 /resources/kind/meeting/; "
        )
        #expect(site["resources/state/indiana/index.html"] == "Indiana: A B ")
        #expect(site["resources/state/illinois/index.html"] == "Illinois: B ")
        #expect(site["resources/language/es/index.html"] == "Spanish: A ")
        #expect(site["resources/audience/families/index.html"] == "Families: A ")
        #expect(site["resources/format/online/index.html"] == "Online: C ")
        #expect(
            site["resources/weekday/index.html"]
                == "Day of the week: Monday 1 /resources/weekday/monday/; Sunday 1 /resources/weekday/sunday/; "
        )
        #expect(site["resources/category/lines/index.html"] == "Lines: A B C ")
        #expect(site.files["resources/kind/education/index.html"] == nil)
        #expect(site.files["resources/state/ohio/index.html"] == nil)
    }

    @Test func `are one page for two titles with one address`() throws {
        let site = try SiteFixture([
            "Content/site.yaml": SiteFixture.plainSettings + "freshness: off\n",
            "Content/resources/a.md":
                "---\ntitle: A\nkind: hotline\n---\n## Self-help\n### X\n- Call: 988\n",
            "Content/resources/b.md":
                "---\ntitle: B\nkind: hotline\n---\n## Self help\n### Y\n- Call: 911\n",
            "Templates/resource-list.html": "{% for p in page.pages %}{{ p.title }} {% endfor %}",
        ]).build()
        #expect(site.messages == "")
        #expect(site["resources/category/self-help/index.html"] == "X Y ")
    }

    @Test func `are of two sides where a site says so`() throws {
        let site = try site("facets: {lists: [kind], pairs: [[kind, state]]}\n")
        #expect(site.messages == "")
        #expect(
            site["resources/kind-and-state/hotline_indiana/index.html"] == "Hotline, Indiana: A B "
        )
        #expect(site.files["resources/state/index.html"] == nil)
    }

    @Test(
        arguments: [
            ("facets: {pages: 3}\n", "the lists of resources have 18 pages, and 'facets' allows 3"),
            ("facets: {lists: [sate]}\n", "resources cannot be listed by 'sate'"),
            ("facets: {pairs: [kind]}\n", "a pair is a list of two"),
            (
                "facets: {pairs: [[kind, state], [state, kind]]}\n",
                "this pair is written twice"
            ),
            ("facets: {pairs: [[kind, kind]]}\n", "a pair is of two different ones"),
        ]
    )
    func `are refused`(settings: String, message: String) throws {
        let site = try site(settings)
        #expect(site.report.diagnostics.map(\.message) == [message])
    }
}
