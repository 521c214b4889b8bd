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
    package func rfc3339(_ date: CivilDate) -> String {
        CivilDate(
            year: date.year,
            month: date.month,
            day: date.day,
            time: date.time ?? CivilDate.Time(hour: 0, minute: 0, second: 0),
            offset: offset(for: date)
        ).iso
    }

    private func offset(atInstant seconds: Int) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    }

    /// A local time after a change holds the new offset, unless the change skipped it.
    private func offsetAfterChange(_ date: CivilDate, _ before: Int, _ after: Int) -> Int {
        offset(atInstant: date.clockSeconds - after) == after ? after : before
    }
}
