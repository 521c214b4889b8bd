import HavenDates
import HavenDirectory
import Testing

@Suite struct `Calendars and cards` {
    private func record(
        _ meets: String,
        _ change: (inout ResourceFacts) -> Void = { _ in }
    ) throws -> ResourceRecord {
        var facts = ResourceFacts()
        facts.meets = try Hours(parsing: meets)
        change(&facts)
        return ResourceRecord(
            id: "a",
            name: "Sunday; Serenity, \\ and more",
            kind: .meeting,
            facts: facts
        )
    }

    private func calendar(
        _ record: ResourceRecord,
        zone: String = "America/Chicago"
    ) throws -> String {
        let writer = ICalendarWriter(
            host: "example.org",
            zone: try #require(TimeZoneRules(named: zone)),
            year: 2027
        )
        let entry = ExportEntry(
            record: record,
            summary: "Come.\nStay.",
            page: "https://example.org/a/",
            owner: record.name,
            uid: "a@example.org"
        )
        return String(decoding: writer.write([entry], name: "All") ?? [], as: UTF8.self)
    }

    @Test func `a meeting repeats on the clock of its zone`() throws {
        let text = try calendar(
            record("Mon, Wed 19:00-20:30; closed 2027-05-31 (Memorial Day); 2027-07-05 10:00-11:00")
        )
        #expect(
            text
                == """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Haven//Haven//EN
                CALSCALE:GREGORIAN
                X-WR-CALNAME:All
                BEGIN:VTIMEZONE
                TZID:America/Chicago
                BEGIN:STANDARD
                DTSTART:20270101T000000
                TZOFFSETFROM:-0600
                TZOFFSETTO:-0600
                END:STANDARD
                BEGIN:STANDARD
                DTSTART:20271107T020000
                TZOFFSETFROM:-0500
                TZOFFSETTO:-0600
                RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:20270314T020000
                TZOFFSETFROM:-0600
                TZOFFSETTO:-0500
                RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
                END:DAYLIGHT
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:a@example.org
                DTSTAMP:20270101T000000Z
                DTSTART;TZID=America/Chicago:20270104T190000
                DTEND;TZID=America/Chicago:20270104T203000
                RRULE:FREQ=WEEKLY;BYDAY=MO,WE
                EXDATE;TZID=America/Chicago:20270531T190000
                EXDATE;TZID=America/Chicago:20270705T190000
                SUMMARY:Sunday\\; Serenity\\, \\\\ and more
                DESCRIPTION:Come.\\nStay.
                URL:https://example.org/a/
                END:VEVENT
                BEGIN:VEVENT
                UID:a--20270705T100000@example.org
                DTSTAMP:20270101T000000Z
                DTSTART;TZID=America/Chicago:20270705T100000
                DTEND;TZID=America/Chicago:20270705T110000
                SUMMARY:Sunday\\; Serenity\\, \\\\ and more
                DESCRIPTION:Come.\\nStay.
                URL:https://example.org/a/
                END:VEVENT
                END:VCALENDAR

                """.replacing("\n", with: "\r\n")
        )
    }

    @Test func `a zone without summer time has one offset`() throws {
        let text = try calendar(record("Sat 22:00-02:00"), zone: "America/Phoenix")
        #expect(!text.contains("DAYLIGHT"))
        #expect(text.contains("DTEND;TZID=America/Phoenix:20270103T020000"))
    }

    @Test func `what has no time of the week is left out`() throws {
        for hours in ["24/7", "by appointment"] { #expect(try calendar(record(hours)) == "") }
    }

    @Test func `lines are folded between characters`() throws {
        let text = try calendar(
            record("Mon 19:00-20:00") { $0.note = String(repeating: "é👩‍👧", count: 40) }
        )
        let lines = text.replacing("\r\n", with: "\n").split(separator: "\n")
        let isShort = lines.allSatisfy { $0.utf8.count <= 75 }
        #expect(isShort)
        #expect(text.replacing("\r\n ", with: "").contains(String(repeating: "é👩‍👧", count: 40)))
    }

    @Test func `a card has the numbers that telephones call`() throws {
        let (directory, _, _) = readDirectory(
            "### 988 Lifeline {#988}\n\nFree; for all.\n\n- Call: 988 (press 2 for Spanish)\n- Text: HOME to 741741\n- TTY: 711 then 988\n"
                + "- Web: 988lifeline.org\n- Hours: 24/7\n- Address: 1 Main Street, Springfield, IL 62704\n- Verified: 2026-09-21 by Ann\n"
        )
        let bytes = VCardWriter.write(
            directory.resources.map {
                ExportEntry(
                    record: $0.record,
                    summary: "Free; for all.",
                    page: "https://example.org/\($0.id)/",
                    owner: $0.name,
                    uid: "\($0.id)@example.org"
                )
            }
        )
        #expect(
            String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
                == """
                BEGIN:VCARD
                VERSION:3.0
                PRODID:-//Haven//Haven//EN
                UID:988@example.org
                FN:988 Lifeline
                N:988 Lifeline;;;;
                ORG:988 Lifeline
                TEL;TYPE=WORK,VOICE:988
                URL:https://988lifeline.org/
                ADR;TYPE=WORK:;;1 Main Street;Springfield;IL;62704;
                CATEGORIES:hotline
                NOTE:Free\\; for all.\\nCall 988 (press 2 for Spanish)\\nText HOME to 741741\\nTTY: 711 then 988\\nHours: 24/7\\nChecked 2026-09-21 by Ann
                SOURCE:https://example.org/988/
                REV:2026-09-21
                END:VCARD

                """.replacing("\n", with: "\r\n")
        )
    }
}
