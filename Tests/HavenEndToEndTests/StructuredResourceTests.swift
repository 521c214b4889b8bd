import HavenDates
import HavenSite
import HavenTestSupport
import Testing

@Suite struct `The structured data of a resource` {
    private func data(
        _ facts: String,
        zone: String = "America/Chicago",
        on day: CivilDate = SiteFixture.day
    ) throws -> String {
        let site = try SiteFixture([
            "Content/site.yaml": SiteFixture.settings.replacing("America/Chicago", with: zone),
            "Content/resources/help.md": "---\ntitle: Help\n---\n### A\n\(facts)\n",
            "Templates/resource.html": "{{ page.structured_data|tojson }}",
        ]).build { $0.clock = .set(day) }
        #expect(site.messages == "")
        return site["resources/a/index.html"]
    }

    @Test func `has meetings of others as events`() throws {
        let json = try data(
            """
            - Kind: meeting
            - Owner: Ann's Fellowship
            - Meets: Mon, Wed 19:00-20:00; closed 2026-06-17; 2026-06-22 18:00-19:00 (early); closed 2026-01-01
            - Place: Hall
            - Address: 1 Main Street, Springfield, IL 62704
            - Join: https://meet.example.org/a
            - Web: https://fellowship.example/
            """
        )
        for part in [
            #""@type": "Event""#,
            #""startDate": "2026-06-15T19:00:00-05:00""#,
            #""eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode""#,
            #""location": [{"@type": "Place", "address": "1 Main Street, Springfield, IL 62704", "name": "Hall"}, {"@type": "VirtualLocation", "url": "https://meet.example.org/a"}]"#,
            #""organizer": {"@type": "Organization", "name": "Ann\u0027s Fellowship", "url": "https://fellowship.example/"}"#,
            #"{"@type": "Schedule", "byDay": ["https://schema.org/Monday", "https://schema.org/Wednesday"], "endTime": "20:00:00", "exceptDate": ["2026-06-17", "2026-06-22"], "repeatFrequency": "P1W", "scheduleTimezone": "America/Chicago", "startTime": "19:00:00"}"#,
            #"{"@type": "Schedule", "endDate": "2026-06-22", "endTime": "19:00:00", "scheduleTimezone": "America/Chicago", "startDate": "2026-06-22", "startTime": "18:00:00"}"#,
        ] {
            #expect(json.contains(part), "\(part) in \(json)")
        }
        #expect(!json.contains("2026-01-01"), "what is over is not on the page")
    }

    @Test func `has no event where nobody could come`() throws {
        let json = try data("- Kind: meeting\n- Meets: Mon 19:00-20:00\n- Call: 312-555-0142")
        #expect(!json.contains("Event"))
        #expect(json.contains(#""telephone": "+1-312-555-0142""#))
    }

    @Test func `takes an area for no place of a meeting online`() throws {
        let json = try data(
            "- Kind: meeting\n- Meets: Mon 19:00-20:00\n- Format: online\n"
                + "- Address: Springfield, IL, USA\n- Join: https://meet.example.org/a"
        )
        #expect(json.contains("OnlineEventAttendanceMode"))
        #expect(!json.contains(#""Place""#))
    }

    @Test func `has the days that differ`() throws {
        let json = try data(
            "- Kind: service\n- Owner: this center\n- Call: 312-555-0142\n"
                + "- Hours: Mon 09:00-17:00; closed 2026-07-03 to 2026-07-04; 2026-12-24 09:00-12:00"
        )
        for part in [
            #"{"@type": "OpeningHoursSpecification", "closes": "00:00", "opens": "00:00", "validFrom": "2026-07-03", "validThrough": "2026-07-04"}"#,
            #"{"@type": "OpeningHoursSpecification", "closes": "12:00", "opens": "09:00", "validFrom": "2026-12-24", "validThrough": "2026-12-24"}"#,
        ] {
            #expect(json.contains(part), "\(part) in \(json)")
        }
    }

