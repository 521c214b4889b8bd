package import HavenDirectory

/// The next time that something with weekly hours takes place.
///
/// Hours are read on the clock of their zone, so a meeting stays at seven in the evening when summer time begins.
package struct NextMeeting: Sendable, Hashable {
    /// The beginning, with its time and its offset from UTC.
    package let start: CivilDate
    /// The end, with its time and its offset.
    package let end: CivilDate

    /// Finds the first beginning after an instant.
    ///
    /// - Parameters:
    ///   - hours: The weekly hours; `24/7` has no next time. Their own zone wins over `zone`.
    ///   - instant: Seconds since 1970-01-01T00:00:00Z.
    ///   - zone: The zone of the site.
    package init?(of hours: WeeklyHours, after instant: Int, in zone: TimeZoneRules) {
        guard let zone = hours.zone.map({ TimeZoneRules(named: $0) }) ?? zone else { return nil }
        // From the day before, because the day is another one in zones east of Greenwich, for nine days.
        let first = Self.days(ofInstant: instant) - 1
        var best: (start: CivilDate, end: CivilDate, instant: Int)?
        for day in first..<first + 9 {
            let weekday = Weekday(daysSinceEpoch: day)
            for rule in hours.rules where rule.days.contains(weekday) {
                let start = Self.date(day: day, minutes: rule.opens, in: zone)
                let found = zone.instant(of: start)
                guard found > instant, found < best?.instant ?? .max else { continue }
                best = (start, Self.date(day: day, minutes: rule.closes, in: zone), found)
            }
        }
        guard let best else { return nil }
        start = best.start
        end = best.end
    }

    private static func days(ofInstant instant: Int) -> Int {
        Int((Double(instant) / 86_400).rounded(.down))
    }

    /// A time on the clock of a zone; more than a day of minutes lead into the next day.
    private static func date(day: Int, minutes: Int, in zone: TimeZoneRules) -> CivilDate {
        let day = CivilDate(daysSinceEpoch: day + minutes / 1440)
        let local = CivilDate(
            year: day.year,
            month: day.month,
            day: day.day,
            time: CivilDate.Time(hour: minutes % 1440 / 60, minute: minutes % 60, second: 0)
        )
        return CivilDate(
            year: day.year,
            month: day.month,
            day: day.day,
            time: local.time,
            offset: zone.offset(for: local)
        )
    }
}
