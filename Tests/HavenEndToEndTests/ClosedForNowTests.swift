import HavenDiagnostics
import HavenSite
import HavenTestSupport
import Testing

/// What is closed for now is nowhere offered as if it were open.
@Suite struct `A line that is closed for now` {
    private static let lines = """
        ---
        title: Lines
        kind: hotline
        ---
        ### A
        - Call: 312-555-0142
        - Hours: 24/7
        - Status: temporarily closed

        ### B
        - Call: 312-555-0143
        - Hours: 24/7

        ### C
        - Kind: meeting
        - Meets: Mon 19:00-20:00
        - Join: https://meet.example.org/c
        - Status: temporarily closed
        """

    private func site(_ crisis: String = "") throws -> BuiltSite {
        try SiteFixture([
            "Content/site.yaml": SiteFixture.plainSettings
                + "freshness: off\nfacets: {lists: []}\n" + crisis,
            "Content/resources/lines.md": Self.lines,
        ]).build()
    }

    @Test func `is on no sheet and no card to print`() throws {
        let sheet = try site()["crisis-numbers/index.html"]
        #expect(!sheet.contains("0142"))
        #expect(sheet.contains("0143"))
    }

    @Test func `is no crisis line of every page`() throws {
        let site = try site("crisis: [a, b]\n")
        #expect(site.messages.contains("'a' is not offered now, and would stand on every page"))
    }

    @Test func `says so in its card, and nowhere to machines that it is open`() throws {
        let site = try site()
        #expect(site["resources/a/a.vcf"].contains("NOTE:Temporarily closed"))
        let page = site["resources/a/index.html"]
        #expect(page.contains("Closed for now"))
        #expect(!page.contains("hoursAvailable") && !page.contains("ContactPoint"))
        #expect(!page.contains("ServiceChannel"))
    }

    @Test func `is no meeting to go to`() throws {
        let site = try site()
        #expect(site.files["resources/c/c.ics"] == nil)
        #expect(site["resources/lines/lines.ics"].contains("STATUS:CANCELLED"))
        // The feed has a code for a place that is closed, and none for a room online.
        #expect(site.files["resources/meeting-guide.json"] == nil)
    }
}
