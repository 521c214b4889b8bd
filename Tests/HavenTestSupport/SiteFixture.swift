// Foundation makes and removes the temporary folder of a fixture.
import Foundation
package import HavenDates
import HavenDiagnostics
package import HavenSite

/// A whole project in a dictionary: `["Content/about.md": "…"]` → built in a temporary folder.
///
/// A `Content/site.yaml` is added unless the test brings its own. The clock is fixed, so that no test
/// depends on the day it runs.
package struct SiteFixture {
    /// The settings of fixtures that do not care; without reports about checks, lists of resources and downloads.
    package static let settings =
        plainSettings + """
            freshness: off
            facets: {lists: []}
            downloads: off

            """

    /// The settings that every site has to have.
    package static let plainSettings = """
        format: 1
        title: Test Site
        url: https://example.org/
        timezone: America/Chicago

        """

    /// The day fixtures are built on: 2026-06-15 in the zone of the site.
    package static let day = CivilDate(year: 2026, month: 6, day: 15)

    private let files: [String: [UInt8]]

    package init(_ files: [String: String]) {
        self.init(bytes: files.mapValues { Array($0.utf8) })
    }

    package init(bytes files: [String: [UInt8]]) {
        var files = files
        if files["Content/site.yaml"] == nil {
            files["Content/site.yaml"] = Array(Self.settings.utf8)
        }
        if files["Content/_index.md"] == nil {
            files["Content/_index.md"] = Array("---\ntitle: Home\n---\nWelcome.\n".utf8)
        }
        self.files = files.filter { !$0.value.isEmpty || $0.key != "Content/_index.md" }
    }

    /// Builds the project once and reads back all that is in its output folder.
    package func build(_ change: (inout BuildOptions) -> Void = { _ in }) throws -> BuiltSite {
        try inTemporaryFolder { folder in
            var options = BuildOptions(project: folder, clock: .set(Self.day))
            change(&options)
            let report = try BuildSession.build(options)
            return BuiltSite(
                report: report,
                files: try TemporaryProject.files(below: folder + "/Output")
            )
        }
    }

    /// Writes the project into a folder that lives as long as `body` runs.
    package func inTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "haven-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (path, bytes) in files {
            try TemporaryProject.write(bytes, to: folder + "/" + path)
        }
        return try body(folder)
    }
}

/// What a build left behind.
package struct BuiltSite {
    package let report: BuildReport
    /// The published files by path, Haven's own left out.
    package let files: [String: [UInt8]]

    package init(report: BuildReport, files: [String: [UInt8]]) {
        self.report = report
        self.files = files
    }

    /// The text of a published file, or a remark that fails any comparison.
    package subscript(path: String) -> String {
        files[path].map { String(decoding: $0, as: UTF8.self) } ?? "(no file \(path))"
    }

    /// All diagnostics as they are printed.
    package var messages: String {
        let formatter = DiagnosticFormatter(sources: report.excerpts)
        return report.diagnostics.map(formatter.format).joined(separator: "\n")
    }
}

/// Files of a project on disk.
package enum TemporaryProject {
    package static func write(_ bytes: [UInt8], to path: String) throws {
        let url = URL(filePath: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: url)
    }

    /// Every file below a folder by its path there, without Haven's manifest.
    package static func files(below folder: String) throws -> [String: [UInt8]] {
        guard let paths = FileManager.default.subpaths(atPath: folder) else { return [:] }
        var files: [String: [UInt8]] = [:]
        for path in paths where !path.hasPrefix(".haven") {
            let url = URL(filePath: folder + "/" + path)
            guard try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory != true else {
                continue
            }
            files[path] = Array(try Data(contentsOf: url))
        }
        return files
    }
}
