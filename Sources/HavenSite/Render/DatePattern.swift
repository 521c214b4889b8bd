import HavenDates

/// How the language of a site writes dates: the theme's `date.pattern` and `date.months`, read once.
struct DatePattern: Sendable {
    /// A piece of the pattern, in order.
    private enum Part: Sendable {
        case text(String)
        case year, month, day
    }

    private let parts: [Part]
    private let months: [String]

    /// Reads the pattern; `nil` if the theme has none, or not twelve months.
    init?(_ strings: ThemeStrings) {
        let months = strings.list("date.months")
        guard months.count == 12, let pattern = strings.text("date.pattern") else { return nil }
        self.months = months
        // As `ThemeStrings.filled` does it: a name that means nothing here stays as it stands.
        var parts: [Part] = []
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{") {
            parts.append(.text(String(rest[..<open])))
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}") else { break }
            let part: Part =
                switch rest[rest.index(after: open)..<close] {
                case "year": .year
                case "month": .month
                case "day": .day
                default: .text(String(rest[...close]))
                }
            parts.append(part)
            rest = rest[rest.index(after: close)...]
        }
        self.parts = parts + [.text(String(rest))]
    }

    /// A date in the words of the language.
    func text(of date: CivilDate) -> String {
        var result = ""
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .year: result += String(date.year)
            case .month: result += months[date.month - 1]
            case .day: result += String(date.day)
            }
        }
        return result
    }
}
