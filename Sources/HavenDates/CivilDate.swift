/// A date, and perhaps a time, as an author writes it: `2026-01-05`, `2026-01-05 19:00`,
/// `2026-01-05T19:00:00-05:00`.
///
/// Holds what was written and nothing more: without a time it is a day, without an offset it is local
/// to the site. Only `TimeZoneRules` turns it into an instant. Years are 0001 to 9999 of the proleptic
/// Gregorian calendar, as in RFC 3339. Kept in few bytes: every page has several.
package struct CivilDate: Sendable, Hashable {
    /// A time of day, to the second.
    package struct Time: Sendable, Hashable {
        private let storedHour: UInt8
        private let storedMinute: UInt8
        private let storedSecond: UInt8

        package init(hour: Int, minute: Int, second: Int) {
            storedHour = UInt8(clamping: hour)
            storedMinute = UInt8(clamping: minute)
            storedSecond = UInt8(clamping: second)
        }

        package var hour: Int { Int(storedHour) }
        package var minute: Int { Int(storedMinute) }
        package var second: Int { Int(storedSecond) }
    }

    private let storedYear: Int32
    private let storedMonth: UInt8
    private let storedDay: UInt8
    /// The time, if one was written.
    package let time: Time?
    private let storedOffset: Int32?

    package init(year: Int, month: Int, day: Int, time: Time? = nil, offset: Int? = nil) {
        self.storedYear = Int32(clamping: year)
        self.storedMonth = UInt8(clamping: month)
        self.storedDay = UInt8(clamping: day)
        self.time = time
        self.storedOffset = offset.map { Int32(clamping: $0) }
    }

    package var year: Int { Int(storedYear) }
    package var month: Int { Int(storedMonth) }
    package var day: Int { Int(storedDay) }
    /// The distance from UTC in seconds, if one was written; `Z` is 0.
    package var offset: Int? { storedOffset.map(Int.init) }

    /// Reads the forms above; `nil` if the text is another, or if there is no such day or time.
    package init?(parsing text: String) {
        var scanner = DigitScanner(text)
        guard let year = scanner.number(digits: 4), year >= 1, scanner.skip("-"),
            let month = scanner.number(digits: 2), (1...12).contains(month), scanner.skip("-"),
            let day = scanner.number(digits: 2),
            (1...Self.dayCount(ofMonth: month, year: year)).contains(day)
        else { return nil }
        guard !scanner.isAtEnd else {
            self.init(year: year, month: month, day: day)
            return
        }
        guard scanner.skip("T") || scanner.skip("t") || scanner.skip(" "),
            let time = scanner.time(), let offset = scanner.offset(), scanner.isAtEnd
        else { return nil }
        self.init(year: year, month: month, day: day, time: time, offset: offset.seconds)
    }

    /// The number of days from 1970-01-01 to this one, after Howard Hinnant's `days_from_civil`.
    package var daysSinceEpoch: Int {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day that lies a number of days after 1970-01-01, after Howard Hinnant's `civil_from_days`.
    package init(daysSinceEpoch days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    /// A time on a day that is counted from 1970-01-01; a day's worth of minutes and more lead into the next days.
    package init(day: Int, minutes: Int) {
        let date = CivilDate(daysSinceEpoch: day + minutes / 1440)
        self.init(
            year: date.year,
            month: date.month,
            day: date.day,
            time: Time(hour: minutes % 1440 / 60, minute: minutes % 60, second: 0)
        )
    }

    /// The same day without a time.
    package var dateOnly: CivilDate { CivilDate(year: year, month: month, day: day) }

    /// The seconds from 1970-01-01T00:00:00 to this date and time on the same clock.
    package var clockSeconds: Int {
        let time = time ?? Time(hour: 0, minute: 0, second: 0)
        return daysSinceEpoch * 86_400 + time.hour * 3600 + time.minute * 60 + time.second
    }

    /// What was written, in the form of ISO 8601: `2026-01-05` or `2026-01-05T19:00:00-05:00`.
    package var iso: String {
        var text: [UInt8] = []
        text.reserveCapacity(32)
        text.append(year, digits: 4)
        text.append(UInt8(ascii: "-"))
        text.append(month, digits: 2)
        text.append(UInt8(ascii: "-"))
        text.append(day, digits: 2)
        if let time {
            text.append(UInt8(ascii: "T"))
            text.append(time.hour, digits: 2)
            text.append(UInt8(ascii: ":"))
            text.append(time.minute, digits: 2)
            text.append(UInt8(ascii: ":"))
            text.append(time.second, digits: 2)
            if let offset { text += Self.offsetText(offset).utf8 }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// An offset as RFC 3339 writes it: `Z` or `-05:00`.
    package static func offsetText(_ seconds: Int) -> String {
        guard seconds != 0 else { return "Z" }
        let minutes = abs(seconds) / 60
        var text = [UInt8(ascii: seconds < 0 ? "-" : "+")]
        text.append(minutes / 60, digits: 2)
        text.append(UInt8(ascii: ":"))
        text.append(minutes % 60, digits: 2)
        return String(decoding: text, as: UTF8.self)
    }

    private static func dayCount(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension [UInt8] {
    /// Adds a number in decimal with at least so many digits.
    fileprivate mutating func append(_ number: Int, digits: Int) {
        guard number >= 0, number < 10_000 else {
            let text = String(number)
            self += repeatElement(UInt8(ascii: "0"), count: Swift.max(0, digits - text.utf8.count))
            self += text.utf8
            return
        }
        if digits > 3 || number > 999 { append(UInt8(ascii: "0") + UInt8(number / 1000)) }
        if digits > 3 || number > 99 { append(UInt8(ascii: "0") + UInt8(number / 100 % 10)) }
        append(UInt8(ascii: "0") + UInt8(number / 10 % 10))
        append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}

/// Reads fixed-width numbers from the front of a text.
private struct DigitScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func number(digits: Int) -> Int? {
        let head = rest.prefix(digits)
        guard head.count == digits,
            head.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        rest = rest.dropFirst(digits)
        return head.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    mutating func time() -> CivilDate.Time? {
        guard let hour = number(digits: 2), hour < 24, skip(":"),
            let minute = number(digits: 2), minute < 60
        else { return nil }
        guard skip(":") else { return CivilDate.Time(hour: hour, minute: minute, second: 0) }
        guard let second = number(digits: 2), second < 60 else { return nil }
        return CivilDate.Time(hour: hour, minute: minute, second: second)
    }

    /// An offset if one follows; the outer optional is `nil` if what follows is none.
    mutating func offset() -> (seconds: Int?, Void)? {
        if isAtEnd { return (nil, ()) }
        if skip("Z") || skip("z") { return (0, ()) }
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hours = number(digits: 2), hours < 24 else { return nil }
        _ = skip(":")
        guard let minutes = number(digits: 2), minutes < 60 else { return nil }
        return (sign * (hours * 3600 + minutes * 60), ())
    }
}
