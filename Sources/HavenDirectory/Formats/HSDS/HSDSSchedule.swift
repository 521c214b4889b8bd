import HavenDates
import HavenDiagnostics

/// A schedule of HSDS, whose fields are those of a rule of iCalendar.
struct HSDSSchedule {
    /// The days from which and to which it holds, as written.
    struct Validity: Hashable {
        let first: String?
        let last: String?

        static let unlimited = Validity(first: nil, last: nil)

        var words: String? {
            switch (first, last) {
            case (nil, nil): nil
            case (let first?, nil): "from \(first)"
            case (nil, let last?): "until \(last)"
            case (let first?, let last?): "from \(first) to \(last)"
            }
        }
    }

    /// What stands behind a time.
    enum Offset: Hashable {
        case none, utc, other
    }

    let item: HSDSItem
    /// The time of the week, if that is what it is.
    let rule: Hours.Rule?
    let offset: Offset
    /// A value that is not what it should be.
    let problem: (message: String, location: SourceLocation)?
    let validity: Validity

    /// `isOwn` is whether Haven wrote it, whose offsets mean nothing.
    init(_ item: HSDSItem, isOwn: Bool) {
        self.item = item
        validity = Self.validity(of: item)
        var problem: (message: String, location: SourceLocation)?
        func time(_ name: String) -> (minutes: Int, offset: Offset)? {
            guard let text = item.text(name) else { return nil }
            if let time = Self.time(text) { return time }
            let shown = PlainText.line(text)
            problem = ("'\(shown)' is no time of the day", item.place(of: name))
            return nil
        }
        let opens = time("opens_at")
        let closes = time("closes_at")
        var days: [Weekday] = []
        if let text = item.text("byday") {
            let parts = Self.days(text)
            if let parts {
                days = parts.allSatisfy { $0.number == 0 } ? Set(parts.map(\.day)).sorted() : []
            } else {
                let shown = PlainText.line(text)
                problem = ("'\(shown)' is no list of days of the week", item.place(of: "byday"))
            }
        } else if item.text("freq") != nil, let day = item.text("dtstart"),
            let date = CivilDate(parsing: String(day.prefix(10)))
        {
            days = [Weekday(daysSinceEpoch: date.daysSinceEpoch)]
        }
        if let text = item.text("freq"), !["WEEKLY", "MONTHLY"].contains(text.uppercased()) {
            let shown = PlainText.line(text)
            problem = ("'\(shown)' is neither WEEKLY nor MONTHLY", item.place(of: "freq"))
        }
        self.problem = problem
        offset = opens?.offset ?? .none
        guard problem == nil, Self.isWeekly(item), !days.isEmpty, let opens, let closes,
            let span = Self.span(opens.minutes, closes.minutes)
        else {
            rule = nil
            return
        }
        rule = Hours.Rule(days: days, span: span)
    }

    static func validity(of item: HSDSItem) -> Validity {
        Validity(
            first: item.text("valid_from").map(PlainText.line),
            last: item.text("valid_to").map(PlainText.line)
        )
    }

    /// Whether it says anything but words.
    var hasTimes: Bool {
        ["freq", "byday", "opens_at", "closes_at", "bymonthday", "dtstart"].contains {
            item.text($0) != nil
        }
    }

    /// Whether it repeats each week without an end.
    private static func isWeekly(_ item: HSDSItem) -> Bool {
        let freq = item.text("freq")?.uppercased()
        let interval = item.text("interval")
        return freq == nil && item.text("byday") != nil || freq == "WEEKLY"
            ? (interval == nil || Double(interval ?? "") == 1)
                && ["until", "count", "byweekno", "bymonthday", "byyearday"].allSatisfy {
                    item.text($0) == nil
                } : false
    }

    /// A whole day is from 00:00 to 23:59, as the guidance of the specification has it.
    private static func span(_ opens: Int, _ closes: Int) -> Hours.Span? {
        guard opens < 1440, opens != closes else { return nil }
        if opens == 0, closes == 1439 { return .wholeDay }
        return Hours.Span(opens: opens, closes: closes > opens ? closes : closes + 1440)
    }

    // MARK: Values

    /// `09:00`, `09:00:00`, `09:00:00.000`, `09:00Z`, `09:00-05:00`.
    private static func time(_ text: String) -> (minutes: Int, offset: Offset)? {
        let bytes = Array(text.utf8)
        func number(_ start: Int) -> Int? {
            guard start + 2 <= bytes.count,
                bytes[start..<start + 2].allSatisfy({ (0x30...0x39).contains($0) })
            else { return nil }
            return Int(bytes[start] - 0x30) * 10 + Int(bytes[start + 1] - 0x30)
        }
        guard bytes.count >= 5, bytes.count <= 32, let hour = number(0),
            bytes[2] == UInt8(ascii: ":"), let minute = number(3), minute < 60,
            hour < 24 || hour == 24 && minute == 0
        else { return nil }
        var rest = bytes[5...]
        if rest.first == UInt8(ascii: ":") {
            guard number(6) != nil else { return nil }
            rest = bytes[8...]
            if rest.first == UInt8(ascii: ".") {
                rest = rest.dropFirst().drop { (0x30...0x39).contains($0) }
            }
        }
        let minutes = hour * 60 + minute
        if rest.isEmpty { return (minutes, .none) }
        if ["Z", "z", "+00:00", "+0000", "+00"].contains(String(decoding: rest, as: UTF8.self)) {
            return (minutes, .utc)
        }
        guard let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            rest.dropFirst().allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ":") }),
            (3...6).contains(rest.count)
        else { return nil }
        return (minutes, .other)
    }

    /// `MO,2TU,-1FR`: days, each with which of a month it is, 0 for all; `nil` if something else is among them.
    static func days(_ text: String) -> [(number: Int, day: Weekday)]? {
        var days: [(number: Int, day: Weekday)] = []
        for part in text.split(separator: ",") {
            let word = FactLine.trimmed(part)
            let code = word.suffix(2).uppercased()
            let number = word.dropLast(2)
            guard let index = HSDSClock.codes.firstIndex(of: code),
                let day = Weekday(rawValue: index + 1),
                number.isEmpty || Int(number).map({ (-53...53).contains($0) }) == true
            else { return nil }
            days.append((Int(number) ?? 0, day))
        }
        return days.isEmpty ? nil : days
    }
}
