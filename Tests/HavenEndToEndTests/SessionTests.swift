import Foundation
import HavenDiagnostics
import HavenSite
import HavenTestSupport
import Testing

/// A program that stays alive and builds again: the engine of a live preview.
@Suite struct `A session` {
    private let fixture = SiteFixture([
        "Content/articles/_index.md": "---\ntitle: Articles\n---\n",
        "Content/articles/one.md": Self.article("One", day: 1),
        "Content/articles/two.md": Self.article("Two", day: 2),
        "Content/articles/three.md": Self.article("Three", day: 3),
        "Content/media/a.txt": "first",
    ])

    private static func article(_ title: String, day: Int, text: String = "Some text.") -> String {
        "---\ntitle: \(title)\ndate: 2026-01-0\(day)\ndescription: About \(title).\n---\n\n\(text)\n"
    }

    /// Runs steps in one session; after each, the output must be what a build without any memory makes.
    private func run(
        _ steps: [(write: [String: String?], rendered: Set<String>?, written: Set<String>?)]
    ) throws {
        try fixture.inTemporaryFolder { folder in
            var options = BuildOptions(project: folder, clock: .set(SiteFixture.day))
            options.program = "a test"
            var session = try BuildSession(options)
            #expect(try session.update().isSuccess)
            for step in steps {
                for (path, text) in step.write {
                    if let text {
                        try TemporaryProject.write(Array(text.utf8), to: folder + "/" + path)
                    } else {
                        try FileManager.default.removeItem(atPath: folder + "/" + path)
                    }
                }
                let report = try session.update(.paths(Set(step.write.keys)))
                if let rendered = step.rendered {
                    #expect(Set(report.rendered.map(\.text)) == rendered)
                }
                if let written = step.written {
                    #expect(Set(report.written?.written.map(\.text) ?? []) == written)
                }
                var clean = BuildOptions(project: folder, clock: .set(SiteFixture.day))
                clean.output = folder + "/Clean"
                let other = try BuildSession.build(clean)
                #expect(report.diagnostics == other.diagnostics)
                #expect(report.sources == other.sources)
                guard other.isSuccess else { continue }
                let now = try TemporaryProject.files(below: folder + "/Output")
                #expect(try now == TemporaryProject.files(below: folder + "/Clean"))
                try FileManager.default.removeItem(atPath: folder + "/Clean")
            }
        }
    }

    @Test func `renders the one page whose text was changed, and says which file that is`() throws {
        try run([
            (
                ["Content/articles/two.md": Self.article("Two", day: 2, text: "Other text.")],
                ["articles/two/index.html"], ["articles/two/index.html"]
            )
        ])
    }

    @Test func `sees what came, went and was moved`() throws {
        try run([
            (["Content/articles/four.md": Self.article("Four", day: 4)], nil, nil),
            (["Content/articles/one.md": nil], nil, nil),
            (
                [
                    "Content/articles/two.md": nil,
                    "Content/articles/second.md": Self.article("Two", day: 2),
                ], nil, nil
            ),
            (["Content/media/a.txt": "other"], [], ["media/a.txt"]),
        ])
    }

    @Test func `goes on after a mistake`() throws {
        try run([
            (["Content/articles/two.md": "---\ntitel: Two\n---\n"], nil, []),
            (["Content/articles/two.md": Self.article("Two", day: 2)], [], []),
        ])
    }

    @Test func `sees a change that hides behind an old stamp, if it is told of the file`() throws {
        let text = Self.article("Two", day: 2, text: "Same size.")
        let other = Self.article("Two", day: 2, text: "Size same.")
        try run([
            (["Content/articles/two.md": text], ["articles/two/index.html"], nil),
            (["Content/articles/two.md": other], ["articles/two/index.html"], nil),
        ])
    }

    @Test
    func
        `looks again at the forms of pages that are still right, if the site is not encrypted any more`()
        throws
    {
        let files = [
            "Content/articles/one.md": Self.article("One", day: 1),
            "Templates/article.html": """
            <!DOCTYPE html>
            <html lang="en"><head><title>{{ page.title }}</title></head>
            <body><form method="post" action="/send.txt"><button>Send</button></form></body></html>
            """,
            "Content/static/send.txt": "a program of the host",
        ]
        try SiteFixture(files).inTemporaryFolder { folder in
            var options = BuildOptions(project: folder, clock: .set(SiteFixture.day))
            options.program = "a test"
            #expect(try BuildSession.build(options).isSuccess)
            options.baseURL = SiteURL(parsing: "http://example.org/")
            let report = try BuildSession.build(options)
            options.program = nil
            let clean = try BuildSession.build(options)
            #expect(clean.diagnostics.contains { $0.severity == .error })
            #expect(report.diagnostics == clean.diagnostics)
        }
    }

    @Test func `notices that another program has built in between`() throws {
        try fixture.inTemporaryFolder { folder in
            var options = BuildOptions(project: folder, clock: .set(SiteFixture.day))
            options.program = "a test"
            var session = try BuildSession(options)
            _ = try session.update()
            let path = folder + "/Content/articles/two.md"
            try TemporaryProject.write(Array(Self.article("Zwei", day: 2).utf8), to: path)
            _ = try BuildSession.build(options)
            try TemporaryProject.write(Array(Self.article("Two", day: 2).utf8), to: path)
            _ = try session.update(.paths(["Content/articles/two.md"]))
            let page = try String(
                contentsOfFile: folder + "/Output/articles/two/index.html",
                encoding: .utf8
            )
            #expect(page.contains("<h1>Two</h1>"))
        }
    }

    @Test func `says that a damaged memory is not used, and builds without it`() throws {
        try fixture.inTemporaryFolder { folder in
            var options = BuildOptions(project: folder, clock: .set(SiteFixture.day))
            options.program = "a test"
            _ = try BuildSession.build(options)
            try TemporaryProject.write(Array("haven-cache".utf8), to: folder + "/.haven/cache/head")
            let report = try BuildSession.build(options)
            #expect(report.isSuccess)
            #expect(report.notes == ["the cache in .haven is damaged, so everything is made again"])
            options.program = "another test"
            #expect(
                try BuildSession.build(options).notes
                    == [
                        "the cache in .haven was made by another haven, so everything is made again"
                    ]
            )
        }
    }
}
