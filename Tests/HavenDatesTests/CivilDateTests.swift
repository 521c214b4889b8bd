import HavenDates
import Testing

@Suite struct `A civil date` {
    @Test(arguments: [
        ("2026-01-05", "2026-01-05"),
        ("2026-01-05 19:00", "2026-01-05T19:00:00"),
        ("2026-01-05T19:00:30", "2026-01-05T19:00:30"),
        ("2026-01-05T19:00:30Z", "2026-01-05T19:00:30Z"),
        ("2026-01-05T19:00-05:00", "2026-01-05T19:00:00-05:00"),
        ("2026-01-05 19:00+0530", "2026-01-05T19:00:00+05:30"),
        ("2024-02-29", "2024-02-29"),
    ])
    func `is read as it was written`(text: String, iso: String) {
        #expect(CivilDate(parsing: text)?.iso == iso)
    }

    @Test(arguments: [
        "", "2026", "2026-1-5", "2026-13-01", "2026-00-10", "2026-02-29", "2026-04-31",
        "05/01/2026", "2026-01-05T", "2026-01-05T25:00", "2026-01-05T19:60", "2026-01-05 19",
        "2026-01-05T19:00:00 ", "2026-01-05x", "0000-01-01", "2026-01-05T19:00+5", "next Monday",
    ])
    func `is not guessed from anything else`(text: String) {
        #expect(CivilDate(parsing: text) == nil)
    }

    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("2024-02-29", 19_782),
        ("2026-11-21", 20_778), ("0001-01-01", -719_162),
    ])
    func `counts days from 1970`(text: String, days: Int) throws {
        #expect(try #require(CivilDate(parsing: text)).daysSinceEpoch == days)
    }
}
