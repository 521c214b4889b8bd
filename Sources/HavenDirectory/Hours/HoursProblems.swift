import HavenDates
import HavenDiagnostics

// What `HoursReader` refuses.

extension DiagnosticID {
    static let hours: DiagnosticID = "hours"
    /// A word that is nothing like what hours are made of.
    static let hoursWord: DiagnosticID = "hours-word"
}

extension ValueProblem {
    private static let hoursHelp =
        "write days and times, such as 'Mon-Fri 09:00-12:00, 13:00-17:00, Sat 09:00-13:00'"

    static func hoursForm(_ text: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .hours,
            "'\(text)' is not days with a time each",
            at: range,
            help: help(for: text)
        )
    }

    /// Who writes `24 hours a day` may not know the form that means just that.
    private static func help(for text: some StringProtocol) -> String {
        text.hasPrefix("24") ? "write '24/7' for every hour of the week" : hoursHelp
    }

    static func hoursDay(_ text: Substring, at range: Range<Int>) -> ValueProblem {
        let near =
            zoneHelp[text.uppercased()].map { "write the zone as '\($0)'" }
            ?? NearMiss.help(for: String(text), among: Weekday.allNames).map { guess in
                // Short names are near to each other: 'Lun' is a Monday, and one letter from Sun.
                text.count > 3
                    ? guess
                    : "days are " + Weekday.allCases.map(\.shortName).joined(separator: ", ")
            }
        return ValueProblem(
            near == nil ? .hoursWord : .hours,
            "'\(text)' is no day of the week",
            at: range,
            help: near ?? hoursHelp
        )
    }

    static func hoursZone(_ name: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .hours,
            "unknown time zone '\(name)'",
            at: range,
            help: name.hasPrefix("24")
                ? help(for: name)
                : "use a name of the IANA database, such as 'America/Chicago', or leave it out"
        )
    }

    static func hoursSecondZone(_ name: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .hours,
            "'\(name)' is a second time zone",
            at: range,
            help: "hours have one; write those of another zone at a number of their own"
        )
    }

    static func hoursLong(
        _ text: Substring,
        _ span: Hours.Span,
        at range: Range<Int>
    ) -> ValueProblem {
        let evening = Hours.Span.clock(span.closes % 1440 + 720)
        return ValueProblem(
            .hours,
            "'\(text)' is until \(Hours.Span.clock(span.closes)) of the next day",
            at: range,
            help:
                "if the afternoon is meant, write '\(Hours.Span.clock(span.opens))-\(evening)', or am and pm",
            severity: .warning
        )
    }

    static func hoursTwice(_ text: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .hours,
            "two different times are given for \(text), and the last holds",
            at: range,
            help: "keep the one that is right",
            severity: .warning
        )
    }

    static func hoursWithoutDay(_ text: Substring, at range: Range<Int>) -> ValueProblem {
        ValueProblem(.hours, "'\(text)' belongs to no day", at: range, help: hoursHelp)
    }

    static func hoursSpan(_ text: Substring, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .hours,
            "'\(text)' is not a time from … to …",
            at: range,
            help: text.hasPrefix("24")
                ? help(for: text)
                : "write both ends with minutes, or with am or pm: '19:00-20:30', '7-8:30 pm' is "
                    + "'7 pm-8:30 pm'"
        )
    }

    static func hoursRemark(_ text: Substring, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .hours,
            "'\(text)' is a remark, and only dates take one here",
            at: range,
            help: "write it as a fact of its own: 'Note: …'"
        )
    }

    static func hoursClosed(_ text: Substring, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .hours,
            "'\(text)' is a time on a day that is closed",
            at: range,
            help: "leave out 'closed', or the time; put the days of the week first"
        )
    }

    static func hoursClosedWhen(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .hours,
            "'closed' needs a date",
            at: range,
            help:
                "write the day behind it, such as 'closed 2026-12-25'; days of the week without a "
                + "time are closed anyway"
        )
    }

    static func hoursDateWithout(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .hours,
            "nothing is said about this date",
            at: range,
            help: "write 'closed' before it, or its times behind it"
        )
    }

    static func hoursNoDate(_ text: Substring, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .hours,
            "there is no day '\(text)'",
            at: range,
            help: "write year, month and day, such as '2026-12-25', or two with 'to' between them"
        )
    }

    static func hoursManyDates(_ text: Substring, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .hours,
            "'\(text)' is more than a year",
            at: range,
            help: "write 'Status: temporarily closed', or other hours"
        )
    }

    static func hoursTooMany(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .hours,
            "these are more days that differ, or more times of one day, than hours can have",
            at: range,
            help:
                "at most 100 days or runs of days differ, each with 12 times; leave out what is over"
        )
    }

    static func hoursDates(_ text: Substring, at range: Range<Int>) -> ValueProblem {
        ValueProblem(.hours, "'\(text)' ends before it begins", at: range, help: hoursHelp)
    }

    /// What Americans call their zones; the names are refused because they are no places: Arizona has no summer time.
    private static let zoneHelp = [
        "ET": "America/New_York", "EST": "America/New_York", "EDT": "America/New_York",
        "EASTERN": "America/New_York", "CT": "America/Chicago", "CST": "America/Chicago",
        "CDT": "America/Chicago", "CENTRAL": "America/Chicago", "MT": "America/Denver",
        "MST": "America/Denver", "MDT": "America/Denver", "MOUNTAIN": "America/Denver",
        "PT": "America/Los_Angeles", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles",
        "PACIFIC": "America/Los_Angeles", "AKST": "America/Anchorage", "AKDT": "America/Anchorage",
        "HST": "Pacific/Honolulu",
    ]
}
