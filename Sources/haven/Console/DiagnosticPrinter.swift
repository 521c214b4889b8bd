import HavenDiagnostics

/// Prints diagnostics on standard error.
struct DiagnosticPrinter {
    private let diagnostics: [Diagnostic]
    /// The bytes of the files that they name.
    private let excerpts: [String: [UInt8]]

    init(_ diagnostics: [Diagnostic], excerpts: [String: [UInt8]]) {
        self.diagnostics = diagnostics
        self.excerpts = excerpts
    }

    func print() {
        guard !diagnostics.isEmpty else { return }
        let formatter = DiagnosticFormatter(sources: excerpts, colored: Console.isColored)
        Console.printError(diagnostics.map(formatter.format).joined(separator: "\n"))
    }
}
