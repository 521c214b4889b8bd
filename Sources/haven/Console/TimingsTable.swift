import HavenSite

/// What `haven build --timings` says: each stage, and the templates that took longest.
struct TimingsTable {
    /// How many templates are shown.
    private static let templates = 10

    private let timings: BuildTimings

    init(_ timings: BuildTimings) {
        self.timings = timings
    }

    var text: String {
        guard !timings.stages.isEmpty else {
            return "Nothing had changed since the last build, so no stage ran."
        }
        var lines = ["Stage            wall ms     CPU ms"]
        for stage in timings.stages {
            lines.append(row(stage.name, [stage.time.wall, stage.time.work].map(milliseconds)))
        }
        guard !timings.templates.isEmpty else { return lines.joined(separator: "\n") }
        lines.append("Template             ms      files")
        for template in timings.templates.prefix(Self.templates) {
            lines.append(
                row(template.name, [milliseconds(template.seconds), String(template.files)])
            )
        }
        return lines.joined(separator: "\n")
    }

    private func row(_ name: String, _ columns: [String]) -> String {
        let width = 24 - (columns.first?.count ?? 0)
        let padded = name.count < width ? name + spaces(width - name.count) : name + " "
        return padded
            + columns.enumerated().map { index, text in
                index == 0 ? text : spaces(11 - text.count) + text
            }.joined()
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(1, count)) }

    private func milliseconds(_ seconds: Double) -> String {
        let tenths = Int((seconds * 10_000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
