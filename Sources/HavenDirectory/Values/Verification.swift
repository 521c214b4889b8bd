package import HavenDates
import HavenDiagnostics

/// That somebody checked the facts of a resource (HSDS: assured date).
package struct Verification: Sendable, Hashable {
    /// A day without a time.
    package let date: CivilDate
    /// Who checked them.
    package let by: String?
    /// Where they were read, or how: an address, or words.
    package let source: String?

    package init(date: CivilDate, by: String? = nil, source: String? = nil) {
        self.date = date
        self.by = by
        self.source = source
    }

    /// Reads `2026-09-21`, `2026-09-21 by A. Editor`, `2026-09-21 by A. Editor (https://example.org/)`.
    package init(parsing text: String) throws(ValueProblem) {
        let whole = 0..<text.utf8.count
        let day = text.prefix(10)
        guard day.utf8.count == 10, let date = CivilDate(parsing: String(day)) else {
            throw .verificationDate(
                text,
                at: 0..<(text.split(separator: " ").first?.utf8.count ?? 0)
            )
        }
        var rest = FactLine.trimmed(text.dropFirst(10))
        var source: String?
        if rest.hasSuffix(")"), let open = Self.opening(of: rest) {
            source = String(FactLine.trimmed(rest[rest.index(after: open)...].dropLast()))
            rest = FactLine.trimmed(rest[..<open])
        }
        var by: String?
        if rest.hasPrefix("by ") {
            by = String(FactLine.trimmed(rest.dropFirst(3)))
        } else if !rest.isEmpty {
            throw .verificationForm(text, at: whole)
        }
        self.init(
            date: date,
            by: by.flatMap { $0.isEmpty ? nil : $0 },
            source: source.flatMap { $0.isEmpty ? nil : $0 }
        )
    }

    /// As it is read.
    package var text: String {
        // Empty parentheses end a name that ends in some of its own.
        let end = by?.hasSuffix(")") == true ? " ()" : ""
        return date.iso + (by.map { " by " + $0 } ?? "") + (source.map { " (\($0))" } ?? end)
    }

    /// The parenthesis that the last one closes.
    private static func opening(of text: Substring) -> Substring.Index? {
        var depth = 0
        for index in text.indices.reversed() {
            if text[index] == ")" { depth += 1 }
            if text[index] == "(" {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }
}

extension DiagnosticID {
    static let verification: DiagnosticID = "verified"
}

extension ValueProblem {
    fileprivate static func verificationDate(_ text: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .verification,
            "'\(text)' does not begin with a day",
            at: range,
            help:
                "write the day of the check first: '2026-09-21 by A. Editor (https://example.org/)'"
        )
    }

    fileprivate static func verificationForm(_ text: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .verification,
            "'\(text)' is not a day with who checked it",
            at: range,
            help:
                "write '2026-09-21 by A. Editor (https://example.org/)': the name behind 'by', the "
                + "source in parentheses"
        )
    }
}
