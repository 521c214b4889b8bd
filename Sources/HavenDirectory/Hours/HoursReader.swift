// Foundation carries the IANA time zone database.
private import Foundation
import HavenDates
import HavenDiagnostics

/// Reads hours word by word; the grammar is in docs/directories.md.
struct HoursReader {
    private let text: String
    private let words: [HoursWords.Word]
    private var position = 0

    private var rules: [Hours.Rule] = []
    private var exceptions: [Hours.Exception] = []
    private var isAlways = false
    private var byAppointment = false
    private var zone: String?

    private var days: Set<Weekday> = []
    private var lastDays: Set<Weekday> = []
    /// What is strange and does not hinder.
    private(set) var warnings: [ValueProblem] = []

    /// The exception that is being read.
    private var open: OpenException?

    /// The most days of one exception: whoever is closed for longer has other hours, or a status.
    private static let mostDays = 366

    /// The most exceptions, and the most times of one: more are no days that differ but another week.
    private static let mostExceptions = 100
    private static let mostTimes = 12

    /// A day, or the days from one to another, with the place of the word.
    private struct Dates {
        let first: CivilDate
        let last: CivilDate
        let range: Range<Int>

        var days: ClosedRange<Int> { first.daysSinceEpoch...last.daysSinceEpoch }
    }

    private struct OpenException {
        var dates: [Dates] = []
        var isClosed: Bool
        var spans: [Hours.Span] = []
        /// How many of the dates stand before the last semicolon.
        var finishedDates = 0
        let range: Range<Int>
    }

    init(_ text: String) {
        self.text = text
        words = HoursWords(text).words
    }

    mutating func read() throws(ValueProblem) -> Hours {
        while position < words.count {
            let word = words[position]
            position += 1
            try take(word)
        }
        try finishException(note: nil)
        let whole = 0..<text.utf8.count
        guard days.isEmpty else { throw .hoursForm(text, at: whole) }
        let pattern: Hours.Pattern
        switch (isAlways, rules.isEmpty) {
        case (true, true): pattern = .always
        case (true, false): throw .hoursForm(text, at: whole)
        case (false, false): pattern = .weekly(rules)
        case (false, true):
            guard byAppointment else { throw .hoursForm(text, at: whole) }
            pattern = .byAppointment
        }
        return Hours(
            text: text,
            pattern: pattern,
            alsoByAppointment: byAppointment && pattern != .byAppointment,
            zone: zone,
            exceptions: exceptions
        )
    }

    private mutating func take(_ word: HoursWords.Word) throws(ValueProblem) {
        let lower = word.lowercased
        if word.followsSemicolon, let count = open?.dates.count { open?.finishedDates = count }
        if let remark = word.remark {
            guard open != nil else { throw .hoursRemark(word.text, at: word.range) }
            return try finishException(note: String(remark))
        }
        switch lower {
        case "24/7":
            try finishException(note: nil)
            guard days.isEmpty else { throw .hoursForm(text, at: 0..<text.utf8.count) }
            isAlways = true
        case "closed": try takeClosed(word)
        case "or", "also", "by": try takeAppointment(from: word)
        case "and", "&":
            // Between days or times it says no more than a comma.
            if ["or", "also", "by"].contains(next ?? "") { try takeAppointment(from: word) }
        default:
            if let dates = Self.dates(word) {
                try takeDates(dates, word)
            } else if lower.contains("/") {
                try takeZone(word)
            } else if Self.looksLikeDate(lower) {
                throw .hoursNoDate(word.text, at: word.range)
            } else if Self.looksLikeTime(lower) {
                try takeSpan(word)
            } else {
                try finishException(note: nil)
                days.formUnion(try Self.days(word))
            }
        }
    }

    private var next: String? {
        position < words.count ? words[position].lowercased : nil
    }

    // MARK: Rules

    private mutating func takeSpan(_ word: HoursWords.Word) throws(ValueProblem) {
        let span = try Self.span(word)
        if Self.mayLackHalf(span, word) {
            warnings.append(.hoursLong(word.text, span, at: word.range))
        }
        try finishClosedDates(before: word)
        if var exception = open {
            guard !exception.isClosed else { throw .hoursClosed(word.text, at: word.range) }
            guard exception.spans.count < Self.mostTimes else {
                throw .hoursTooMany(at: word.range)
            }
            exception.spans.append(span)
            open = exception
            return
        }
        if days.isEmpty { days = lastDays }
        guard !days.isEmpty else { throw .hoursWithoutDay(word.text, at: word.range) }
        rules.append(Hours.Rule(days: days.sorted(), span: span))
        lastDays = days
        days = []
    }

