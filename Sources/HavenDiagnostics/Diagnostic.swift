/// One report about the author's input: what is wrong, where, and what to do.
///
/// The message states the rule that was broken and leads with the most specific thing; it starts in
/// lower case and has no final period. The help says what to do next. Diagnostics quote the content
/// of the site only, never values of the environment.
package struct Diagnostic: Sendable, Hashable {
    /// A second place or a remark that belongs to the report.
    package struct Note: Sendable, Hashable {
        package let message: String
        package let location: SourceLocation?

        package init(_ message: String, at location: SourceLocation? = nil) {
            self.message = message
            self.location = location
        }
    }

    package let severity: Severity
    package let id: DiagnosticID
    package let message: String
    /// The place to mend; `nil` only if no file is to blame.
    package let location: SourceLocation?
    package let notes: [Note]
    package let help: String?

    package init(
        _ severity: Severity,
        _ id: DiagnosticID,
        _ message: String,
        at location: SourceLocation?,
        notes: [Note] = [],
        help: String? = nil
    ) {
        self.severity = severity
        self.id = id
        self.message = message
        self.location = location
        self.notes = notes
        self.help = help
    }

    /// The same report as an error, for builds in which a warning may not pass.
    package var asError: Diagnostic {
        Diagnostic(.error, id, message, at: location, notes: notes, help: help)
    }

    /// The same report with one more note at the end.
    package func adding(_ note: Note) -> Diagnostic {
        Diagnostic(severity, id, message, at: location, notes: notes + [note], help: help)
    }
}
