package import HavenDates

/// The next time that something with weekly hours takes place.
///
/// Hours are read on the clock of their zone, so a meeting stays at seven in the evening when summer time begins.
package struct NextMeeting: Sendable, Hashable {
    /// The beginning, with its time and its offset from UTC.
    package let start: CivilDate
    /// The end, with its time and its offset.
    package let end: CivilDate

    /// Finds the first beginning after an instant, up to a year ahead.
    ///
    /// - Parameters:
    ///   - hours: The hours; `24/7` has no next time. Their own zone wins over `zone`.
    ///   - instant: Seconds since 1970-01-01T00:00:00Z.
    ///   - zone: The zone of the site.
    package init?(of hours: Hours, after instant: Int, in zone: TimeZoneRules) {
        guard case .weekly = hours.pattern, let zone = hours.rules(in: zone) else { return nil }
        // From the day before, because the day is another one in zones east of Greenwich.
        let first = zone.local(atInstant: instant).daysSinceEpoch - 1
        // Without exceptions nine days hold them all. A break of more than a year is an end.
        for day in first..<first + (hours.exceptions.isEmpty ? 9 : 375) {
            for span in hours.spans(onDay: day) {
                let start = CivilDate(day: day, minutes: span.opens)
                guard zone.instant(of: start) > instant else { continue }
                self.start = zone.withOffset(start)
                self.end = zone.withOffset(CivilDate(day: day, minutes: span.closes))
                return
            }
        }
        return nil
    }
}
