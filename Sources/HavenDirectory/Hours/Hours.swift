package import HavenDates

/// When a place is open, when a line answers, when a group meets: the week as it repeats, and the days that differ.
///
/// The grammar is in docs/directories.md. Times are those of a clock on the wall of their zone, so they stay the same when
/// clocks change.
package struct Hours: Sendable, Hashable {
    /// How the week repeats.
    package enum Pattern: Sendable, Hashable {
        /// There is no time at which it is closed.
        case always
        /// At least one rule, in the order written.
        case weekly([Rule])
        /// Only on request.
        case byAppointment
    }

    /// One span of time on some days of the week.
    package struct Rule: Sendable, Hashable {
        /// In the order of the week, at least one.
        package let days: [Weekday]
        package let span: Span

        package init(days: [Weekday], span: Span) {
            self.days = days
            self.span = span
        }

        package var opens: Int { span.opens }
        package var closes: Int { span.closes }
    }

    /// A time from … to …, counted from the midnight that the day begins with.
    package struct Span: Sendable, Hashable {
        /// Minutes after midnight, 0 to 1439.
        package let opens: Int
        /// Minutes after the same midnight: more than `opens`, up to 2879 for a span that ends on the next day.
        package let closes: Int

        package init(opens: Int, closes: Int) {
            self.opens = opens
            self.closes = closes
        }

        /// From midnight to midnight.
        package static let wholeDay = Span(opens: 0, closes: 1440)

        /// `hh:mm` of a count of minutes, on whichever day.
        package static func clock(_ minutes: Int) -> String {
            let minutes = minutes % 1440
            func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
            return padded(minutes / 60) + ":" + padded(minutes % 60)
        }
    }

    /// Days on which the week does not hold.
    package struct Exception: Sendable, Hashable {
        /// Days without a time; `last` is not before `first`.
        package let first: CivilDate
        package let last: CivilDate
        /// The times that hold instead; empty if it is closed.
        package let spans: [Span]
        /// Why, in the author's words: `Thanksgiving`.
        package let note: String?

        package init(first: CivilDate, last: CivilDate, spans: [Span], note: String?) {
            self.first = first
            self.last = last
            self.spans = spans
            self.note = note
        }

        /// Whether it is about a day, counted from 1970-01-01.
        package func covers(_ day: Int) -> Bool { days.contains(day) }

        /// Its days, counted from 1970-01-01.
        var days: ClosedRange<Int> { first.daysSinceEpoch...last.daysSinceEpoch }
    }

    /// As written.
    package let text: String
    package let pattern: Pattern
    /// Whether one can also come, or call, at a time that was agreed on.
    package let alsoByAppointment: Bool
    /// The IANA name, if one was written; else the hours are in the zone of the site.
    package let zone: String?
    /// In the order written; of two that are about the same day, the last holds.
    package let exceptions: [Exception]

    init(
        text: String,
        pattern: Pattern,
        alsoByAppointment: Bool = false,
        zone: String? = nil,
        exceptions: [Exception] = []
    ) {
        self.text = text
        self.pattern = pattern
        self.alsoByAppointment = alsoByAppointment
        self.zone = zone
        self.exceptions = exceptions
    }

    /// Hours that another format states, with the text that an author would have written for them.
    package init(
        pattern: Pattern,
        alsoByAppointment: Bool = false,
        zone: String? = nil,
        exceptions: [Exception] = []
    ) {
        self.init(
            text: HoursWriter.text(
                pattern,
                alsoByAppointment: alsoByAppointment,
                zone: zone,
                exceptions: exceptions
            ),
            pattern: pattern,
            alsoByAppointment: alsoByAppointment,
            zone: zone,
            exceptions: exceptions
        )
    }

    /// Reads a text that is nothing else.
    package init(parsing text: String) throws(ValueProblem) {
        self = try Self.read(text).hours
    }

    /// Reads a text that is nothing else; gives warnings of days that differ in two ways.
    package static func read(
        _ text: String
    ) throws(ValueProblem) -> (hours: Hours, warnings: [ValueProblem]) {
        do throws(ValueProblem) {
            var reader = HoursReader(text)
            let hours = try reader.read()
            return (hours, reader.warnings)
        } catch {
            // Only `StatedHours` wants to know which word it was.
            throw ValueProblem(.hours, error.message, at: error.range, help: error.help)
        }
    }

    /// The rules of the week; none for `24/7` and `by appointment`.
    package var rules: [Rule] {
        if case .weekly(let rules) = pattern { rules } else { [] }
    }

    package var isAlways: Bool { pattern == .always }
}
