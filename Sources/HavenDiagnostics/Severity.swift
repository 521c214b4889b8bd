/// How bad a diagnostic is: an error stops the build before anything is written.
package enum Severity: String, Sendable, Comparable {
    case error
    case warning

    package static func < (left: Severity, right: Severity) -> Bool {
        left == .error && right == .warning
    }
}
