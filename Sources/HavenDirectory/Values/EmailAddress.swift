import HavenDiagnostics

/// An email address in the plain form that a `mailto:` link can carry.
package struct EmailAddress: Sendable, Hashable {
    package let text: String

    /// Reads a text that is one address and nothing else.
    package init(parsing text: String) throws(ValueProblem) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isSound =
            parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
            && !parts[1].hasPrefix(".") && !parts[1].hasSuffix(".")
            && text.utf8.allSatisfy {
                // The last three mean something in a `mailto:` link.
                $0 > 0x20 && $0 != 0x7F && !"<>(),;:\"[]\\%?#".utf8.contains($0)
            }
        guard isSound else {
            throw ValueProblem(
                .emailForm,
                "'\(text)' is no email address",
                at: 0..<text.utf8.count,
                help: "write one address, such as 'help@example.org'; remarks go into a note"
            )
        }
        self.text = text
    }
}

extension DiagnosticID {
    static let emailForm: DiagnosticID = "email-form"
}
