internal import HavenDiagnostics

/// Why a host could not answer a call or compute a member.
package struct TemplateCallFailure: Error, Sendable, Equatable {
    /// The rule that was broken, in lower case and without a final period.
    package let message: String
    /// What to do about it.
    package let help: String?

    package init(_ message: String, help: String? = nil) {
        self.message = message
        self.help = help
    }
}
