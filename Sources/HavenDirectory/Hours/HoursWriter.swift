import HavenDates

/// Writes hours as an author would.
enum HoursWriter {
    /// A text that reads as the same hours, which the text of the grammar in docs/directories.md always does.
    static func text(
        _ pattern: Hours.Pattern,
        alsoByAppointment: Bool,
        zone: String?,
        exceptions: [Hours.Exception]
    ) -> String {
        var parts: [String] = []
        switch pattern {
        case .always: parts.append("24/7")
        case .byAppointment: parts.append("by appointment")
        case .weekly(let rules): parts.append(week(rules))
        }
        if let zone { parts[0] += " " + zone }
        if alsoByAppointment { parts.append("or by appointment") }
        parts += exceptions.map(exception)
        return parts.joined(separator: "; ")
    }

    private static func week(_ rules: [Hours.Rule]) -> String {
        var last: [Weekday] = []
        return rules.map { rule in
            defer { last = rule.days }
            // Without days a time belongs to those before it.
            return rule.days == last ? span(rule.span) : days(rule.days) + " " + span(rule.span)
        }.joined(separator: ", ")
    }

    /// `Mon-Fri`, `Mon, Wed-Thu`, `daily`.
    static func days(_ days: [Weekday]) -> String {
        if days.count == 7 { return "daily" }
        return Weekday.runs(of: days).map { run in
            run.first == run.last
                ? run.first.shortName : run.first.shortName + "-" + run.last.shortName
        }.joined(separator: ", ")
    }

    private static func span(_ span: Hours.Span) -> String {
        let closes = span.closes == 1440 ? "24:00" : Hours.Span.clock(span.closes)
        return Hours.Span.clock(span.opens) + "-" + closes
    }

    /// What a week and its times do not say, in sentences; `nil` if they say it all.
    static func others(_ hours: Hours) -> String? {
        var sentences: [String] = []
        if hours.alsoByAppointment { sentences.append("Also by appointment.") }
        if !hours.exceptions.isEmpty {
            let days = hours.exceptions.map(exception).joined(separator: "; ")
            sentences.append("Other days: " + days + ".")
        }
        return sentences.joined(separator: " ").nonEmpty
    }

    static func exception(_ exception: Hours.Exception) -> String {
        var text = exception.first.iso
        if exception.last != exception.first { text += " to " + exception.last.iso }
        if exception.spans.isEmpty {
            text = "closed " + text
        } else {
            text += " " + exception.spans.map(span).joined(separator: ", ")
        }
        if let note = exception.note { text += " (\(note))" }
        return text
    }
}
