import HavenSite
import HavenTestSupport
import Testing

@Suite struct `The structured data of a page` {
    private let settings = """
        format: 1
        title: Test Site
        url: https://example.org/center/
        timezone: America/Chicago
        center:
          name: The Center
          numbers:
            - {label: Admissions, phone: 800-555-0142, hours: "Mon-Tue 22:00-24:00, Sat 20:00-02:00"}
            - {label: Far away, phone: 602-555-0143, hours: Mon 08:00-12:00 America/Phoenix}
          locations:
            - {name: Main house, street: 1 Sample Street, city: Town, state: IL, country: US, hours: 24/7}
          licenses:
            - {name: A license, number: "1", issuer: The state, expires: 2027-01-31}
          meetings:
            - {name: Group, meets: Tue 19:00-20:30, location: main-house, cost: Free, languages: English}
            - {name: Online, meets: Sun 09:00-10:00, web: "https://meet.example.org/x"}
            - {name: Nowhere, meets: Sun 09:00-10:00}
          counseling:
            - {name: Talks, hours: Fri 10:00-12:00}

        """

    private let files = [
        "Content/articles/_index.md": "---\ntitle: Articles\n---\n",
        "Content/articles/a.md": """
        ---
        title: An article
        description: What it says.
        date: 2026-01-05
        lastmod: 2026-02-05 10:00
        authors: [alex, Nobody Known]
        reviewed: {by: Robin, date: 2026-02-01}
        references: [{title: A study, publisher: A journal, url: "https://study.example/"}]
        ---
        Text.
        """,
        "Content/authors/alex.md": "---\ntitle: Alex\ncredentials: LCSW\n---\nText.\n",
        "Content/resources/lines.md": """
        ---
        title: Lines
        kind: hotline
        ---

        ## Lines

        ### A line {#a-line}
        It listens.

        - Call: 1-800-662-4357
        - Text: HOME to 741741
        - TTY: 711 then 988
        - TTY: 1-800-487-4889
        - Web: https://line.example/
        - Hours: Mon-Fri 09:00-17:00
        - Languages: English, Spanish
        """,
    ]

    private func build(
        _ more: [String: String] = [:],
        _ change: (inout BuildOptions) -> Void = { _ in }
    ) throws -> BuiltSite {
        let all = files.merging(["Content/site.yaml": settings]) { own, _ in own }
        let site = try SiteFixture(all.merging(more) { _, new in new }).build(change)
        try #require(site.report.isSuccess, "\(site.messages)")
        return site
    }

    /// The JSON of a page.
    private func data(_ page: String) -> String {
        let start = #"<script type="application/ld+json">"#
        let parts = page.split(separator: "\n").filter { $0.contains(start) }
        guard parts.count == 1 else { return "(\(parts.count) graphs)" }
        return String(
            parts[0].drop { $0 == " " }.dropFirst(start.count).dropLast("</script>".count)
        )
    }

    @Test func `tells who wrote, checked and published an article`() throws {
        let site = try build()
        let json = data(site["articles/a/index.html"])
        let center =
            #"{"@id": "https://example.org/center/#center", "@type": "MedicalOrganization", "name": "The Center", "url": "https://example.org/center/"}"#
        let alex =
            #"{"@id": "https://example.org/center/authors/alex/#person", "@type": "Person", "honorificSuffix": "LCSW", "name": "Alex", "url": "https://example.org/center/authors/alex/"}"#
        for part in [
            #"{"@context": "https://schema.org", "@graph": [{"@id": "https://example.org/center/articles/a/#page", "@type": "MedicalWebPage", "#,
            #""citation": [{"@type": "CreativeWork", "name": "A study", "publisher": {"@type": "Organization", "name": "A journal"}, "url": "https://study.example/"}]"#,
            #""lastReviewed": "2026-02-01""#,
            #""author": [\#(alex), {"@id": "https://example.org/center/authors/nobody-known/#person", "@type": "Person", "name": "Nobody Known", "#,
            #""dateModified": "2026-02-05T10:00:00-06:00", "datePublished": "2026-01-05", "description": "What it says.", "headline": "An article""#,
            #""publisher": \#(center)"#,
            #""reviewedBy": {"#,
            #"{"@type": "ListItem", "item": "https://example.org/center/articles/", "name": "Articles", "position": 2}"#,
        ] {
            #expect(json.contains(part), "\(part)\n\(json)")
        }
        #expect(!json.contains("\"image\""), "nothing is said of what there is not")
    }

