import HavenDiagnostics
import HavenSite

/// What a build says at its end: pages, files, every source that is not published with the reason, time.
struct BuildSummary {
    private let report: BuildReport
    private let seconds: Double

    init(_ report: BuildReport, seconds: Double) {
        self.report = report
        self.seconds = seconds
    }

    var text: String {
        var lines = [outcome, states]
        for source in report.sources where ![.published, .broken].contains(source.state) {
            let reason = source.reason.map { ": \($0)" } ?? ""
            lines.append("  \(source.state.rawValue)  \(source.path)\(reason)")
        }
        lines.append("Total in \(Int((seconds * 1000).rounded())) ms")
        return lines.joined(separator: "\n")
    }

    private var outcome: String {
        let errors = report.diagnostics.count { $0.severity == .error }
        let warnings = report.diagnostics.count - errors
        let also = warnings > 0 ? ", \(count(warnings, "warning"))" : ""
        guard report.isSuccess else {
            return "Not built: \(count(errors, "error"))\(also). The output folder is as it was."
        }
        guard let written = report.written else {
            return "\(count(report.pages, "page")) without an error\(also); nothing was written"
        }
        return "\(count(report.pages, "page")); files: \(written.written.count) written, "
            + "\(written.unchanged.count) unchanged, \(written.removed.count) removed"
    }

    private var states: String {
        let counts = SourceReport.State.allCases.compactMap { state -> String? in
            let number = report.sources.count { $0.state == state }
            return number > 0 ? "\(number) \(state.rawValue)" : nil
        }
        return "Sources: " + counts.joined(separator: ", ")
    }

    private func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
