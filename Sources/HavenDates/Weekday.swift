/// A day of the week; the raw values are those of ISO 8601, Monday is 1.
package enum Weekday: Int, Sendable, Hashable, CaseIterable, Comparable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// The English name: `Monday`.
    package var name: String {
        switch self {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }

    /// Reads `Mon`, `Monday`, `Mondays`, whatever the case.
    package init?(_ text: some StringProtocol) {
        var word = text.lowercased()
        if word.hasSuffix("days") { word.removeLast() }
        let match = Self.allCases.first { day in
            let name = day.name.lowercased()
            return word == name || word == name.prefix(3)
                || word == name.prefix(4) && word.utf8.count == 4
        }
        guard let match else { return nil }
        self = match
    }

    /// The weekday of a day, counted from 1970-01-01, a Thursday.
    package init(daysSinceEpoch days: Int) {
        let index = ((days + 3) % 7 + 7) % 7
        guard let day = Self(rawValue: index + 1) else {
            preconditionFailure("a week has seven days")
        }
        self = day
    }

    /// The days from one to another, around the end of the week if need be: Saturday to Monday.
    package static func range(_ first: Weekday, _ last: Weekday) -> [Weekday] {
        let count = (last.rawValue - first.rawValue + 7) % 7 + 1
        return (0..<count).compactMap { Self(rawValue: (first.rawValue - 1 + $0) % 7 + 1) }
    }

    package static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }

    /// The first three letters of the English name.
    package var shortName: String { String(name.prefix(3)) }

    /// All names and short names.
    package static var allNames: [String] { allCases.flatMap { [$0.name, $0.shortName] } }

    /// Days that follow each other as one run: Monday, Wednesday to Friday.
    package static func runs(of days: [Weekday]) -> [(first: Weekday, last: Weekday)] {
        var runs: [(first: Weekday, last: Weekday)] = []
        for day in days {
            if let last = runs.last?.last, day.rawValue == last.rawValue + 1 {
                runs[runs.count - 1].last = day
            } else {
                runs.append((day, day))
            }
        }
        return runs
    }
}
