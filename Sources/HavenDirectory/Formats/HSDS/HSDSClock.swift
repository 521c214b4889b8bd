import HavenDates

/// Writes hours as schedules of HSDS, whose times have an offset from UTC and no zone.
///
/// A time of the week is one on clocks, and clocks change. So the offset is the one without summer time, as in the examples of the
/// specification, and the zone is said in words. Hours without a zone, which those of others may be, have no offset either.
struct HSDSClock {
    /// The zone of most hours, and its offset: the platform takes its time to find a zone.
    private let zone: String
    private let offset: Int?

    /// Two days between which clocks change wherever they do: 2026-01-01 and 2026-07-01.
    private static let days = [1_767_225_600, 1_782_864_000]

    init(zone: String) {
        self.zone = zone
        offset = Self.standardOffset(of: zone)
    }

    /// The seconds east of Greenwich without summer time; `nil` for a zone that the platform does not know.
    private static func standardOffset(of zone: String) -> Int? {
        TimeZoneRules(named: zone).flatMap { rules in days.map(rules.offset(atInstant:)).min() }
    }

    /// The schedules of hours, and whether they are read as the same hours again.
    ///
    /// - Parameters:
    ///   - stated: The hours.
    ///   - name: Of which the ids are made.
    ///   - tag: The term that says which hours these are, if their kind does not.
    ///   - attendance: How people take part.
    /// - Returns: The schedules.
    func schedules(
        _ stated: StatedHours,
        name: String,
        tag: HSDSTerm?,
        attendance: String?
    ) -> (items: [HSDSItem], isPlain: Bool) {
        func item(_ number: Int) -> HSDSItem {
            HSDSItem(.schedule, name + "/\(number)")
        }
        func finish(_ item: inout HSDSItem) {
            item.add("attending_type", attendance)
            guard let tag else { return }
            var attributes = HSDSAttributes(of: item.name)
            attributes.add(tag)
            item.add("attributes", attributes.items)
        }
        guard let hours = stated.hours, hours.pattern != .byAppointment else {
            var words = item(1)
            words.add("description", stated.text)
            finish(&words)
            return ([words], stated.hours.map { $0.text == "by appointment" } ?? true)
        }
        let rules =
            hours.isAlways
            ? [Hours.Rule(days: Weekday.allCases, span: .wholeDay)] : hours.rules
        let offset = hours.zone.flatMap { $0 == zone ? self.offset : Self.standardOffset(of: $0) }
        let items = rules.enumerated().map { number, rule in
            var item = item(number + 1)
            add(rule, hours, offset, to: &item)
            finish(&item)
            return item
        }
        return (items, Self.isPlain(hours))
    }

    /// Whether rules alone say it all, in the words that a reader makes of them.
    private static func isPlain(_ hours: Hours) -> Bool {
        let rules = hours.rules
        guard hours.exceptions.isEmpty, hours.zone == nil, !hours.alsoByAppointment,
            !rules.contains(where: { $0.span == Hours.Span(opens: 0, closes: 1439) }),
            rules.count != 1 || rules[0].days.count < 7 || rules[0].span != .wholeDay
        else { return false }
        return hours.text == Hours(pattern: hours.pattern).text
    }

    private func add(
        _ rule: Hours.Rule,
        _ hours: Hours,
        _ offset: Int?,
        to item: inout HSDSItem
    ) {
        if let offset { item.add("timezone", number: Self.hours(offset)) }
        item.add("freq", "WEEKLY")
        item.add("byday", rule.days.map { Self.codes[$0.rawValue - 1] }.joined(separator: ","))
        item.add(
            "description",
            hours.isAlways ? "24/7" : Hours(pattern: .weekly([rule])).text
        )
        let suffix = offset.map(CivilDate.offsetText) ?? ""
        // The guidance of the specification: a whole day is from 00:00 to 23:59.
        let closes = rule.span == .wholeDay ? 1439 : rule.closes
        item.add("opens_at", Hours.Span.clock(rule.opens) + suffix)
        item.add("closes_at", Hours.Span.clock(closes) + suffix)
        var notes: [String] = []
        if !hours.isAlways, let zone = hours.zone {
            notes.append("Times are those that clocks show in \(zone), also in summer.")
        }
        if rule.closes > 1440 { notes.append("It ends on the next day.") }
        if let others = HoursWriter.others(hours) { notes.append(others) }
        item.add("notes", notes.joined(separator: " "))
    }

    /// The days of the week as iCalendar has them, from Monday on.
    static let codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    /// Seconds as hours, which are not whole everywhere: `-6`, `5.5`, `5.75`.
    private static func hours(_ seconds: Int) -> String {
        let hundredths = abs(seconds) / 36
        let sign = seconds < 0 ? "-" : ""
        switch hundredths % 100 {
        case 0: return sign + "\(hundredths / 100)"
        case let rest where rest % 10 == 0: return sign + "\(hundredths / 100).\(rest / 10)"
        case let rest: return sign + "\(hundredths / 100)." + (rest < 10 ? "0" : "") + "\(rest)"
        }
    }
}
