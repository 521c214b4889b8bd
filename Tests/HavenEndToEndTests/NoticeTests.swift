import HavenDates
import HavenSite
import HavenTestSupport
import Testing

@Suite struct `A notice with dates` {
    private func notices(on day: CivilDate) throws -> String {
        let site = try SiteFixture([
            "Content/site.yaml": SiteFixture.settings + """
                notice:
                  - Always.
                  - {text: Closed., from: 2026-12-24, until: 2026-12-27, link: about.md}
                  - {text: Line down., until: 2026-12-24 18:00, link: "https://example.com/"}

                """,
            "Content/about.md": "---\ntitle: About\n---\n",
            "Templates/home.html":
                "{% for n in site.notices %}{{ n.text }} {{ n.current }} {{ n.url }} "
                + "{{ n.from.rfc3339 if n.from }};{% endfor %}",
        ]).build { $0.clock = .set(day) }
        #expect(site.report.isSuccess, "\(site.messages)")
        return site["index.html"]
    }

    @Test(
        arguments: [
            (
                "2026-12-01",
                "Always. True None ;Closed. False /about/ 2026-12-24T00:00:00-06:00;"
                    + "Line down. True https://example.com/ ;"
            ),
            (
                "2026-12-24",
                "Always. True None ;Closed. True /about/ 2026-12-24T00:00:00-06:00;"
                    + "Line down. True https://example.com/ ;"
            ),
            (
                "2026-12-24 18:00",
                "Always. True None ;Closed. True /about/ 2026-12-24T00:00:00-06:00;"
            ),
            (
                "2026-12-26 23:59",
                "Always. True None ;Closed. True /about/ 2026-12-24T00:00:00-06:00;"
            ),
            ("2026-12-27", "Always. True None ;"),
        ]
    )
    func `appears and disappears by itself`(day: String, expected: String) throws {
        let day = try #require(CivilDate(parsing: day))
        #expect(try notices(on: day) == expected)
    }
}
