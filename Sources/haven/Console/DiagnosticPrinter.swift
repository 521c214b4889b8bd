import HavenDiagnostics
import HavenSite

/// Prints the diagnostics of a build on standard error.
struct DiagnosticPrinter {
    private let report: BuildReport

    init(_ report: BuildReport) {
        self.report = report
    }

    func print() {
        let formatter = DiagnosticFormatter(
            sources: report.excerpts,
            colored: Console.isColored
        )
        guard !report.diagnostics.isEmpty else { return }
        Console.printError(report.diagnostics.map(formatter.format).joined(separator: "\n"))
    }
}
