// Foundation carries the IANA time zone database; FoundationEssentials knows fixed offsets only.
private import Foundation

/// The rules of one IANA time zone: which offset from UTC holds when.
package struct TimeZoneRules: Sendable {
    /// The IANA name, such as `America/Chicago`.
    package let name: String
    private let zone: TimeZone

    /// Finds a zone by its IANA name; `nil` if the platform does not know it.
    ///
    /// Abbreviations such as `EST` are refused: they name an offset in winter, not a place.
    package init?(named name: String) {
        guard name == "UTC" || name.contains("/"), let zone = TimeZone(identifier: name) else {
            return nil
        }
        self.name = name
        self.zone = zone
    }

    /// The name under which a zone is known that another program names, such as `US/Central`; `nil` if the platform does not know it.
    package static func canonicalName(of name: String) -> String? {
        let name = name.split(separator: " ").joined()
        if let alias = aliases[name.lowercased()] { return alias }
        if ["utc", "etc/utc", "gmt", "z"].contains(name.lowercased()) { return "Etc/UTC" }
        return name.contains("/") && TimeZone(identifier: name) != nil ? name : nil
    }

    /// Old names of the zones of the United States.
    private static let aliases = [
        "us/eastern": "America/New_York", "us/central": "America/Chicago",
        "us/mountain": "America/Denver", "us/pacific": "America/Los_Angeles",
        "us/alaska": "America/Anchorage", "us/hawaii": "Pacific/Honolulu",
        "us/arizona": "America/Phoenix", "us/michigan": "America/Detroit",
        "us/east-indiana": "America/Indiana/Indianapolis",
        "america/indianapolis": "America/Indiana/Indianapolis",
        "america/louisville": "America/Kentucky/Louisville",
    ]

    private init(name: String, zone: TimeZone) {
        self.name = name
        self.zone = zone
    }

    /// Coordinated Universal Time.
    package static let utc = TimeZoneRules(name: "UTC", zone: .gmt)

    /// The offset from UTC, in seconds, that holds for a date: its own if it has one, else the zone's.
    ///
    /// A local time that a change to summer time skips is read with the offset before the change; one
    /// that occurs twice means the first.
    package func offset(for date: CivilDate) -> Int {
        if let offset = date.offset { return offset }
        let before = offset(atInstant: date.clockSeconds - 86_400)
        let after = offset(atInstant: date.clockSeconds + 86_400)
        if before == after { return before }
        let instant = date.clockSeconds - before
        return offset(atInstant: instant) == before
            ? before : offsetAfterChange(date, before, after)
    }

    /// The seconds from 1970-01-01T00:00:00Z to a date; a date without time is its midnight.
    package func instant(of date: CivilDate) -> Int {
        date.clockSeconds - offset(for: date)
    }

    /// The date with time and offset as RFC 3339 wants it: `2026-01-05T00:00:00-06:00`.
    package func rfc3339(_ date: CivilDate) -> String { withOffset(date).iso }

    /// A date with the time and the offset that it has in the zone; without a time it is midnight.
    package func withOffset(_ date: CivilDate) -> CivilDate {
        CivilDate(
            year: date.year,
            month: date.month,
            day: date.day,
            time: date.time ?? CivilDate.Time(hour: 0, minute: 0, second: 0),
            offset: offset(for: date)
        )
    }

    /// The date and time that clocks of the zone show at an instant, with their offset.
    package func local(atInstant seconds: Int) -> CivilDate {
        let offset = offset(atInstant: seconds)
        let local = seconds + offset
        let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        let second = local - day * 86_400
        let date = CivilDate(daysSinceEpoch: day)
        return CivilDate(
            year: date.year,
            month: date.month,
            day: date.day,
            time: CivilDate.Time(
                hour: second / 3600,
                minute: second % 3600 / 60,
                second: second % 60
            ),
            offset: offset
        )
    }

    /// A moment at which the offset from UTC becomes another one.
    package struct Transition: Sendable, Hashable {
        /// The first second of the new offset, since 1970-01-01T00:00:00Z.
        package let instant: Int
        /// Seconds east of Greenwich.
        package let offsetBefore: Int
        package let offsetAfter: Int
    }

    /// The changes of the offset between two instants, in order.
    ///
    /// They are found by looking at each day, so that what the platform calls summer time does not matter.
    package func transitions(in instants: Range<Int>) -> [Transition] {
        var transitions: [Transition] = []
        var start = instants.lowerBound
        var before = offset(atInstant: start)
        while start < instants.upperBound {
            let end = min(start + 86_400, instants.upperBound)
            let after = offset(atInstant: end)
            if after != before {
                var lower = start
                var upper = end
                while upper - lower > 1 {
                    let middle = lower + (upper - lower) / 2
                    if offset(atInstant: middle) == before {
                        lower = middle
                    } else {
                        upper = middle
                    }
                }
                transitions.append(
                    Transition(instant: upper, offsetBefore: before, offsetAfter: after)
                )
            }
            before = after
            start = end
        }
        return transitions
    }

    /// The offset from UTC at an instant, in seconds east of Greenwich.
    package func offset(atInstant seconds: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    }

    /// A local time after a change holds the new offset, unless the change skipped it.
    private func offsetAfterChange(_ date: CivilDate, _ before: Int, _ after: Int) -> Int {
        offset(atInstant: date.clockSeconds - after) == after ? after : before
    }
}
