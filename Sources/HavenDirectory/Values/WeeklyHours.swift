// Foundation carries the IANA time zone database.
private import Foundation
import HavenDiagnostics

/// Hours that repeat each week: when a place is open, when a group meets.
///
///     hours   = "24/7" | rule { ("," | ";") rule } [zone]
///     rule    = [days] span              without days those of the rule before it
///     days    = "daily" | day ["-" day] { "," day ["-" day] }
///     span    = hh:mm "-" hh:mm          24 hours; an end before the start is on the next day
///     zone    = an IANA name, such as America/Phoenix
package struct WeeklyHours: Sendable, Hashable {
    /// One span of time on some days.
    package struct Rule: Sendable, Hashable {
        /// In the order of the week.
        package let days: [Weekday]
        /// Minutes after midnight, 0 to 1439.
        package let opens: Int
        /// Minutes after the midnight that `opens` counts from: more than `opens`, up to 2879 for a span
        /// that ends on the next day.
        package let closes: Int

        /// `hh:mm` of a count of minutes, on whichever day.
        package static func clock(_ minutes: Int) -> String {
            let minutes = minutes % 1440
            func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
            return padded(minutes / 60) + ":" + padded(minutes % 60)
        }
    }

    /// As written.
    package let text: String
    /// Empty for `24/7`.
    package let rules: [Rule]
    /// The IANA name at the end, if there is one; else the hours are in the zone of the site.
    package let zone: String?

    /// Whether there is no time at which it is closed.
    package var isAlways: Bool { rules.isEmpty }

    /// Reads a text that is nothing else.
    package init(parsing text: String) throws(ValueProblem) {
        var words = Self.words(of: text)
        self.text = text
        if let last = words.last, last.text.contains("/"), last.text != "24/7" {
            let name = String(last.text)
            guard TimeZone(identifier: name) != nil else { throw .hoursZone(name, at: last.range) }
            zone = name
            words.removeLast()
        } else {
            zone = nil
        }
        if words.count == 1, words[0].text == "24/7" {
            rules = []
            return
        }
        var rules: [Rule] = []
        var days: Set<Weekday> = []
        var lastDays: Set<Weekday> = []
        for word in words {
            if word.text.utf8.first.map({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") })
                ?? false
            {
                if days.isEmpty { days = lastDays }
                guard !days.isEmpty else { throw .hoursWithoutDay(word.text, at: word.range) }
                let (opens, closes) = try Self.span(word)
                rules.append(Rule(days: days.sorted(), opens: opens, closes: closes))
                lastDays = days
                days = []
            } else {
                days.formUnion(try Self.days(word))
            }
        }
        guard days.isEmpty, !rules.isEmpty else {
            throw .hoursForm(text, at: 0..<text.utf8.count)
        }
        self.rules = rules
    }

    private struct Word {
        let text: Substring
        /// The UTF-8 offsets in the whole text.
        let range: Range<Int>

        /// What stands before and behind a hyphen, without blanks.
        var ends: [Substring] {
            text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }.map { end in
                var end = end.drop { $0 == " " }
                while end.last == " " { end.removeLast() }
                return end
            }
        }
    }

    /// The words between blanks, commas and semicolons; blanks around a hyphen do not part words.
    private static func words(of text: String) -> [Word] {
        var words: [Word] = []
        var start: String.Index?
        func finish(_ end: String.Index) {
            guard let first = start else { return }
            let lower = text.utf8.distance(from: text.startIndex, to: first)
            let upper = text.utf8.distance(from: text.startIndex, to: end)
            words.append(Word(text: text[first..<end], range: lower..<upper))
            start = nil
        }
        func isHyphen(_ character: Character?) -> Bool { character == "-" || character == "–" }
        var previous: Character?
        for index in text.indices {
            let character = text[index]
            defer { if character != " " { previous = character } }
            let isGap = character == " " || character == "," || character == ";"
            let joins =
                character == " "
                && (isHyphen(previous) || isHyphen(text[index...].first { $0 != " " }))
            if isGap, !joins {
                finish(index)
            } else if start == nil, !isGap {
                start = index
            }
        }
        finish(text.endIndex)
        return words
    }

    private static func days(_ word: Word) throws(ValueProblem) -> [Weekday] {
        if word.text.lowercased() == "daily" { return Weekday.allCases }
        let ends = word.ends
        let known = ends.compactMap { Weekday($0) }
        guard known.count == ends.count, let first = known.first, let last = known.last,
            known.count <= 2
        else { throw .hoursDay(word.text, at: word.range) }
        return Weekday.range(first, last)
    }

    private static func span(_ word: Word) throws(ValueProblem) -> (opens: Int, closes: Int) {
        let ends = word.ends
        guard ends.count == 2, let opens = minutes(ends[0]), let closes = minutes(ends[1]),
            opens < 1440, opens != closes
        else { throw .hoursSpan(word.text, at: word.range) }
        return (opens, closes > opens ? closes : closes + 1440)
    }

    /// Minutes after midnight of `8:00`, `08:00` or `24:00`.
    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            let hour = number(parts[0]), let minute = number(parts[1]), minute < 60,
            hour < 24 || hour == 24 && minute == 0
        else { return nil }
        return hour * 60 + minute
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
            ? Int(text) : nil
    }
}

extension DiagnosticID {
    static let hours: DiagnosticID = "hours"
}

extension ValueProblem {
    private static let hoursHelp =
        "write days and times of 24 hours, such as 'Mon-Fri 09:00-12:00, 13:00-17:00, Sat 09:00-13:00'"

    static func hoursForm(_ text: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(.hours, "'\(text)' is not days with a time each", at: range, help: hoursHelp)
    }

    static func hoursDay(_ text: Substring, at range: Range<Int>) -> ValueProblem {
        let names = Weekday.allCases.flatMap { [$0.name, String($0.name.prefix(3))] }
        return ValueProblem(
            .hours,
            "'\(text)' is no day of the week",
            at: range,
            help: NearMiss.help(for: String(text), among: names) ?? hoursHelp
        )
    }

    static func hoursZone(_ name: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .hours,
            "unknown time zone '\(name)'",
            at: range,
            help: "use a name of the IANA database, such as 'America/Chicago', or leave it out"
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
            help: "write both ends with hours and minutes of 24 hours, such as '19:00-20:30'"
        )
    }
}
