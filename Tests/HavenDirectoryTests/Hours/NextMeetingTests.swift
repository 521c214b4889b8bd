import HavenDates
import HavenDirectory
import Testing

@Suite struct `The next meeting` {
    private func next(_ hours: String, after date: String, in zone: String) throws -> String {
        let zone = try #require(TimeZoneRules(named: zone))
        let date = try #require(CivilDate(parsing: date))
        let hours = try Hours(parsing: hours)
        guard let next = NextMeeting(of: hours, after: zone.instant(of: date), in: zone) else {
            return "never"
        }
        return "\(next.start.iso) \(next.end.iso)"
    }

    @Test(
        arguments: [
            // 2026-11-21 is a Saturday.
            (
                "Tue 19:00-20:30", "2026-11-21",
                "2026-11-24T19:00:00-06:00 2026-11-24T20:30:00-06:00"
            ),
            (
                "Sat 19:00-20:30", "2026-11-21",
                "2026-11-21T19:00:00-06:00 2026-11-21T20:30:00-06:00"
            ),
            (
                "Sat 19:00-20:30", "2026-11-21 19:00",
                "2026-11-28T19:00:00-06:00 2026-11-28T20:30:00-06:00"
            ),
            (
                "Mon-Fri 07:30-08:00", "2026-11-21",
                "2026-11-23T07:30:00-06:00 2026-11-23T08:00:00-06:00"
            ),
            (
                "Sat 22:00-02:00", "2026-11-21",
                "2026-11-21T22:00:00-06:00 2026-11-22T02:00:00-06:00"
            ),
            ("24/7", "2026-11-21", "never"),
        ]
    )
    func `is the first after an instant`(hours: String, after: String, expected: String) throws {
        #expect(try next(hours, after: after, in: "America/Chicago") == expected)
    }

    @Test(
        arguments: [
            // Summer time begins on 2027-03-14 and ends on 2027-11-07, but not in Arizona.
            ("America/Chicago", "2027-03-10", "2027-03-14T19:00:00-05:00"),
            ("America/Chicago", "2027-11-06", "2027-11-07T19:00:00-06:00"),
            ("America/Phoenix", "2027-03-10", "2027-03-14T19:00:00-07:00"),
            ("America/Phoenix", "2027-11-06", "2027-11-07T19:00:00-07:00"),
            ("Pacific/Auckland", "2027-03-10", "2027-03-14T19:00:00+13:00"),
        ]
    )
    func `keeps its hour when clocks change`(zone: String, after: String, start: String) throws {
        #expect(try next("Sun 19:00-20:00", after: after, in: zone).hasPrefix(start + " "))
    }

    @Test func `is in the zone that the hours name`() throws {
        #expect(
            try next("Tue 19:00-20:00 America/New_York", after: "2026-11-21", in: "America/Phoenix")
                == "2026-11-24T19:00:00-05:00 2026-11-24T20:00:00-05:00"
        )
    }

    @Test func `counts days as dates do, from year 1 to 9999`() {
        for days in stride(from: -719_162, through: 2_932_896, by: 37) {
            #expect(CivilDate(daysSinceEpoch: days).daysSinceEpoch == days)
        }
    }
}
