import HavenDates

// Rules that are no hours of each week, in words.

extension HSDSSchedule {
    /// What it says, as far as it is understood, and the rest as it is written; `nil` if that is nothing.
    var words: String? {
        func text(_ name: String) -> String? { item.text(name).map(PlainText.line)?.nonEmpty }
        let freq = text("freq")
        let isMonthly = freq?.uppercased() == "MONTHLY"
        var parts: [String] = []
        if let freq, !isMonthly, freq.uppercased() != "WEEKLY" { parts.append(freq.lowercased()) }
        if let days = text("byday") {
            parts.append(Self.days(days).map { Self.dayWords($0, isMonthly) } ?? days)
        }
        if let days = text("bymonthday") { parts.append("on day \(Self.list(days)) of the month") }
        if let days = text("byyearday") { parts.append("on day \(Self.list(days)) of the year") }
        if let weeks = text("byweekno") { parts.append("in week \(Self.list(weeks)) of the year") }
        if let interval = text("interval"), interval != "1" {
            parts.append("every \(interval) \(isMonthly ? "months" : "weeks")")
        }
        switch (text("opens_at"), text("closes_at")) {
        case (let opens?, let closes?): parts.append(opens + "-" + closes)
        case (let opens?, nil): parts.append("from " + opens)
        case (nil, let closes?): parts.append("until " + closes)
        case (nil, nil): break
        }
        if let start = text("dtstart") { parts.append("from \(start) on") }
        if let end = text("until") { parts.append("until \(end)") }
        if let count = text("count") { parts.append("\(count) times") }
        if let validity = validity.words { parts.append("holds \(validity)") }
        return parts.joined(separator: ", ").nonEmpty
    }

    private static func dayWords(_ days: [(number: Int, day: Weekday)], _ isMonthly: Bool) -> String
    {
        let names = days.map { number, day in
            number == 0 ? day.name : ordinal(number) + " " + day.name
        }
        return names.joined(separator: ", ") + (isMonthly ? " of each month" : "")
    }

    private static func ordinal(_ number: Int) -> String {
        switch number {
        case -1: "last"
        case 1: "first"
        case 2: "second"
        case 3: "third"
        case 4: "fourth"
        case 5: "fifth"
        case -2: "second to last"
        case -3: "third to last"
        default: "(\(number))"
        }
    }

    private static func list(_ numbers: String) -> String {
        numbers.split(separator: ",").map { FactLine.trimmed($0) }.joined(separator: ", ")
    }
}