    @Test func `is not open at all times on a day when it is closed`() throws {
        let json = try data(
            "- Kind: hotline\n- Call: 312-555-0142\n"
                + "- Hours: 24/7 America/Chicago; closed 2026-12-24 to 2026-12-26; 2026-12-25 09:00-12:00"
        )
        for (first, last, closes) in [
            ("2026-12-24", "2026-12-24", "00:00"), ("2026-12-25", "2026-12-25", "12:00"),
            ("2026-12-26", "2026-12-26", "00:00"),
        ] {
            let part =
                #""closes": "\#(closes)", "opens": "\#(closes == "12:00" ? "09:00" : "00:00")", "#
                + #""validFrom": "\#(first)", "validThrough": "\#(last)"}"#
            #expect(json.contains(part), "\(part) in \(json)")
        }
        // In another zone, nobody can say when that day begins.
        let far = try data(
            "- Kind: hotline\n- Call: 312-555-0142\n- Hours: 24/7 Asia/Tokyo; closed 2026-12-24"
        )
        #expect(!far.contains("OpeningHoursSpecification"))
    }

    @Test func `has the hours of a line that has its own`() throws {
        let json = try data(
            """
            - Kind: hotline
            - Hours: 24/7
            - Chat: https://line.example/chat
              - Hours: Mon-Fri 10:00-22:00 America/Chicago
              - Languages: es
            - Call: 312-555-0142
              - Hours: Sat 10:00-12:00 America/Chicago
            - Web: https://line.example/chat
            """
        )
        #expect(
            json.contains(
                #"{"@type": "ServiceChannel", "availableLanguage": ["es"], "serviceUrl": "https://line.example/chat"}, {"@type": "ServiceChannel", "servicePhone": {"@type": "ContactPoint", "hoursAvailable": [{"@type": "OpeningHoursSpecification", "closes": "12:00", "dayOfWeek": ["https://schema.org/Saturday"], "opens": "10:00"}], "telephone": "+1-312-555-0142"}}]"#
            ),
            "\(json)"
        )
    }

    /// A meeting on Sunday evenings keeps its time on the clock, in the week before clocks change and in the week after it.
    @Test(arguments: [
        // Clocks change on 2027-03-14 and 2027-11-07.
        ("America/New_York", 2027, 3, 9, "2027-03-14T19:00:00-04:00"),
        ("America/New_York", 2027, 3, 2, "2027-03-07T19:00:00-05:00"),
        ("America/New_York", 2027, 11, 2, "2027-11-07T19:00:00-05:00"),
        ("America/New_York", 2027, 10, 26, "2027-10-31T19:00:00-04:00"),
        ("America/Los_Angeles", 2027, 3, 9, "2027-03-14T19:00:00-07:00"),
        ("America/Los_Angeles", 2027, 3, 2, "2027-03-07T19:00:00-08:00"),
        ("America/Los_Angeles", 2027, 11, 2, "2027-11-07T19:00:00-08:00"),
        // Arizona has no summer time.
        ("America/Phoenix", 2027, 3, 9, "2027-03-14T19:00:00-07:00"),
        ("America/Phoenix", 2027, 3, 2, "2027-03-07T19:00:00-07:00"),
        ("America/Phoenix", 2027, 11, 2, "2027-11-07T19:00:00-07:00"),
        // On 2027-03-28 and 2027-10-31.
        ("Europe/London", 2027, 3, 23, "2027-03-28T19:00:00+01:00"),
        ("Europe/London", 2027, 3, 16, "2027-03-21T19:00:00Z"),
        ("Europe/London", 2027, 10, 26, "2027-10-31T19:00:00Z"),
    ])
    func `keeps the local time of a meeting`(
        zone: String,
        year: Int,
        month: Int,
        day: Int,
        start: String
    ) throws {
        let facts =
            "- Kind: meeting\n- Join: https://meet.example.org/a\n- Meets: Sun 19:00-20:00"
        for (facts, site) in [(facts, zone), (facts + " \(zone)", "Asia/Tokyo")] {
            let json = try data(
                facts,
                zone: site,
                on: CivilDate(year: year, month: month, day: day)
            )
            #expect(json.contains(#""startDate": "\#(start)""#), "\(json)")
            #expect(json.contains(#""startTime": "19:00:00""#))
            #expect(json.contains(#""scheduleTimezone": "\#(zone)""#))
        }
    }
}
