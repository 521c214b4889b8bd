import HavenDates
import HavenTestRandom
import Testing

@testable import HavenSite

@Suite struct `The next midnight` {
    @Test(arguments: [
        "UTC", "America/Chicago", "America/Phoenix", "Europe/Berlin", "Pacific/Kiritimati",
        "Pacific/Pago_Pago", "Asia/Kolkata", "Australia/Lord_Howe",
    ])
    func `is the first start of a day after a moment, in every zone`(name: String) throws {
        let zone = try #require(TimeZoneRules(named: name))
        var random = SeededGenerator(seed: 20_261_126)
        for _ in 0..<500 {
            // From 2025 on, over both changes of the clock of two years.
            let instant = 1_735_689_600 + Int.random(in: 0..<2 * 366 * 86_400, using: &random)
            let days = (instant / 86_400 - 3)...(instant / 86_400 + 3)
            let starts = days.map { zone.instant(of: CivilDate(daysSinceEpoch: $0)) }
            let expected = starts.filter { $0 > instant }.min()
            #expect(NextMoment.midnight(after: instant, in: zone) == expected, "\(instant)")
        }
    }

    @Test func `is not that very moment`() {
        #expect(NextMoment.midnight(after: 86_400, in: .utc) == 2 * 86_400)
        #expect(NextMoment.midnight(after: 86_399, in: .utc) == 86_400)
        #expect(NextMoment.midnight(after: -1, in: .utc) == 0)
    }
}
