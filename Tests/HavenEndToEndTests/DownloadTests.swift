import HavenDiagnostics
import HavenSite
import HavenTestSupport
import Testing

@Suite struct Downloads {
    private static let directory = """
        ---
        title: Help near you
        ---
        ### A
        - Call: 312-555-0142 (ask for Ann)
        - Kind: hotline

        ### Evening group
        - Address: 1 Main Street, Springfield, IL 62704
        - Kind: meeting
        - Meets: Mon 19:00-20:00

        ### Gone
        - Call: 312-555-0143
        - Email: gone@example.org
        - Kind: hotline
        - Status: defunct
        """

    private func site(_ settings: String, base: String? = nil) throws -> BuiltSite {
        try SiteFixture([
            "Content/site.yaml": SiteFixture.plainSettings
                + "freshness: off\nfacets: {lists: []}\n" + settings,
            "Content/resources/help.md": Self.directory,
            "Templates/resource.html": Self.list,
            "Templates/directory.html": Self.list,
            "Templates/directories.html": Self.list,
            "Templates/home.html": "{{ site.meetings_feed }}",
        ]).build { options in
            options.baseURL = base.flatMap { SiteURL(parsing: $0) }
        }
    }

    private static let list =
        "{% for d in page.downloads %}{{ d.format }} {{ d.type }} {{ d.url }}\n{% endfor %}"

    /// All files that are no pages, but for the tables of services.
    private func downloads(_ site: BuiltSite) -> [String] {
        site.files.keys.filter { path in
            path.hasPrefix("resources/") && !path.hasPrefix("resources/hsds/")
                && !path.hasSuffix(".html") && !path.hasSuffix(".xml")
        }.sorted()
    }

    @Test func `are files beside the pages that offer them`() throws {
        let site = try site("")
        #expect(site.messages == "")
        #expect(
            downloads(site) == [
                "resources/a/a.vcf", "resources/evening-group/evening-group.ics",
                "resources/evening-group/evening-group.vcf", "resources/help/help.csv",
                "resources/help/help.ics", "resources/help/help.json", "resources/help/help.vcf",
                "resources/hsds.json", "resources/meeting-guide.json",
                "resources/resources.csv",
                "resources/resources.ics", "resources/resources.json", "resources/resources.vcf",
            ]
        )
        #expect(
            site["resources/evening-group/index.html"]
                == """
                vcard text/vcard /resources/evening-group/evening-group.vcf
                calendar text/calendar /resources/evening-group/evening-group.ics

                """
        )
        #expect(
            site["resources/help/index.html"]
                == """
                vcard text/vcard /resources/help/help.vcf
                calendar text/calendar /resources/help/help.ics
                csv text/csv /resources/help/help.csv
                json application/json /resources/help/help.json

                """
        )
        #expect(site["resources/gone/index.html"] == "")
        #expect(site["index.html"] == "/resources/meeting-guide.json")
    }

    @Test func `have full addresses of pages`() throws {
        let site = try site("", base: "https://preview.example.net/center/")
        #expect(
            site["resources/a/a.vcf"].contains(
                "SOURCE:https://preview.example.net/center/resources/a/\r\n"
            )
        )
        #expect(site["index.html"] == "/center/resources/meeting-guide.json")
        // What a calendar knows an event by stays the same.
        #expect(
            site["resources/resources.ics"].contains("UID:evening-group@example.org\r\n")
        )
    }

    @Test func `show nothing that no page shows`() throws {
        let site = try site("")
        for path in downloads(site) {
            #expect(!site[path].contains("0143"), "\(path)")
            #expect(!site[path].contains("gone@"), "\(path)")
        }
        #expect(site["resources/help/help.csv"].contains("Gone,gone,,,,Defunct,hotline"))
        #expect(site["resources/help/help.json"].contains(#""status":"defunct""#))
    }

    @Test(arguments: [
        ("downloads: off\n", [String]()),
        ("downloads: csv\n", ["resources/help/help.csv", "resources/resources.csv"]),
        ("downloads: [meeting-guide]\n", ["resources/meeting-guide.json"]),
    ])
    func `are those that the settings choose`(settings: String, files: [String]) throws {
        let site = try site(settings)
        #expect(site.messages == "")
        #expect(downloads(site) == files)
    }

    @Test func `of no known format are an error`() throws {
        let site = try site("downloads: [vcards, pdf]\n")
        #expect(
            site.messages.contains(
                "7:13: error: there is no download as 'vcards' [downloads]"
            )
        )
        #expect(site.messages.contains("did you mean 'vcard'?"))
        #expect(site.messages.contains("known are vcard, calendar, csv, json, meeting-guide, hsds"))
    }

    @Test func `of a resource are not there without anything to save`() throws {
        let site = try SiteFixture([
            "Content/site.yaml": SiteFixture.plainSettings
                + "freshness: off\nfacets: {lists: []}\n",
            "Content/resources/help.md":
                "---\ntitle: Help\n---\n### Nothing yet\n- Kind: service\n- Hours: 24/7\n",
        ]).build()
        #expect(site.files["resources/nothing-yet/nothing-yet.vcf"] == nil)
        #expect(site.files["resources/help/help.vcf"] == nil)
        #expect(site.files["resources/help/help.csv"] != nil)
    }

    @Test func `say whose they are and in which zone, where they are read far from the site`()
        throws
    {
        let site = try SiteFixture([
            "Content/site.yaml": SiteFixture.plainSettings
                + "freshness: off\nfacets: {lists: []}\ncenter: {name: The House, phone: 312-555-0142}\n",
            "Content/about.md": "---\ntitle: About\n---\n",
            "Content/resources/help.md": """
            ---
            title: Help
            kind: counseling
            ---
            ### Talks
            [More](../about.md), and [elsewhere](https://example.org/).

            - Call: 312-555-0142
              - Owner: Answering Service
              - Hours: Mon 09:00-10:00
            - TTY: 711 then 988
            - Hours: Tue 09:00-17:00
            - Meets: Fri 10:00-11:00
            - Owner: this center

            ### Group
            See [the site](https://example.org/).

            - Format: online
            - Address: Springfield, IL 62704
            - Join: https://meet.example.org/a
            - Meets: Mon 19:00-20:00
            - Kind: meeting
            """,
        ]).build()
        #expect(site.messages == "")
        let table = site["resources/help/help.csv"]
        #expect(!table.lowercased().contains("this center"))
        #expect(table.contains("The House"))
        #expect(table.contains("Tue 09:00-17:00 America/Chicago"))
        #expect(table.contains("Fri 10:00-11:00 America/Chicago"))
        #expect(table.contains("Mon 09:00-10:00 America/Chicago"))
        #expect(!table.contains("about.md"), "a link into the site is none elsewhere")
        #expect(table.contains("See [the site](https://example.org/)."))
        #expect(!site["resources/hsds.json"].contains("about.md"))
        let card = site["resources/talks/talks.vcf"].replacing("\r\n ", with: "")
        #expect(!card.contains("TEL;TYPE=WORK,X-TTY:711") && card.contains("TTY: 711 then 988"))
        #expect(card.contains("answered by Answering Service\\; Mon 09:00-10:00 America/Chicago"))
        #expect(card.contains("UID:talks@example.org"))
        // An address of what is online is an area, and nobody shall go there.
        #expect(!site["resources/group/group.vcf"].contains("ADR"))
        #expect(site["resources/group/group.ics"].contains("LOCATION:https://meet.example.org/a"))
    }
}