    @Test func `gives the numbers of an independent line that reach it by a call`() throws {
        let site = try build()
        let json = data(site["resources/a-line/index.html"])
        let rest =
            #""availableLanguage": ["en", "es"], "contactOption": ["https://schema.org/TollFree""#
        #expect(
            json.contains(
                #"{"@type": "ContactPoint", \#(rest)], "contactType": "Hotline", "telephone": "+1-800-662-4357"}"#
            ),
            "\(json)"
        )
        #expect(
            json.contains(
                #"{"@type": "ContactPoint", \#(rest), "https://schema.org/HearingImpairedSupported"], "contactType": "Hotline", "telephone": "+1-800-487-4889"}"#
            ),
            "\(json)"
        )
        #expect(json.contains(#""@type": "Organization""#))
        #expect(json.contains(#""url": "https://line.example/""#))
        // Who calls a number for texts reaches nobody.
        #expect(json.ranges(of: "741741").count == 2)
        #expect(
            json.contains(
                #""serviceSmsNumber": {"@type": "ContactPoint", "description": "Text HOME to 741741", "telephone": "741741"}"#
            )
        )
        #expect(!json.contains(#""711""#), "the relay service is nobody's line")
        #expect(!json.contains("hoursAvailable"), "hours without a zone may be those of anywhere")
    }

    @Test func `gives the center's hours on the clock of the site only`() throws {
        let site = try build()
        let json = data(site["contact/index.html"])
        #expect(
            json.contains(
                #"{"@type": "OpeningHoursSpecification", "closes": "23:59", "dayOfWeek": ["https://schema.org/Monday", "https://schema.org/Tuesday"], "opens": "22:00"}, {"@type": "OpeningHoursSpecification", "closes": "02:00", "dayOfWeek": ["https://schema.org/Saturday"], "opens": "20:00"}"#
            ),
            "\(json)"
        )
        #expect(
            json.contains(
                #"{"@type": "ContactPoint", "contactType": "Far away", "telephone": "+1-602-555-0143"}"#
            ),
            "\(json)"
        )
        #expect(json.contains(#""@type": "ContactPage""#))
        #expect(!json.contains("A license"), "what stands on another page")
        #expect(
            data(site["about/index.html"]).contains(
                #""hasCredential": [{"@type": "EducationalOccupationalCredential", "credentialCategory": "license", "expires": "2027-01-31", "identifier": "1", "name": "A license", "recognizedBy": {"@type": "Organization", "name": "The state"}}]"#
            )
        )
        let place = data(site["locations/main-house/index.html"])
        #expect(
            place.contains(
                #""@type": "MedicalClinic", "address": {"@type": "PostalAddress", "addressCountry": "US", "addressLocality": "Town", "addressRegion": "IL", "streetAddress": "1 Sample Street"}"#
            ),
            "\(place)"
        )
        #expect(place.contains(#""closes": "23:59", "dayOfWeek": ["https://schema.org/Monday", "#))
    }

    @Test func `gives the next date of a meeting, and where it is`() throws {
        let site = try build()
        let group = data(site["resources/group/index.html"])
        // The fixed day is Monday, 2026-06-15; June has summer time.
        for part in [
            #""startDate": "2026-06-16T19:00:00-05:00""#,
            #""endDate": "2026-06-16T20:30:00-05:00""#,
            #""eventSchedule": [{"@type": "Schedule", "byDay": ["https://schema.org/Tuesday"], "endTime": "20:30:00", "repeatFrequency": "P1W", "scheduleTimezone": "America/Chicago", "startTime": "19:00:00"}]"#,
            #""isAccessibleForFree": true"#,
            #""location": {"@id": "https://example.org/center/locations/main-house/#place", "@type": "MedicalClinic", "#,
            #""eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode""#,
        ] {
            #expect(group.contains(part), "\(part)\n\(group)")
        }
        let online = data(site["resources/online/index.html"])
        #expect(
            online.contains(
                #""location": {"@type": "VirtualLocation", "url": "https://meet.example.org/x"}"#
            )
        )
        #expect(!online.contains("isAccessibleForFree"))
        let nowhere = data(site["resources/nowhere/index.html"])
        #expect(nowhere.contains(#""@type": "Service""#) && !nowhere.contains("Event"))
        let talks = data(site["resources/talks/index.html"])
        #expect(
            talks.contains(
                #""availableChannel": [{"@type": "ServiceChannel", "servicePhone": {"@type": "ContactPoint", "contactOption": ["https://schema.org/TollFree"], "telephone": "+1-800-555-0142"}}]"#
            ),
            "\(talks)"
        )
        #expect(talks.contains(#""opens": "10:00""#))
    }

    @Test func `counts the items of a list through all its parts`() throws {
        let more = (1...3).map {
            ("Content/articles/b\($0).md", "---\ntitle: B\($0)\ndate: 2025-0\($0)-01\n---\nText.\n")
        }
        let site = try build(
            Dictionary(uniqueKeysWithValues: more).merging([
                "Content/site.yaml": settings + "pagination: 2\n"
            ]) { _, new in new }
        )
        let second = data(site["articles/page/2/index.html"])
        #expect(
            second.contains(
                #""@id": "https://example.org/center/articles/page/2/#list", "@type": "ItemList", "itemListElement": [{"@type": "ListItem", "name": "B2", "position": 3, "url": "https://example.org/center/articles/b2/"}, {"@type": "ListItem", "name": "B1", "position": 4"#
            ),
            "\(second)"
        )
        #expect(
            data(site["articles/index.html"]).contains(
                #""position": 2, "url": "https://example.org/center/articles/b3/"}]}"#
            )
        )
    }

    @Test func `is not there where nobody should find the page`() throws {
        let site = try build()
        #expect(data(site["404.html"]) == "(0 graphs)")
        #expect(
            data(site["index.html"]).contains(
                #"{"@id": "https://example.org/center/#website", "@type": "WebSite", "#
            )
        )
    }

    @Test func `cannot be left by a hostile title`() throws {
        let title = #"</script><script>alert(1)</script> \" ' & \u2028 <!-- é"#
        let site = try build([
            "Content/articles/a.md": "---\ntitle: \"\(title)\"\ndate: 2026-01-05\n---\nText.\n"
        ])
        let page = site["articles/a/index.html"]
        let json = data(page)
        #expect(
            json.contains(
                #""headline": "\u003c/script\u003e\u003cscript\u003ealert(1)\u003c/script\u003e \" \u0027 \u0026 \u2028 \u003c!-- \u00e9""#
            ),
            "\(json)"
        )
        #expect(!page.contains("alert(1)</script>"))
        #expect(json.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") })
    }
}
