/// What the machine did wrong, in one plain sentence for people; ends the build with exit code 74.
///
/// Never about what an author wrote: that is a `Diagnostic`. When one is thrown before files are
/// moved, nothing in the output folder has changed; the sentence says so if it was later.
package struct EnvironmentFailure: Error, Hashable, CustomStringConvertible {
    /// What Haven tried, the path as given, the reason, what to do; no final period.
    package let description: String

    package init(_ sentence: String) {
        self.description = sentence
    }

    /// Says that `attempt` on `path` failed: `could not write Output/a.html: permission denied; …`.
    init(_ attempt: String, _ path: String, _ reason: SystemFailure, advice: String? = nil) {
        self.description =
            "could not \(attempt) '\(Self.printable(path))': \(reason.words); "
            + (advice ?? reason.advice)
    }

    /// A path with its control characters replaced, so that a name cannot forge a line.
    static func printable(_ path: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in path.unicodeScalars {
            text.append(scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : scalar)
        }
        return String(text)
    }
}
