import HavenDates
import HavenDiagnostics
import Testing

@testable import HavenDirectory

@Suite struct `Weekly hours` {
    /// `[1-5] 480-1200`: the days as numbers of ISO 8601, then minutes.
    private func spans(_ text: String) throws -> [String] {
        try Hours(parsing: text).rules.map { rule in
            let days = rule.days.map { String($0.rawValue) }.joined()
            return "\(days) \(rule.opens)-\(rule.closes)"
        }
    }

    @Test(
        arguments: [
            ("Mon-Fri 08:00-20:00", ["12345 480-1200"]),
            ("Mon-Fri 08:00-20:00, Sat 09:00-13:00", ["12345 480-1200", "6 540-780"]),
            ("Mon, Wed, Fri 10:00-12:00; Sun 7:30-8:00", ["135 600-720", "7 450-480"]),
            ("Sat-Mon 22:00-02:00", ["167 1320-1560"]),
            ("daily 00:00-24:00", ["1234567 0-1440"]),
            ("tuesdays 19:00–20:30", ["2 1140-1230"]),
            ("Thu 9:00-9:30", ["4 540-570"]),
            ("Mon-Fri 09:00-12:00, 13:00-17:00", ["12345 540-720", "12345 780-1020"]),
            ("Mon - Fri 08:00 - 20:00", ["12345 480-1200"]),
            ("24/7", []),
            ("weekdays 9 am - 5 pm", ["12345 540-1020"]),
            ("Mon to Fri 9:30 a.m. to noon", ["12345 570-720"]),
            ("Sat noon-midnight", ["6 720-1440"]),
            ("weekends 10pm-2am", ["67 1320-1560"]),
            ("Mon and Wed 12 am-12:30 PM", ["13 0-750"]),
            ("by appointment", []),
        ] as [(String, [String])]
    )
    func `are days with times`(text: String, expected: [String]) throws {
        #expect(try spans(text) == expected)
        #expect(try Hours(parsing: text).text == text)
    }

    @Test func `may name their zone`() throws {
        let hours = try Hours(parsing: "Mon-Fri 10:00-22:00 America/New_York")
        #expect(hours.zone == "America/New_York")
        #expect(hours.rules.count == 1)
        #expect(try Hours(parsing: "24/7").isAlways)
        #expect(try Hours(parsing: "24/7").zone == nil)
    }

