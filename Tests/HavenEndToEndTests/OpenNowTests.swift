import HavenSite
import HavenTestSupport
import Testing

/// Resources of others, one of them for each reason to say nothing.
private let places = """
    ---
    title: Places
    kind: support-group
    ---
    ### Office {#office}
    - Call: 1-800-555-0101
      - Hours: Sat 10:00-12:00 America/Denver
    - Hours: Mon-Fri 09:00-17:00 America/New_York; closed 2026-12-24 to 2026-12-26 (holidays); 2026-12-31 20:00-02:00

    ### Group {#group}
    - Web: https://group.example/
    - Meets: Sat 23:00-01:00, Sun 12:00-13:00, 12:30-24:00 Europe/London; or by appointment

    ### Always but {#always-but}
    - Call: 1-800-555-0102
    - Hours: 24/7 America/Phoenix; closed 2026-12-25

    ### Always {#always}
    - Call: 1-800-555-0103
    - Hours: 24/7 America/Phoenix

    ### No zone {#no-zone}
    - Call: 1-800-555-0104
      - Hours: daily 08:00-20:00
    - Hours: Mon-Fri 09:00-17:00

    ### Appointment {#appointment}
    - Call: 1-800-555-0105
    - Hours: by appointment

    ### Words {#words}
    - Call: 1-800-555-0106
    - Hours: most evenings

    ### Closed {#closed}
    - Call: 1-800-555-0107
      - Hours: daily 08:00-20:00 America/New_York
    - Hours: Mon-Fri 09:00-17:00 America/New_York
    - Status: temporarily closed

    ### Over {#over}
    - Call: 1-800-555-0108
    - Meets: Mon 09:00-17:00 America/New_York
    - Status: defunct

    """

@Suite struct `Hours as data for a script` {
    private static let settings =
        SiteFixture.settings + """
            center:
              name: A Center
              meetings: [{name: Own group, id: own-group, meets: "Tue 19:00-20:30"}]

            """

    private func build(_ files: [String: String] = [:]) throws -> BuiltSite {
        let own = ["Content/site.yaml": Self.settings, "Content/resources/places.md": places]
        let site = try SiteFixture(own.merging(files) { _, new in new }).build()
        #expect(site.report.isSuccess, "\(site.messages)")
        return site
    }

    /// The script elements of a page that say who is there now.
    private func scripts(_ page: String) -> Int { page.ranges(of: "assets/open-now-").count }

