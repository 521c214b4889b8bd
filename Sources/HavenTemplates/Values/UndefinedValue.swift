internal import HavenDiagnostics

/// A look-up that found nothing, kept until somebody uses it.
///
/// `is defined` and `default` may look at it; anything else fails with the place of the look-up.
package struct UndefinedValue: Sendable {
    let message: String
    /// What was asked for and what there is, for "did you mean".
    let name: String
    let candidates: [String]
    /// What to do about it, if that is known better than by a near miss.
    private let help: String?
    /// Where it was looked up; set by the renderer.
    var place: Trouble.Place?
    /// Whether it is the missing `else` of an inline `if`, which prints as nothing.
    let isSilent: Bool

    init(
        _ message: String,
        name: String = "",
        candidates: [String] = [],
        help: String? = nil,
        isSilent: Bool = false
    ) {
        self.message = message
        self.name = name
        self.candidates = candidates
        self.help = help
        self.isSilent = isSilent
    }

    /// What an inline `if` without `else` gives.
    static let noElse = UndefinedValue("this inline 'if' has no 'else'", isSilent: true)

    /// The error of using it.
    var trouble: Trouble {
        Trouble(
            .templateUndefined,
            message,
            help: help ?? NearMiss.help(for: name, among: candidates),
            place: place
        )
    }
}
