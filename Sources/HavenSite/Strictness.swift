import HavenDiagnostics

/// Which warnings stop a build as errors do.
package enum Strictness: String, Sendable {
    /// None.
    case standard
    /// Those about what could do harm to a visitor once the site is out.
    case release
    /// All of them.
    case strict

    /// What a site must not be published with: facts that nobody has checked, that differ from the directory or that nobody reads, a form that would swallow
    /// messages, pages without a line for a crisis, a license or a review that is not what it says.
    private static let unfitForRelease: Set<DiagnosticID> = [
        .staleResources, "resource-unreachable", "fact-misplaced", "yaml-comment", "typed-number",
        "form-not-connected",
        "no-crisis-lines", "expired-credential", "future-review",
    ]

    /// A diagnostic as severe as it then is.
    func judged(_ diagnostic: Diagnostic) -> Diagnostic {
        switch self {
        case .standard: diagnostic
        case .release:
            Self.unfitForRelease.contains(diagnostic.id) ? diagnostic.asError : diagnostic
        case .strict: diagnostic.asError
        }
    }
}
