import HavenDates

/// The description of a time zone in a calendar (RFC 5545, 3.6.5).
///
/// Made of the changes of the zone in the years around a day: as a rule for each change that comes back every year on the same weekday of a
/// month, else as a list of dates.
struct CalendarZone {
    private let zone: TimeZoneRules
    private let firstYear: Int

    /// So many years ahead are looked at.
    private static let years = 12

    init(_ zone: TimeZoneRules, from year: Int) {
        self.zone = zone
        firstYear = year
    }

    func write(to lines: inout ContentLines) {
        let start = instant(year: firstYear)
        let changes = zone.transitions(in: start..<instant(year: firstYear + Self.years))
        lines.add("BEGIN", raw: "VTIMEZONE")
        lines.add("TZID", raw: zone.name)
        let offset = zone.offset(atInstant: start)
        // What holds before the first change.
        component(
            isSummer: false,
            from: offset,
            to: offset,
            at: [
                CivilDate(
                    day: CivilDate(year: firstYear, month: 1, day: 1).daysSinceEpoch,
                    minutes: 0
                )
            ],
            rule: nil,
            &lines
        )
        for isSummer in [false, true] {
            let own = changes.filter { ($0.offsetAfter > $0.offsetBefore) == isSummer }
            var groups: [Group: [CivilDate]] = [:]
            var order: [Group] = []
            for change in own {
                let group = Group(from: change.offsetBefore, to: change.offsetAfter)
                if groups[group] == nil { order.append(group) }
                groups[group, default: []].append(local(change))
            }
            for group in order {
                let dates = groups[group] ?? []
                component(
                    isSummer: isSummer,
                    from: group.from,
                    to: group.to,
                    at: dates,
                    rule: rule(of: dates),
                    &lines
                )
            }
        }
        lines.add("END", raw: "VTIMEZONE")
    }

    private struct Group: Hashable {
        let from: Int
        let to: Int
    }

    private func instant(year: Int) -> Int {
        CivilDate(year: year, month: 1, day: 1).clockSeconds
    }

    /// The time that clocks show when a change begins, which is that before it.
    private func local(_ change: TimeZoneRules.Transition) -> CivilDate {
        let seconds = change.instant + change.offsetBefore
        let day = Int((Double(seconds) / 86_400).rounded(.down))
        return CivilDate(day: day, minutes: (seconds - day * 86_400) / 60)
    }

    /// `FREQ=YEARLY;BYMONTH=3;BYDAY=2SU` for dates that are one in each of the years, on the same weekday of the same week of a month.
    private func rule(of dates: [CivilDate]) -> String? {
        guard let first = dates.first, dates.count >= Self.years,
            dates.allSatisfy({ $0.month == first.month && $0.time == first.time }),
            Set(dates.map(\.year)).count == dates.count
        else { return nil }
        let weekday = Weekday(daysSinceEpoch: first.daysSinceEpoch)
        guard dates.allSatisfy({ Weekday(daysSinceEpoch: $0.daysSinceEpoch) == weekday }) else {
            return nil
        }
        let weeks = Set(dates.map { ($0.day - 1) / 7 + 1 })
        let isLast = dates.allSatisfy { date in
            CivilDate(daysSinceEpoch: date.daysSinceEpoch + 7).month != date.month
        }
        let week: Int? = isLast ? -1 : weeks.count == 1 ? weeks.first : nil
        return week.map { "FREQ=YEARLY;BYMONTH=\(first.month);BYDAY=\($0)\(weekday.calendarCode)" }
    }

    private func component(
        isSummer: Bool,
        from: Int,
        to: Int,
        at dates: [CivilDate],
        rule: String?,
        _ lines: inout ContentLines
    ) {
        guard let first = dates.first else { return }
        let name = isSummer ? "DAYLIGHT" : "STANDARD"
        lines.add("BEGIN", raw: name)
        lines.add("DTSTART", raw: first.calendarTime)
        lines.add("TZOFFSETFROM", raw: Self.offset(from))
        lines.add("TZOFFSETTO", raw: Self.offset(to))
        if let rule {
            lines.add("RRULE", raw: rule)
        } else {
            for date in dates.dropFirst() { lines.add("RDATE", raw: date.calendarTime) }
        }
        lines.add("END", raw: name)
    }

    /// `-0600`.
    private static func offset(_ seconds: Int) -> String {
        let text = CivilDate.offsetText(seconds)
        return text == "Z" ? "+0000" : text.filter { $0 != ":" }
    }
}

extension Weekday {
    /// As RFC 5545 writes it: `MO`.
    var calendarCode: String { String(name.prefix(2)).uppercased() }
}

extension CivilDate {
    /// `20261123T190000`, whatever the offset.
    var calendarTime: String {
        String(iso.prefix(10).filter { $0 != "-" }) + "T"
            + (time.map { time in
                [time.hour, time.minute, time.second].map { ($0 < 10 ? "0" : "") + String($0) }
                    .joined()
            } ?? "000000")
    }
}