    @Test(
        arguments: [
            ("", 0..<0, "'' is not days with a time each"),
            ("Mon-Fri", 0..<7, "'Mon-Fri' is not days with a time each"),
            (
                "Mon-Fri 08:00-20:00, Sat", 0..<24,
                "'Mon-Fri 08:00-20:00, Sat' is not days with a time each"
            ),
            ("08:00-20:00", 0..<11, "'08:00-20:00' belongs to no day"),
            ("Mon 8-20", 4..<8, "'8-20' is not a time from … to …"),
            ("Mon 8-8 pm", 4..<10, "'8-8 pm' is not a time from … to …"),
            ("Mon 8 am-13 pm", 4..<14, "'8 am-13 pm' is not a time from … to …"),
            ("Mon 09:00-17:00 ET", 16..<18, "'ET' is no day of the week"),
            (
                "Mon 09:00-17:00 (English)", 16..<25,
                "'(English)' is a remark, and only dates take one here"
            ),
            ("Mon 09:00-17:00, closed", 17..<23, "'closed' needs a date"),
            ("Mon 09:00-17:00, 2026-12-25", 17..<27, "nothing is said about this date"),
            (
                "Mon 09:00-17:00, closed 2026-12-25 09:00-10:00", 35..<46,
                "'09:00-10:00' is a time on a day that is closed"
            ),
            (
                "Mon 09:00-17:00, closed 2026-12-25 - 2026-12-24", 24..<47,
                "'2026-12-25 - 2026-12-24' ends before it begins"
            ),
            ("Mon 09:00-17:00, closed 2026-02-30", 24..<34, "there is no day '2026-02-30'"),
            (
                "24/7, Mon 09:00-10:00", 0..<21,
                "'24/7, Mon 09:00-10:00' is not days with a time each"
            ),
            ("on request", 0..<2, "'on' is no day of the week"),
            (
                "24/7; 2027-01-01" + String(repeating: " 09:00-10:00", count: 13), 161..<172,
                "these are more days that differ, or more times of one day, than hours can have"
            ),
            ("Mon 08:00-08:00", 4..<15, "'08:00-08:00' is not a time from … to …"),
            ("Mon 25:00-26:00", 4..<15, "'25:00-26:00' is not a time from … to …"),
            ("Mon 08:60-09:00", 4..<15, "'08:60-09:00' is not a time from … to …"),
            ("Mno 08:00-09:00", 0..<3, "'Mno' is no day of the week"),
            ("Mon-Fri-Sun 08:00-09:00", 0..<11, "'Mon-Fri-Sun' is no day of the week"),
            ("Mon 08:00-09:00 America/Chicgo", 16..<30, "unknown time zone 'America/Chicgo'"),
            (
                "Mon 08:00-09:00 America/Chicago America/Denver", 32..<46,
                "'America/Denver' is a second time zone"
            ),
            ("Mon 08:00-09:00 and/or", 16..<22, "unknown time zone 'and/or'"),
            ("workdays 08:00-09:00", 0..<8, "'workdays' is no day of the week"),
        ] as [(String, Range<Int>, String)]
    )
    func `that are none are refused at their place`(
        text: String,
        range: Range<Int>,
        message: String
    ) {
        #expect {
            try Hours(parsing: text)
        } throws: { error in
            guard let problem = error as? ValueProblem else { return false }
            return problem.range == range && problem.message == message && problem.help != nil
        }
    }

    @Test(arguments: [
        ("Lun 08:00-09:00", "days are Mon, Tue, Wed, Thu, Fri, Sat, Sun"),
        ("Mondy 8:00-9:00", "did you mean 'Monday'?"),
    ])
    func `get no guess that may be another day`(text: String, help: String) {
        #expect {
            try Hours(parsing: text)
        } throws: { error in
            (error as? ValueProblem)?.help == help
        }
    }

    @Test(
        arguments: [
            ("closed 2026-12-24; 2026-12-24 09:00-12:00", [("2026-12-24", 19..<29)]),
            ("2026-12-24 09:00-12:00; closed 2026-12-24", [("2026-12-24", 31..<41)]),
            (
                "2026-12-24 09:00-12:00; closed 2026-12-20 to 2026-12-26",
                [("2026-12-24", 31..<55)]
            ),
            (
                "closed 2026-12-20 to 2026-12-24; 2026-12-24 to 2026-12-28 10:00-11:00",
                [("2026-12-24", 33..<57)]
            ),
            (
                "closed 2026-12-24, 2026-12-25; 2026-11-26, 2026-12-24, 2026-12-25 10:00-11:00",
                [("2026-12-24", 43..<53), ("2026-12-25", 55..<65)]
            ),
            ("closed 2026-12-24; closed 2026-12-24 (Christmas Eve)", []),
            ("2026-12-24 9:00-10:00, 11:00-12:00; 2026-12-24 11:00-12:00, 9:00-10:00", []),
            ("closed 2026-12-20 to 2026-12-26; 2026-12-24 09:00-12:00", []),
            ("closed 2026-12-24; 2026-12-25 09:00-12:00", []),
        ] as [(String, [(day: String, range: Range<Int>)])]
    )
    func `warn of a day that differs in two ways`(
        days: String,
        expected: [(day: String, range: Range<Int>)]
    ) throws {
        let lead = "Mon-Fri 09:00-17:00; "
        let (hours, warnings) = try Hours.read(lead + days)
        #expect(hours.text == lead + days)
        #expect(
            warnings.map(\.message)
                == expected.map {
                    "two different times are given for \($0.day), and the last holds"
                }
        )
        #expect(warnings.allSatisfy { $0.severity == .warning })
        let shift = lead.utf8.count
        #expect(
            warnings.map(\.range)
                == expected.map { $0.range.lowerBound + shift..<$0.range.upperBound + shift }
        )
        #expect(StatedHours.read(lead + days).warnings.map(\.message) == warnings.map(\.message))
    }

    @Test(
        arguments: [
            ("Mon-Fri 9:00-5:00", "9:00-5:00", "09:00-17:00"),
            ("Mon-Fri 8:30-4:30 America/Chicago", "8:30-4:30", "08:30-16:30"),
            ("Mon 11:30-1:00", "11:30-1:00", "11:30-13:00"),
            ("Mon 12:30-1:30", "12:30-1:30", "12:30-13:30"),
            ("Mon 22:00-06:00", nil, nil), ("daily 17:00-09:00", nil, nil),
            ("Mon 9 am-5 am", nil, nil), ("Mon noon-1:00", nil, nil), ("Mon 12:00-00:30", nil, nil),
            ("Mon 9:00-8:30", nil, nil),
        ] as [(String, String?, String?)]
    )
    func `warn of a night that was an afternoon`(
        text: String,
        span: String?,
        meant: String?
    ) throws {
        let warning = try Hours.read(text).warnings.first
        #expect(warning?.message.hasPrefix("'\(span ?? "")' is until ") ?? false == (span != nil))
        #expect(warning?.help?.contains("'\(meant ?? "")'") ?? false == (meant != nil))
        #expect(warning?.severity ?? .warning == .warning)
    }

    @Test(
        arguments: [
            "Sat 10:00-12:00; 2026-12-24 09:00-12:00 (Christmas Eve), 13:00-15:00",
            "Sat 10:00-12:00; closed 2026-12-24 (party) 18:00-20:00",
        ]
    )
    func `give no day of the week the time behind a remark`(text: String) throws {
        #expect {
            try Hours(parsing: text)
        } throws: { error in
            (error as? ValueProblem)?.message.hasSuffix("belongs to no day") == true
        }
        #expect(StatedHours.read(text).hours.hours == nil)
        #expect(StatedHours.read(text).warnings.count == 1)
    }

    @Test func `have days on which others hold`() throws {
        let hours = try Hours(
            parsing:
                "Mon-Fri 09:00-17:00 America/Chicago; closed 2026-12-24 to 2026-12-26 (Christmas), "
                + "2026-12-31 09:00-12:00, 2027-01-01 closed; or by appointment"
        )
        #expect(hours.zone == "America/Chicago")
        #expect(hours.alsoByAppointment)
        #expect(hours.exceptions.map(\.first.iso) == ["2026-12-24", "2026-12-31", "2027-01-01"])
        #expect(hours.exceptions.map(\.last.iso) == ["2026-12-26", "2026-12-31", "2027-01-01"])
        #expect(hours.exceptions.map(\.note) == ["Christmas", nil, nil])
        #expect(hours.exceptions.map(\.spans.count) == [0, 1, 0])
        func spans(_ date: String) throws -> [Int] {
            hours.spans(onDay: try #require(CivilDate(parsing: date)).daysSinceEpoch).map(\.closes)
        }
        #expect(try spans("2026-12-23") == [1020])
        #expect(try spans("2026-12-25") == [])
        #expect(try spans("2026-12-31") == [720])
        #expect(try spans("2027-01-02") == [])
        #expect(try spans("2027-01-04") == [1020])
    }

    @Test(
        arguments: [
            ("Mon-Fri 09:00-17:00", "Mon-Fri 09:00-17:00"),
            ("Monday, Tue, thursday 9 am-noon, 1 pm-5 pm", "Mon-Tue, Thu 09:00-12:00, 13:00-17:00"),
            ("daily 00:00-24:00 America/Phoenix", "daily 00:00-24:00 America/Phoenix"),
            ("Sat 22:00-02:00; closed 2026-12-25 (x)", "Sat 22:00-02:00; closed 2026-12-25 (x)"),
            ("24/7; closed 2026-12-25", "24/7; closed 2026-12-25"),
            (
                "24/7; closed 2026-12-24; 2026-12-25; 2026-12-31 09:00-12:00",
                "24/7; closed 2026-12-24; closed 2026-12-25; 2026-12-31 09:00-12:00"
            ),
            ("by appointment", "by appointment"),
            ("Sat 10:00-11:00 or by appointment", "Sat 10:00-11:00; or by appointment"),
        ]
    )
    func `are written in one way`(text: String, expected: String) throws {
        let hours = try Hours(parsing: text)
        let same = Hours(
            pattern: hours.pattern,
            alsoByAppointment: hours.alsoByAppointment,
            zone: hours.zone,
            exceptions: hours.exceptions
        )
        #expect(same.text == expected)
        let again = try Hours(parsing: expected)
        #expect(again == same)
    }

    @Test(
        arguments: [
            // 2026-11-21 is a Saturday.
            ("Sat 22:00-02:00", "2026-11-21 21:59", false),
            ("Sat 22:00-02:00", "2026-11-21 22:00", true),
            ("Sat 22:00-02:00", "2026-11-22 01:59", true),
            ("Sat 22:00-02:00", "2026-11-22 02:00", false),
            ("24/7", "2026-11-22 02:00", true),
            ("24/7; closed 2026-11-22", "2026-11-22 02:00", false),
            // On 2027-03-14 the clocks go from 02:00 to 03:00, on 2027-11-07 from 02:00 to 01:00.
            ("Sun 01:00-03:00", "2027-03-14 01:30", true),
            ("Sun 01:00-03:00", "2027-03-14 03:00", false),
            ("Sun 00:00-01:30", "2027-11-07 01:29", true),
            ("Sun 02:00-04:00", "2027-11-07 02:00", true),
        ] as [(String, String, Bool)]
    )
    func `say whether it is open`(text: String, at time: String, isOpen: Bool) throws {
        let zone = try #require(TimeZoneRules(named: "America/Chicago"))
        let instant = zone.instant(of: try #require(CivilDate(parsing: time)))
        #expect(try Hours(parsing: text).isOpen(at: instant, in: zone) == isOpen)
        #expect(try Hours(parsing: "by appointment").isOpen(at: instant, in: zone) == nil)
    }

    @Test func `know the weekday of a date`() {
        // 1970-01-01 was a Thursday, 2026-11-21 is a Saturday.
        #expect(Weekday(daysSinceEpoch: 0) == .thursday)
        #expect(Weekday(daysSinceEpoch: 20_778) == .saturday)
        #expect(Weekday(daysSinceEpoch: -1) == .wednesday)
        #expect(Weekday.range(.saturday, .monday) == [.saturday, .sunday, .monday])
    }
}
