package import HavenDates

// The hours of single days, and of single moments.

extension Hours {
    /// A span of time between two instants, in seconds since 1970-01-01T00:00:00Z.
    package typealias Opening = Range<Int>

    /// The spans that begin on a day, counted from 1970-01-01, in the order of their beginning.
    package func spans(onDay day: Int) -> [Span] {
        if let exception = exceptions.last(where: { $0.covers(day) }) {
            return exception.spans.sorted { $0.opens < $1.opens }
        }
        switch pattern {
        case .always: return [.wholeDay]
        case .byAppointment: return []
        case .weekly(let rules):
            let weekday = Weekday(daysSinceEpoch: day)
            return rules.filter { $0.days.contains(weekday) }.map(\.span)
                .sorted { $0.opens < $1.opens }
        }
    }

    /// The zone that the hours are in: their own, or that of the site.
    ///
    /// `nil` if the platform does not know their own, which no hours have that were read.
    package func rules(in zone: TimeZoneRules) -> TimeZoneRules? {
        self.zone.map { TimeZoneRules(named: $0) } ?? zone
    }

    /// Whether it is open at an instant, in seconds since 1970-01-01T00:00:00Z; `nil` if that cannot be known.
    ///
    /// A span ends just before its last minute: open until 17:00 is closed at 17:00.
    package func isOpen(at instant: Int, in zone: TimeZoneRules) -> Bool? {
        guard pattern != .byAppointment, let zone = rules(in: zone) else { return nil }
        let today = zone.local(atInstant: instant).daysSinceEpoch
        // A span may have begun yesterday, and on the day before if clocks went back a whole day.
        return (today - 2...today).contains { day in
            spans(onDay: day).contains { opening($0, onDay: day, in: zone).contains(instant) }
        }
    }

    /// From when to when a span of a day is open.
    func opening(_ span: Span, onDay day: Int, in zone: TimeZoneRules) -> Opening {
        let start = zone.instant(of: CivilDate(day: day, minutes: span.opens))
        let end = zone.instant(of: CivilDate(day: day, minutes: span.closes))
        return start..<max(start, end)
    }
}