    private mutating func takeZone(_ word: HoursWords.Word) throws(ValueProblem) {
        try finishException(note: nil)
        let name = String(word.text)
        guard TimeZone(identifier: name) != nil else { throw .hoursZone(name, at: word.range) }
        guard zone == nil else { throw .hoursSecondZone(name, at: word.range) }
        zone = name
    }

    /// `by appointment`, `or by appointment`.
    private mutating func takeAppointment(from first: HoursWords.Word) throws(ValueProblem) {
        try finishException(note: nil)
        var word = first
        while word.lowercased != "by", position < words.count {
            word = words[position]
            position += 1
        }
        guard word.lowercased == "by", position < words.count,
            words[position].lowercased == "appointment"
        else { throw .hoursDay(first.text, at: first.range) }
        position += 1
        byAppointment = true
    }

    private static func days(_ word: HoursWords.Word) throws(ValueProblem) -> [Weekday] {
        switch word.lowercased {
        case "daily": return Weekday.allCases
        case "weekdays": return Weekday.range(.monday, .friday)
        case "weekends": return Weekday.range(.saturday, .sunday)
        default: break
        }
        let ends = word.ends
        let known = ends.compactMap { Weekday($0) }
        guard known.count == ends.count, let first = known.first, let last = known.last,
            known.count <= 2
        else { throw .hoursDay(word.text, at: word.range) }
        return Weekday.range(first, last)
    }

    // MARK: Exceptions

    private mutating func takeClosed(_ word: HoursWords.Word) throws(ValueProblem) {
        if var exception = open, !exception.isClosed, exception.spans.isEmpty {
            exception.isClosed = true
            open = exception
            return
        }
        try finishException(note: nil)
        guard days.isEmpty else { throw .hoursForm(text, at: 0..<text.utf8.count) }
        open = OpenException(isClosed: true, range: word.range)
    }

    private mutating func takeDates(
        _ dates: (first: CivilDate, last: CivilDate),
        _ word: HoursWords.Word
    ) throws(ValueProblem) {
        guard dates.first.daysSinceEpoch <= dates.last.daysSinceEpoch else {
            throw .hoursDates(word.text, at: word.range)
        }
        guard dates.last.daysSinceEpoch - dates.first.daysSinceEpoch < Self.mostDays else {
            throw .hoursManyDates(word.text, at: word.range)
        }
        if let exception = open, !exception.spans.isEmpty {
            try finishException(note: nil)
        }
        var exception = open ?? OpenException(isClosed: false, range: word.range)
        exception.dates.append(Dates(first: dates.first, last: dates.last, range: word.range))
        open = exception
    }

    /// Parts `closed 2026-07-03; 2026-12-24 09:00-12:00` in two, when the time shows that the days behind the semicolon are open.
    private mutating func finishClosedDates(before word: HoursWords.Word) throws(ValueProblem) {
        guard let exception = open, exception.isClosed, exception.finishedDates > 0,
            exception.finishedDates < exception.dates.count
        else { return }
        let count = exception.finishedDates
        open?.dates = Array(exception.dates[..<count])
        try finishException(note: nil)
        open = OpenException(
            dates: Array(exception.dates[count...]),
            isClosed: false,
            range: word.range
        )
    }

    private mutating func finishException(note: String?) throws(ValueProblem) {
        guard let exception = open else { return }
        open = nil
        // A time behind it belongs to no day: least of all to one of the week that was named before.
        lastDays = []
        guard !exception.dates.isEmpty else { throw .hoursClosedWhen(at: exception.range) }
        guard exception.isClosed || !exception.spans.isEmpty else {
            throw .hoursDateWithout(at: exception.range)
        }
        guard exceptions.count + exception.dates.count <= Self.mostExceptions else {
            throw .hoursTooMany(at: exception.range)
        }
        for dates in exception.dates { warn(of: dates, spans: exception.spans) }
        exceptions += exception.dates.map { dates in
            Hours.Exception(
                first: dates.first,
                last: dates.last,
                spans: exception.spans,
                note: note.map { String(FactLine.trimmed($0[...])) }.flatMap {
                    $0.isEmpty ? nil : $0
                }
            )
        }
    }

