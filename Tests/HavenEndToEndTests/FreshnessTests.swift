import HavenDates
import HavenDiagnostics
import HavenSite
import HavenTestSupport
import Testing

@Suite struct `The checks of resources` {
    private func site(_ settings: String, _ facts: String, strict: Bool = false) throws -> BuiltSite
    {
        try SiteFixture([
            "Content/site.yaml": SiteFixture.plainSettings + "facets: {lists: []}\n" + settings,
            "Content/resources/lines.md":
                "---\ntitle: Lines\nkind: hotline\n---\n### A\n\n- Call: 988\n\(facts)",
        ]).build { $0.strictness = strict ? .strict : .standard }
    }

    // Fixtures are built on 2026-06-15.
    @Test(
        arguments: [
            ("", "", "'A' has never been checked", "We have not checked these facts ourselves."),
            ("", "- Verified: 2026-03-17\n", nil, "Checked on March 17, 2026."),
            (
                "", "- Verified: 2026-03-17 by Ann Lee\n", nil,
                "Checked on March 17, 2026 by Ann Lee."
            ),
            (
                "", "- Verified: 2026-03-16\n", "'A' has not been checked lately",
                "Not checked since March 16, 2026."
            ),
            (
                "freshness: {hotline: 91}\n", "- Verified: 2026-03-16\n", nil,
                "Checked on March 16, 2026."
            ),
            ("freshness: off\n", "", nil, nil),
            ("freshness: off\n", "- Verified: 2020-01-01\n", nil, "Checked on January 1, 2020."),
            (
                "", "- Verified: 2026-06-16\n",
                "'A' was checked on 2026-06-16, which has not come yet", nil
            ),
            ("", "- Owner: this center\n", nil, nil),
        ] as [(String, String, String?, String?)]
    )
    func `are shown and missed`(
        settings: String,
        facts: String,
        message: String?,
        shown: String?
    ) throws {
        let site = try site(settings, facts)
        #expect(site.report.diagnostics.map(\.message) == [message].compactMap(\.self))
        let page = site["resources/a/index.html"]
        if let shown {
            #expect(page.contains(shown))
        } else {
            #expect(!page.contains("heck"))
        }
    }

    @Test func `fail a strict build and no other`() throws {
        #expect(try site("", "").report.isSuccess)
        #expect(try !site("", "", strict: true).report.isSuccess)
    }

    @Test func `are for a whole file in its front matter`() throws {
        let front = "verified: {date: 2026-06-01, by: Ann}"
        let site = try SiteFixture([
            "Content/site.yaml": SiteFixture.plainSettings,
            "Content/resources/lines.md":
                "---\ntitle: Lines\nkind: hotline\n\(front)\n---\n### A\n\n- Call: 988\n\n### B\n\n- Call: 911\n- Verified: 2020-01-01\n",
            "Content/about.md": "---\ntitle: About\nverified: 2026-06-01\n---\n",
        ]).build()
        #expect(
            site.report.diagnostics.map(\.message) == [
                "only a directory of resources has 'verified'", "'B' has not been checked lately",
            ]
        )
    }
}
