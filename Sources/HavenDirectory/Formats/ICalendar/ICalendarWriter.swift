package import HavenDates

/// Writes meetings as a calendar (RFC 5545).
///
/// A meeting is an event for each of its times of the week, which repeats for ever on the clock of its zone. Meetings around the clock and by
/// appointment have no time, and are left out.
package struct ICalendarWriter: Sendable {
    /// What comes behind the id of a resource in the ids of its events, so that they are unique: host and path of the site.
    private let host: String
    private let zone: TimeZoneRules
    /// The year whose first meetings the events begin with.
    private let year: Int

    /// - Parameters:
    ///   - host: The host of the site, with its path if there is one: `example.org/center`.
    ///   - zone: The zone of meetings that name none.
    ///   - year: The year with which events begin, such as that of the build: it must not change from day to day.
    package init(host: String, zone: TimeZoneRules, year: Int) {
        self.host = host
        self.zone = zone
        self.year = year
    }

    /// The bytes of a calendar with a name; `nil` if no entry has a time.
    package func write(_ entries: [ExportEntry], name: String) -> [UInt8]? {
        var events = ContentLines()
        var zones: [String: TimeZoneRules] = [:]
        for entry in entries {
            guard let meets = entry.record.facts.meets, case .weekly(let rules) = meets.pattern,
                let zone = meets.rules(in: zone)
            else { continue }
            zones[zone.name] = zone
            write(entry, meets, rules, zone, to: &events)
        }
        guard !zones.isEmpty else { return nil }
        var lines = ContentLines()
        lines.add("BEGIN", raw: "VCALENDAR")
        lines.add("VERSION", raw: "2.0")
        lines.add("PRODID", raw: "-//Haven//Haven//EN")
        lines.add("CALSCALE", raw: "GREGORIAN")
        lines.add("X-WR-CALNAME", text: name)
        for (_, zone) in zones.sorted(by: { $0.key < $1.key }) {
            CalendarZone(zone, from: year).write(to: &lines)
        }
        lines.append(events)
        lines.add("END", raw: "VCALENDAR")
        return lines.bytes
    }

    private func write(
        _ entry: ExportEntry,
        _ meets: Hours,
        _ rules: [Hours.Rule],
        _ zone: TimeZoneRules,
        to lines: inout ContentLines
    ) {
        let firstDay = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
        for (number, rule) in rules.enumerated() {
            let first = (firstDay..<firstDay + 7).first {
                rule.days.contains(Weekday(daysSinceEpoch: $0))
            }
            guard let first else { continue }
            let skipped = skippedDays(meets, rule, from: first)
            event(entry, number == 0 ? "" : "--\(number + 1)", first, rule.span, zone, to: &lines) {
                let days = rule.days.map(\.calendarCode).joined(separator: ",")
                $0.add("RRULE", raw: "FREQ=WEEKLY;BYDAY=" + days)
                for day in skipped {
                    let date = CivilDate(day: day, minutes: rule.opens)
                    $0.add("EXDATE;TZID=\(zone.name)", raw: date.calendarTime)
                }
            }
        }
        // Days with other hours are events of their own.
        for other in meets.otherDays(from: firstDay) {
            for day in other.days {
                for span in other.spans {
                    // Two hyphens are in no id, so that the event has the id of no other resource.
                    let date = CivilDate(day: day, minutes: span.opens).calendarTime
                    event(entry, "--" + date, day, span, zone, to: &lines) { _ in }
                }
            }
        }
    }

    /// The days on which a rule does not hold.
    private func skippedDays(_ meets: Hours, _ rule: Hours.Rule, from first: Int) -> [Int] {
        meets.otherDays(from: first).flatMap { Array($0.days) }
            .filter { rule.days.contains(Weekday(daysSinceEpoch: $0)) }
    }

    private func event(
        _ entry: ExportEntry,
        _ suffix: String,
        _ day: Int,
        _ span: Hours.Span,
        _ zone: TimeZoneRules,
        to lines: inout ContentLines,
        _ more: (inout ContentLines) -> Void
    ) {
        let record = entry.record
        let facts = record.facts
        lines.add("BEGIN", raw: "VEVENT")
        lines.add("UID", text: record.id + suffix + "@" + host)
        // When the facts were checked, or the year: a stamp of the build would make every build another one.
        let stamp = facts.verification?.date ?? CivilDate(year: year, month: 1, day: 1)
        lines.add("DTSTAMP", raw: stamp.dateOnly.calendarTime + "Z")
        lines.add(
            "DTSTART;TZID=\(zone.name)",
            raw: CivilDate(day: day, minutes: span.opens).calendarTime
        )
        lines.add(
            "DTEND;TZID=\(zone.name)",
            raw: CivilDate(day: day, minutes: span.closes).calendarTime
        )
        more(&lines)
        lines.add("SUMMARY", text: record.name)
        if let place = location(facts) { lines.add("LOCATION", text: place) }
        if facts.isPlaceToGo, let point = facts.place?.coordinates {
            lines.add("GEO", raw: point.latitudeText + ";" + point.longitudeText)
        }
        let description = description(entry)
        if !description.isEmpty { lines.add("DESCRIPTION", text: description) }
        lines.add("URL", raw: entry.page)
        if let category = record.category { lines.add("CATEGORIES", texts: [category]) }
        if facts.status == .temporarilyClosed || !facts.status.isReachable {
            lines.add("STATUS", raw: "CANCELLED")
        }
        lines.add("END", raw: "VEVENT")
    }

    private func location(_ facts: ResourceFacts) -> String? {
        let place =
            facts.isPlaceToGo ? [facts.place?.name, facts.place?.address].compactMap(\.self) : []
        if !place.isEmpty { return place.joined(separator: ", ") }
        return facts.channels(.join).first?.href
    }

    private func description(_ entry: ExportEntry) -> String {
        let facts = entry.record.facts
        var lines: [String] = []
        if !entry.summary.isEmpty { lines.append(entry.summary) }
        if facts.status != .active { lines.append(facts.status.name) }
        for channel in facts.channels {
            let note = channel.note.map { " (\($0))" } ?? ""
            switch channel.kind {
            case .join: lines.append("Join: " + channel.href + note)
            case .dialIn: lines.append("By phone: " + channel.display + note)
            case .call: lines.append("Call: " + channel.display + note)
            case .text, .tty, .chat, .web: break
            }
        }
        if let directions = facts.place?.note { lines.append(directions) }
        if let note = facts.note { lines.append(note) }
        return lines.joined(separator: "\n")
    }
}
