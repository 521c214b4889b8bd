import Testing

@testable import HavenDirectory

@Suite struct `Weekly hours` {
    /// `[1-5] 480-1200`: the days as numbers of ISO 8601, then minutes.
    private func spans(_ text: String) throws -> [String] {
        try WeeklyHours(parsing: text).rules.map { rule in
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
        ] as [(String, [String])]
    )
    func `are days with times`(text: String, expected: [String]) throws {
        #expect(try spans(text) == expected)
        #expect(try WeeklyHours(parsing: text).text == text)
    }

    @Test func `may name their zone`() throws {
        let hours = try WeeklyHours(parsing: "Mon-Fri 10:00-22:00 America/New_York")
        #expect(hours.zone == "America/New_York")
        #expect(hours.rules.count == 1)
        #expect(try WeeklyHours(parsing: "24/7").isAlways)
        #expect(try WeeklyHours(parsing: "24/7").zone == nil)
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
            ("Mon 08:00-08:00", 4..<15, "'08:00-08:00' is not a time from … to …"),
            ("Mon 25:00-26:00", 4..<15, "'25:00-26:00' is not a time from … to …"),
            ("Mon 08:60-09:00", 4..<15, "'08:60-09:00' is not a time from … to …"),
            ("Mno 08:00-09:00", 0..<3, "'Mno' is no day of the week"),
            ("Mon-Fri-Sun 08:00-09:00", 0..<11, "'Mon-Fri-Sun' is no day of the week"),
            ("Mon 08:00-09:00 America/Chicgo", 16..<30, "unknown time zone 'America/Chicgo'"),
            ("Mon 08:00-09:00 and/or", 16..<22, "unknown time zone 'and/or'"),
            ("weekdays 08:00-09:00", 0..<8, "'weekdays' is no day of the week"),
        ] as [(String, Range<Int>, String)]
    )
    func `that are none are refused at their place`(
        text: String,
        range: Range<Int>,
        message: String
    ) {
        #expect {
            try WeeklyHours(parsing: text)
        } throws: { error in
            guard let problem = error as? ValueProblem else { return false }
            return problem.range == range && problem.message == message && problem.help != nil
        }
    }

    @Test func `know the weekday of a date`() {
        // 1970-01-01 was a Thursday, 2026-11-21 is a Saturday.
        #expect(Weekday(daysSinceEpoch: 0) == .thursday)
        #expect(Weekday(daysSinceEpoch: 20_778) == .saturday)
        #expect(Weekday(daysSinceEpoch: -1) == .wednesday)
        #expect(Weekday.range(.saturday, .monday) == [.saturday, .sunday, .monday])
    }
}
