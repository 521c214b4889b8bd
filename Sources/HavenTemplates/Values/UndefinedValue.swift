internal import HavenDiagnostics

/// A look-up that found nothing, kept until somebody uses it.
///
/// `is defined` and `default` may look at it; anything else fails with the place of the look-up.
package struct UndefinedValue: Sendable {
    let message: String
    /// What was asked for and what there is, for "did you mean".
    let name: String
    let candidates: [String]
    /// Where it was looked up; set by the renderer.
    var place: Trouble.Place?
    /// Whether it is the missing `else` of an inline `if`, which prints as nothing.
    let isSilent: Bool

    init(_ message: String, name: String = "", candidates: [String] = [], isSilent: Bool = false) {
        self.message = message
        self.name = name
        self.candidates = candidates
        self.isSilent = isSilent
    }

    /// The error of using it.
    var trouble: Trouble {
        Trouble(
            .templateUndefined,
            message,
            help: NearMiss.help(for: name, among: candidates),
            place: place
        )
    }
}