    @Test func `holds the week, the days that differ and the zone`() throws {
        let site = try build([
            "Templates/resource.html":
                "{% set r = page.resource %}{{ r.hours_data|tojson }}\n{{ r.meets_data|tojson }}\n"
                + "{% for c in r.channels %}{{ c.hours_data|tojson }};{% endfor %}"
        ])
        func lines(_ id: String) -> [String] {
            site["resources/\(id)/index.html"].split(separator: "\n").map(String.init)
        }
        let office = lines("office")
        #expect(office.count == 3)
        #expect(
            office[0] == """
                {"exceptions": [["2026-12-24", "2026-12-26", []], ["2026-12-31", "2026-12-31", [[1200, 1560]]]], \
                "week": [[[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 1020]], [], []], \
                "zone": "America/New_York"}
                """
        )
        #expect(office[1] == "null")
        #expect(
            office[2] == """
                {"exceptions": [], "week": [[], [], [], [], [], [[600, 720]], []], "zone": "America/Denver"};
                """
        )
        let group = lines("group")
        #expect(group.count == 3)
        #expect(group[0] == "null")
        #expect(
            group[1] == """
                {"exceptions": [], "week": [[], [], [], [], [], [[1380, 1500]], [[720, 780], [750, 1440]]], \
                "zone": "Europe/London"}
                """
        )
        #expect(group[2] == "null;")
        let days = Array(repeating: "[[0, 1440]]", count: 7).joined(separator: ", ")
        #expect(
            site["resources/always-but/index.html"].hasPrefix(
                "{\"exceptions\": [[\"2026-12-25\", \"2026-12-25\", []]], \"week\": [\(days)], "
            )
        )
        #expect(site["resources/own-group/index.html"].contains("\"zone\": \"America/Chicago\"}"))
    }

    @Test(arguments: ["always", "no-zone", "appointment", "words", "closed", "over"])
    func `is not there where nothing can be said`(id: String) throws {
        let page = try build()["resources/\(id)/index.html"]
        #expect(page.contains("<article class=\"resource-page\">"))
        #expect(!page.contains("open-now"))
    }

    @Test func `is on every page that shows such a resource, with one script that is checked`()
        throws
    {
        let article =
            "---\ntitle: A\n---\n```resources\nids: [office]\n```\n\n```resources\nids: [always]\n```\n"
        let site = try build([
            "Content/site.yaml": Self.settings.replacing("facets: {lists: []}\n", with: ""),
            "Content/articles/a.md": article,
            "Content/articles/b.md": article.replacing("office", with: "no-zone"),
        ])
        for (path, count) in [
            ("resources/places", 4), ("resources/office", 2), ("resources/own-group", 1),
            ("articles/a", 2), ("resources/kind/support-group", 4), ("resources/meetings", 1),
        ] {
            let page = site["\(path)/index.html"]
            #expect(page.ranges(of: " data-open-now='{").count == count, "\(path)")
            #expect(scripts(page) == 1, "\(path)")
            let start = try #require(page.firstRange(of: "<script src=\"/assets/open-now-"))
            let element = page[start.lowerBound...].prefix { $0 != ">" }
            #expect(
                element.contains(" integrity=\"sha384-") && element.hasSuffix(" defer"),
                "\(path)"
            )
        }
        for path in ["articles/b", "resources/always", "about", "crisis-numbers", "privacy"] {
            #expect(scripts(site["\(path)/index.html"]) == 0, "\(path)")
        }
    }

    @Test func `has a hidden place without words, beside the hours themselves`() throws {
        let page = try build()["resources/office/index.html"]
        #expect(
            page.contains("<p class=\"open-now\" data-kind=\"hours\" data-zone=\"Eastern time\"")
        )
        #expect(page.contains(" data-kind=\"channel\" data-zone=\"Mountain time\""))
        #expect(page.ranges(of: "' hidden></p>").count == 1)
        #expect(page.ranges(of: "' hidden></span>").count == 1)
        #expect(page.contains("<dd>Monday to Friday: 9\u{A0}am to 5\u{A0}pm (Eastern time)</dd>"))
        // The script has no words of its own, and gets only those of the kinds on its page.
        #expect(page.contains("\"open_until\": \"Open now, until {time}\""))
        #expect(page.contains("\"closed\": \"Not answered now\""))
        #expect(!page.contains("Meeting now"))
    }

    @Test func `speaks the words of the site`() throws {
        let page = try build([
            "Templates/strings/en.yaml":
                "open_now: {hours: {open: Somebody's there \"now\" </script>}}\nday: {\"1\": Moonday}\n"
        ])["resources/office/index.html"]
        #expect(
            page.contains(
                "\"open\": \"Somebody\\u0027s there \\\"now\\\" \\u003c/script\\u003e\""
            )
        )
        #expect(page.contains("[\"Moonday\", \"Tuesday\""))
    }

    @Test func `is spoken of on the page about privacy`() throws {
        let sentence = "open-now.js says whether someone is there now"
        #expect(try build()["privacy/index.html"].contains(sentence))
        let none = try build([
            "Content/site.yaml": SiteFixture.settings,
            "Content/resources/places.md":
                "---\ntitle: A\nkind: hotline\n---\n### A\n- Call: 988\n- Hours: Mon 09:00-17:00\n",
        ])
        #expect(none["privacy/index.html"].contains("The pages have no scripts."))
        #expect(!none["privacy/index.html"].contains(sentence))
        #expect(
            !none.files.values.contains {
                String(decoding: $0, as: UTF8.self).contains("data-open-now=")
            }
        )
    }
}
