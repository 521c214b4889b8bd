import Foundation
import HavenDiagnostics
import HavenSite
import HavenTestSupport
import Testing

/// Each file of `Sites/Invalid` is a project with mistakes and exactly what Haven says about it.
///
/// With HAVEN_UPDATE_GOLDENS=1 the files are rewritten, and the run still fails: a person has to look.
@Suite struct `A site with mistakes` {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Sites/Invalid")

    static let names: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (names ?? []).filter { $0.hasSuffix(".txt") }.sorted()
    }()

    @Test func `is tested in many ways`() {
        #expect(Self.names.count >= 30)
    }

    @Test(arguments: names)
    func `is described exactly, and nothing is written`(name: String) throws {
        let url = Self.folder.appending(path: name)
        let text = try String(contentsOf: url, encoding: .utf8)
        let script = SiteScript(text)
        let site = try SiteFixture(bytes: script.files).inTemporaryFolder { folder in
            for (path, target) in script.links {
                try FileManager.default.createDirectory(
                    atPath: folder + "/" + path.folderOfLink,
                    withIntermediateDirectories: true
                )
                try FileManager.default.createSymbolicLink(
                    atPath: folder + "/" + path,
                    withDestinationPath: target
                )
            }
            try TemporaryProject.write(Array("old".utf8), to: folder + "/Output/old.html")
            var options = BuildOptions(project: folder, clock: .set(SiteFixture.day))
            options.strictness = name.hasSuffix("-strict.txt") ? .strict : .standard
            return BuiltSite(
                report: try BuildSession.build(options),
                files: try TemporaryProject.files(below: folder + "/Output")
            )
        }
        #expect(!site.report.isSuccess)
        #expect(site.files == ["old.html": Array("old".utf8)])
        if site.messages != script.expected,
            ProcessInfo.processInfo.environment["HAVEN_UPDATE_GOLDENS"] == "1",
            let marker = text.range(of: "-- expected --\n")
        {
            try (text[..<marker.upperBound] + site.messages)
                .write(to: url, atomically: true, encoding: .utf8)
        }
        #expect(site.messages == script.expected)
        let helpless = site.report.diagnostics.filter { $0.help == nil }
        #expect(helpless.isEmpty, "every diagnostic says what to do")
    }
}

extension String {
    fileprivate var folderOfLink: String {
        split(separator: "/").dropLast().joined(separator: "/")
    }
}
