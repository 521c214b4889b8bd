import HavenDiagnostics
import HavenSite
import HavenTestSupport
import Testing

@Suite struct `A directory as data` {
    private static let list =
        "{% for r in site.resources() %}{{ r.id }} in {{ r.directory.title }}; {% endfor %}"

    @Test func `is a page with a page for each resource`() throws {
        let site = try SiteFixture([
            "Content/resources/help-lines.csv":
                "Name,Kind,Call,Description\r\nA,hotline,988,See [home](../_index.md).\r\n",
            "Content/resources/groups.yaml":
                "title: Groups\nkind: support-group\nintroduction: \"*Hi*\"\nresources:\n  - {name: B, web: b.org}\n",
            "Templates/home.html": Self.list,
        ]).build()
        #expect(site.messages == "")
        #expect(site["index.html"] == "b in Groups; a in Help lines; ")
        #expect(site["resources/help-lines/index.html"].contains("<h1>Help lines</h1>"))
        #expect(site["resources/groups/index.html"].contains("<em>Hi</em>"))
        #expect(site["resources/a/index.html"].contains("href=\"/\">home</a>"))
        #expect(site["resources/b/index.html"].contains("https://b.org/"))
    }

    @Test func `may hold the rows of a page in Markdown`() throws {
        let files = [
            "Content/resources/groups.md":
                "---\ntitle: Groups\nkind: meeting\n---\nHi.\n\n### A\n\n- Call: 988\n",
            "Content/resources/groups.csv": "Name,Kind,Call\nB,meeting,911\n",
            "Templates/home.html": Self.list,
        ]
        let site = try SiteFixture(files).build()
        #expect(site.messages == "")
        #expect(site["index.html"] == "a in Groups; b in Groups; ")

        var draft = files
        draft["Content/resources/groups.md"] =
            "---\ntitle: Groups\nkind: meeting\ndraft: true\n---\n"
        let hidden = try SiteFixture(draft).build()
        #expect(hidden["index.html"] == "")
        #expect(hidden.report.isSuccess, "\(hidden.messages)")

        var empty = files
        empty["Content/resources/groups.md"] = "---\ntitle: Groups\n---\nAll of them.\n"
        let filled = try SiteFixture(empty).build()
        #expect(filled.messages == "")
        #expect(filled["index.html"] == "b in Groups; ")
    }

    @Test func `has each category once, whatever it is called`() throws {
        let site = try SiteFixture([
            "Content/resources/groups.md":
                "---\ntitle: Groups\nkind: meeting\n---\n## Chicago\n### A\n- Call: 988\n",
            "Content/resources/groups.csv":
                "Name,Kind,Call,Category\nB,meeting,911,Chicago\nC,meeting,211,A & B\nD,meeting,311,A B\nE,meeting,411,Помощь\nF,meeting,511,F\n",
            "Templates/directory.html":
                "{% for c in page.directory.categories %}{{ c.id }}: {% for r in c.resources %}{{ r.id }} {% endfor %}; {% endfor %}",
        ]).build()
        #expect(site.messages == "")
        #expect(
            site["resources/groups/index.html"]
                == "chicago: a b ; category-a-b: c ; category-a-b-2: d ; category-: e ; category-f: f ; "
        )
    }

    @Test func `is reported like any other`() throws {
        let site = try SiteFixture([
            "Content/resources/a.csv": "Name,Kind,Call\nX,hotline,98\n",
            "Content/resources/b.yaml": "kind: hotline\nresources: []\n",
            "Content/resources/c.yml":
                "title: C\nkind: hotlin\nresources: [{name: Y, call: 988}]\n",
        ]).build()
        #expect(!site.report.isSuccess)
        let ids = site.report.diagnostics.map { "\($0.id.rawValue) \($0.location?.path ?? "")" }
        #expect(
            ids == [
                "phone-length Content/resources/a.csv", "missing-title Content/resources/b.yaml",
                "unknown-resource-kind Content/resources/c.yml",
            ]
        )
    }
}
