import HavenDiagnostics

/// Hours as an author stated them: in the form that Haven reads, or in other words.
package struct StatedHours: Sendable, Hashable {
    /// As written.
    package let text: String
    /// `nil` if they are in other words, such as `24/7 in most areas`.
    package let hours: Hours?

    package init(_ hours: Hours) {
        text = hours.text
        self.hours = hours
    }

    /// Reads any text; gives a warning for one that is nearly in the form of hours, and for days that differ in two ways.
    package static func read(_ text: String) -> (hours: StatedHours, warnings: [ValueProblem]) {
        do throws(ValueProblem) {
            var reader = HoursReader(text)
            let hours = try reader.read()
            return (StatedHours(hours), reader.warnings)
        } catch {
            return (StatedHours(words: text), error.isWordless ? [] : [.hoursAsWritten(error)])
        }
    }

    private init(words: String) {
        text = words
        hours = nil
    }
}

extension ValueProblem {
    /// Whether what is wrong with hours is a word that is nothing like a day, so that a sentence was meant.
    fileprivate var isWordless: Bool { id == .hoursWord }

    fileprivate static func hoursAsWritten(_ problem: ValueProblem) -> ValueProblem {
        ValueProblem(
            .hours,
            "these hours are shown as written, because \(problem.message)",
            at: problem.range,
            help: problem.help,
            severity: .warning
        )
    }
}
