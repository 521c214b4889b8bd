import HavenDiagnostics

extension Diagnostic {
    static func badDate(_ key: String, _ text: Located<String>) -> Diagnostic {
        Diagnostic(
            .error,
            "bad-date",
            "'\(text.value)' is not a date",
            at: text.location,
            help: "write \(key) as 2026-01-05, or 2026-01-05 19:00 with a time"
        )
    }
}
