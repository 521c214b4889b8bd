package import HavenDiagnostics

/// What is wrong with the text of one value, before it is known where in a file that text stands.
package struct ValueProblem: Error, Sendable, Hashable {
    package let severity: Severity
    package let id: DiagnosticID
    package let message: String
    package let help: String?
    /// The UTF-8 offsets in the text of the value.
    package let range: Range<Int>

    package init(
        _ id: DiagnosticID,
        _ message: String,
        at range: Range<Int>,
        help: String? = nil,
        severity: Severity = .error
    ) {
        self.severity = severity
        self.id = id
        self.message = message
        self.help = help
        self.range = range
    }

    /// The report for a text whose first byte is at an offset of a file and which stands there as it is.
    package func diagnostic(textAt offset: Int, path: String) -> Diagnostic {
        diagnostic(at: SourceRange(range).shifted(by: offset), path: path)
    }

    /// The report at a place that was found in another way.
    package func diagnostic(at range: SourceRange, path: String) -> Diagnostic {
        Diagnostic(
            severity,
            id,
            message,
            at: SourceLocation(path: path, range: range),
            help: help
        )
    }
}
