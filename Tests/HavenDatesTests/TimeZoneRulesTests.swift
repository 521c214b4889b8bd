import HavenDates
import Testing

@Suite struct `Time zone rules` {
    @Test(arguments: [
        // Winter, summer.
        ("America/Chicago", "2026-01-05", "2026-01-05T00:00:00-06:00"),
        ("America/Chicago", "2026-07-05", "2026-07-05T00:00:00-05:00"),
        // The clocks go from 02:00 to 03:00 on 2026-03-08 and from 02:00 to 01:00 on 2026-11-01.
        ("America/Chicago", "2026-03-08 01:59", "2026-03-08T01:59:00-06:00"),
        ("America/Chicago", "2026-03-08 02:30", "2026-03-08T02:30:00-06:00"),
        ("America/Chicago", "2026-03-08 03:00", "2026-03-08T03:00:00-05:00"),
        ("America/Chicago", "2026-11-01 00:30", "2026-11-01T00:30:00-05:00"),
        ("America/Chicago", "2026-11-01 01:30", "2026-11-01T01:30:00-05:00"),
        ("America/Chicago", "2026-11-01 02:00", "2026-11-01T02:00:00-06:00"),
        // No summer time; a midnight that does not exist; an offset of half an hour.
        ("America/Phoenix", "2026-07-05", "2026-07-05T00:00:00-07:00"),
        ("Africa/Cairo", "2026-04-24", "2026-04-24T00:00:00+02:00"),
        ("Asia/Kolkata", "2026-07-05 12:00", "2026-07-05T12:00:00+05:30"),
        // What the author wrote wins.
        ("America/Chicago", "2026-07-05T12:00Z", "2026-07-05T12:00:00Z"),
    ])
    func `give the offset that holds for a date`(
        zone: String,
        date: String,
        expected: String
    ) throws {
        let rules = try #require(TimeZoneRules(named: zone))
        #expect(rules.rfc3339(try #require(CivilDate(parsing: date))) == expected)
    }

    @Test func `turn a local midnight into an instant`() throws {
        let rules = try #require(TimeZoneRules(named: "America/Chicago"))
        let date = try #require(CivilDate(parsing: "2026-01-05"))
        #expect(rules.instant(of: date) == date.daysSinceEpoch * 86_400 + 6 * 3600)
    }

    @Test(arguments: ["EST", "Mars/Olympus", "", "CST6CDT", "chicago"])
    func `are not made up`(name: String) {
        #expect(TimeZoneRules(named: name) == nil)
    }
}
