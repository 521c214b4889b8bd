internal import HavenDiagnostics

/// The first error that stops the reading of a template; the path is added by the library.
struct SyntaxFailure: Error {
    let id: DiagnosticID
    let message: String
    let range: SourceRange
    let help: String?

    init(
        _ message: String,
        at range: SourceRange,
        help: String? = nil,
        id: DiagnosticID = .templateSyntax
    ) {
        self.id = id
        self.message = message
        self.range = range
        self.help = help
    }

    func diagnostic(path: String) -> Diagnostic {
        Diagnostic(
            .error,
            id,
            message,
            at: SourceLocation(path: path, range: range),
            help: help ?? id.usualHelp
        )
    }
}

extension DiagnosticID {
    static let templateSyntax: DiagnosticID = "template-syntax"
    static let templateEncoding: DiagnosticID = "template-encoding"
}
