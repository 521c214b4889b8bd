import Foundation
import HavenDates
import HavenDiagnostics
import HavenSite
import HavenTestSupport
import Testing

/// What a build remembers never changes what the next one makes: cases that were thought of while the code was read.
@Suite struct `A build with a memory` {
    private static let article =
        "---\ntitle: One\ndate: 2026-01-01\ndescription: About one.\n---\n\nSome text.\n"

    /// Builds, changes something, builds again; the report and the output must be those of a build without any memory.
    ///
    /// - Returns: The second report.
    @discardableResult
    private func expectSame(
        _ files: [String: String],
        on day: CivilDate = SiteFixture.day,
        later: CivilDate? = nil,
        after change: (String) throws -> Void
    ) throws -> BuildReport {
        try SiteFixture(files).inTemporaryFolder { folder in
            var options = BuildOptions(project: folder, clock: Self.now(day))
            options.program = "a test"
            // Until then the stamps of the sources are too young to be believed.
            Thread.sleep(forTimeInterval: 2.5)
            #expect(try BuildSession.build(options).isSuccess)
            try change(folder)
            options.clock = Self.now(later ?? day)
            let report = try BuildSession.build(options)
            let files = try report.isSuccess ? Self.output(folder) : nil
            options.program = nil
            let clean = try BuildSession.build(options)
            #expect(report.diagnostics == clean.diagnostics)
            #expect(report.excerpts == clean.excerpts)
            #expect(report.sources == clean.sources)
            #expect(report.isSuccess == clean.isSuccess)
            #expect(try files == (clean.isSuccess ? Self.output(folder) : nil))
            return report
        }
    }

    /// Noon of a day by the machine's clock: what `haven build` has without `--clock`.
    private static func now(_ day: CivilDate) -> BuildClock {
        .now(day.daysSinceEpoch * 86_400 + 43_200)
    }

    private static func output(_ folder: String) throws -> [String: [UInt8]] {
        try TemporaryProject.files(below: folder + "/Output")
    }

    private static func move(_ from: String, _ to: String, in folder: String) throws {
        try FileManager.default.moveItem(atPath: folder + "/" + from, toPath: folder + "/" + to)
    }

    @Test func `moves what follows a new resource into the next part`() throws {
        func table(_ numbers: Range<Int>) -> String {
            "Name,Kind,Web\n" + numbers.map { "R\($0),service,r\($0).example\n" }.joined()
        }
        for numbers in [0..<201, 1..<201, 0..<100, 50..<202] {
            try expectSame([
                "Content/resources/help.csv": table(1..<202),
                "Content/about.md": "---\ntitle: A\n---\n[a](resources/help.csv#r101)\n",
            ]) { folder in
                try TemporaryProject.write(
                    Array(table(numbers).utf8),
                    to: folder + "/Content/resources/help.csv"
                )
            }
        }
    }

    @Test func `sees a day pass that only a warning compares with`() throws {
        let reviewed = """
            ---
            title: One
            date: 2026-01-01
            description: About one.
            reviewed: {by: A. Reviewer, date: 2026-03-03}
            ---

            Some text.

            """
        let day = CivilDate(year: 2026, month: 3, day: 2)
        for later in [day.daysSinceEpoch + 1, day.daysSinceEpoch + 4] {
            let report = try expectSame(
                ["Content/articles/one.md": reviewed],
                on: day,
                later: CivilDate(daysSinceEpoch: later)
            ) { _ in }
            #expect(report.diagnostics.isEmpty)
        }
        let same = try expectSame(["Content/articles/one.md": reviewed], on: day) { _ in }
        #expect(same.diagnostics.count == 1)
    }

    #if os(Linux)
    // Elsewhere the file system itself takes the two names for one.
    @Test func `knows a file by the bytes of its name`() throws {
        let warned = Self.article + "\n# Too loud\n"
        let report = try expectSame(["Content/articles/\u{E9}.md": warned]) { folder in
            try Self.move("Content/articles/\u{E9}.md", "Content/articles/e\u{301}.md", in: folder)
        }
        #expect(report.excerpts.count == 1)
    }
    #endif

    @Test func `notices that a folder of the output has become a link`() throws {
        let report = try expectSame(["Content/articles/one.md": Self.article]) { folder in
            try Self.move("Output/articles", "kept", in: folder)
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/Output/articles",
                withDestinationPath: "../kept"
            )
        }
        #expect(report.diagnostics.contains { $0.id == "output-foreign-file" })
    }

    @Test func `follows the links of a text to where they lead from its new folder`() throws {
        let target = "---\ntitle: Guide\ndescription: A guide.\n---\n\nText.\n"
        try expectSame([
            "Content/articles/one.md": Self.article + "\n[Guide](../guide/d.md)\n",
            "Content/guide/d.md": target,
            "Content/articles/guide/d.md": target,
        ]) { folder in
            try FileManager.default.createDirectory(
                atPath: folder + "/Content/articles/one",
                withIntermediateDirectories: false
            )
            try Self.move("Content/articles/one.md", "Content/articles/one/index.md", in: folder)
        }
    }

    @Test(arguments: ["cache", "cache/bodies-1"])
    func `does without what is not its own`(name: String) throws {
        let path = "/.haven/" + name
        let report = try expectSame(["Content/articles/one.md": Self.article]) { folder in
            try FileManager.default.removeItem(atPath: folder + path)
            try FileManager.default.createSymbolicLink(
                atPath: folder + path,
                withDestinationPath: "elsewhere"
            )
            let text = Self.article.replacing("Some text", with: "Other text")
            try TemporaryProject.write(Array(text.utf8), to: folder + "/Content/articles/one.md")
        }
        #expect(report.isSuccess)
        #expect(report.notes.count == 1)
    }

    @Test func `that stays alive sees a change behind a link`() throws {
        try SiteFixture(["shared/a.md": Self.article]).inTemporaryFolder { folder in
            let articles = folder + "/Content/articles"
            try FileManager.default.createDirectory(
                atPath: articles,
                withIntermediateDirectories: true
            )
            try FileManager.default.createSymbolicLink(
                atPath: articles + "/a.md",
                withDestinationPath: "../../shared/a.md"
            )
            var options = BuildOptions(project: folder, clock: .set(SiteFixture.day))
            options.program = "a test"
            var session = try BuildSession(options)
            #expect(try session.update().isSuccess)
            let text = Self.article.replacing("Some text", with: "Text some")
            try TemporaryProject.write(Array(text.utf8), to: folder + "/shared/a.md")
            let report = try session.update(.paths(["shared/a.md"]))
            #expect(report.written?.written.map(\.text) == ["articles/a/index.html"])
            try FileManager.default.removeItem(atPath: folder + "/Content/articles")
            let last = try session.update(.paths(["Content/articles"]))
            #expect(last.written?.removed.map(\.text).contains("articles/a/index.html") == true)
        }
    }
}