    /// Warns if a day that differs has differed in another way before; a day out of a longer run may.
    private mutating func warn(of dates: Dates, spans: [Hours.Span]) {
        let days = dates.days
        for earlier in exceptions {
            let others = earlier.days
            let isPart =
                others.count > days.count && others.contains(days.lowerBound)
                && others.contains(days.upperBound)
            guard Set(earlier.spans) != Set(spans), days.overlaps(others), !isPart else { continue }
            let day = days.lowerBound < others.lowerBound ? earlier.first : dates.first
            warnings.append(.hoursTwice(day.iso, at: dates.range))
        }
    }

    /// A day, or the days from one to another; `nil` if the word is no date.
    private static func dates(_ word: HoursWords.Word) -> (first: CivilDate, last: CivilDate)? {
        // A date has hyphens of its own: ten characters, something, and ten more.
        let text = word.text.filter { $0 != " " }
        let head = text.prefix(10)
        guard let first = day(head) else { return nil }
        var rest = text.dropFirst(10)
        if rest.isEmpty { return (first, first) }
        if rest.lowercased().hasPrefix("to") {
            rest = rest.dropFirst(2)
        } else if rest.hasPrefix("-") || rest.hasPrefix("\u{2013}") {
            rest = rest.dropFirst()
        } else {
            return nil
        }
        return day(rest).map { (first, $0) }
    }

    private static func day(_ text: some StringProtocol) -> CivilDate? {
        guard text.utf8.count == 10 else { return nil }
        return CivilDate(parsing: String(text))
    }
}

// MARK: Times

extension HoursReader {
    private static func looksLikeTime(_ word: String) -> Bool {
        guard let first = word.utf8.first else { return false }
        return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) || word.hasPrefix("noon")
            || word.hasPrefix("midnight")
    }

    private static func looksLikeDate(_ word: String) -> Bool {
        let head = word.utf8.prefix(5)
        return head.count == 5 && head.last == UInt8(ascii: "-")
            && head.dropLast().allSatisfy { (0x30...0x39).contains($0) }
    }

    /// `9:00-5:00`, from a morning until the next one, without a word about halves of the day: likely the evening was meant.
    private static func mayLackHalf(_ span: Hours.Span, _ word: HoursWords.Word) -> Bool {
        let hasHalf = word.lowercased.contains { $0 == "m" || $0 == "n" }
        let end = span.closes - 1440
        return !hasHalf && end >= 60 && end <= span.opens && span.opens < min(end + 720, 780)
    }

    private static func span(_ word: HoursWords.Word) throws(ValueProblem) -> Hours.Span {
        let ends = word.ends
        guard ends.count == 2, let opens = minutes(ends[0]), var closes = minutes(ends[1]),
            opens < 1440
        else { throw .hoursSpan(word.text, at: word.range) }
        if ends[1].lowercased() == "midnight" { closes = 1440 }
        guard opens != closes else { throw .hoursSpan(word.text, at: word.range) }
        return Hours.Span(opens: opens, closes: closes > opens ? closes : closes + 1440)
    }

    /// Minutes after midnight of `8:00`, `08:00`, `24:00`, `8 am`, `8:30 p.m.`, `noon`.
    private static func minutes(_ text: Substring) -> Int? {
        switch text.lowercased() {
        case "noon": return 720
        case "midnight": return 0
        default: break
        }
        let digits = text.prefix { $0 == ":" || $0.isASCII && $0.isNumber }
        let rest = text.dropFirst(digits.count).drop { $0 == " " }
        let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (1...2).contains(parts[0].utf8.count),
            let hour = Int(parts[0])
        else { return nil }
        var minute = 0
        if parts.count == 2 {
            guard parts[1].utf8.count == 2, let number = Int(parts[1]), number < 60 else {
                return nil
            }
            minute = number
        }
        if rest.isEmpty {
            guard parts.count == 2, hour < 24 || hour == 24 && minute == 0 else { return nil }
            return hour * 60 + minute
        }
        guard let half = HoursWords.halfOfDay(rest), half.length == rest.count,
            (1...12).contains(hour)
        else { return nil }
        return hour % 12 * 60 + minute + half.minutes
    }
}
