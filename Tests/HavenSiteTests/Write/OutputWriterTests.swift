import FoundationEssentials
import HavenDiagnostics
import Testing

@testable import HavenSite

@Suite struct `Writing the output folder` {
    private let site: SiteBuilder

    init() throws {
        site = SiteBuilder(folder: try TemporaryFolder())
    }

    private func refusal(_ plan: [String: String]) throws -> [String] {
        do {
            try site.build(plan)
            return []
        } catch SiteBuilder.Refused.with(let diagnostics) {
            #expect(diagnostics.allSatisfy { $0.id == .outputForeignFile && $0.severity == .error })
            return diagnostics.compactMap { $0.location?.path }
                .map { String($0.dropFirst(site.folder.path.count + 1)) }
        }
    }

    private func modification(_ path: String) throws -> Date? {
        try FileManager.default.attributesOfItem(atPath: site.folder / path)[.modificationDate]
            as? Date
    }

    private func age(_ path: String) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000_000)],
            ofItemAtPath: site.folder / path
        )
    }

    @Test func `says what was written, unchanged and removed`() throws {
        let first = try site.build(["b.html": "b", "a/x.html": "x", "c.html": "c"])
        #expect(first.written.map(\.text) == ["a/x.html", "b.html", "c.html"])
        #expect(first.unchanged.isEmpty && first.removed.isEmpty)
        let second = try site.build(["b.html": "other", "a/x.html": "x", "d.html": "d"])
        #expect(second.written.map(\.text) == ["b.html", "d.html"])
        #expect(second.unchanged.map(\.text) == ["a/x.html"])
        #expect(second.removed.map(\.text) == ["c.html"])
        #expect(site.published == ["b.html": "other", "a/x.html": "x", "d.html": "d"])
    }

    @Test func `touches no file whose bytes are the same`() throws {
        try site.build(["a.html": "a", "f/b.html": "b"])
        for path in ["a.html", "f/b.html", OwnNames.manifest] { try age("Output/" + path) }
        let before = try modification("Output/a.html")
        try site.build(["a.html": "a", "f/b.html": "b"])
        for path in ["a.html", "f/b.html", OwnNames.manifest] {
            #expect(try modification("Output/" + path) == before, "\(path)")
        }
        try site.build(["a.html": "a", "f/b.html": "changed"])
        #expect(try modification("Output/a.html") == before)
        #expect(try modification("Output/f/b.html") != before)
    }

    @Test func `keeps what others put there, also when all of Haven's own goes`() throws {
        try site.folder.write("", to: "Output/.gitkeep")
        try site.folder.write("x", to: "Output/.well-known/security.txt")
        try site.build(["a/b/c.html": "c", "d.html": "d"])
        try site.folder.write("theirs", to: "Output/a/theirs.txt")
        try site.build([:])
        #expect(
            site.published == [
                ".gitkeep": "", ".well-known/security.txt": "x", "a/theirs.txt": "theirs",
            ]
        )
        #expect(site.folder.tree("Output").keys.contains("a/b/") == false)
    }

    @Test func `leaves an empty folder alone that it did not make`() throws {
        try site.folder.makeFolder("Output/media")
        try site.build(["media/x.png": "x"])
        try site.build(["y.html": "y"])
        #expect(site.folder.tree("Output").keys.contains("media/"))
    }

    @Test func `refuses to replace a foreign file and reports all of them`() throws {
        try site.build(["index.html": "one"])
        try site.folder.write("theirs", to: "Output/robots.txt")
        try site.folder.write("theirs", to: "Output/about")
        try site.folder.write("theirs", to: "Output/news/old.html")
        try site.folder.link("Output/linked", to: site.folder / "elsewhere")
        let before = site.folder.tree("Output")
        let plan = [
            "index.html": "two", "robots.txt": "ours", "about/index.html": "about", "news": "n",
            "linked/a.html": "a",
        ]
        #expect(
            try refusal(plan) == [
                "Output/about", "Output/linked", "Output/news", "Output/robots.txt",
            ]
        )
        #expect(site.folder.tree("Output") == before)
    }

    @Test func `adopts a foreign file that has the very bytes`() throws {
        try site.folder.write("same", to: "Output/robots.txt")
        let summary = try site.build(["robots.txt": "same"])
        #expect(summary.unchanged.map(\.text) == ["robots.txt"])
        #expect(try site.listed == ["robots.txt"])
    }

    @Test func `a file becomes a folder and a folder a file`() throws {
        try site.build(["a": "file", "b/x/y.html": "y", "b/z.html": "z"])
        try site.build(["a/index.html": "page", "b": "file"])
        #expect(site.published == ["a/index.html": "page", "b": "file"])
        try site.folder.makeFolder("Output/a/empty")
        #expect(try refusal(["a": "again", "b": "file"]) == ["Output/a/empty"])
    }

    @Test func `never removes through a link`() throws {
        try site.build(["blog/a.html": "a", "index.html": "i"])
        try site.folder.write("precious", to: "elsewhere/a.html")
        try site.folder.remove("Output/blog")
        try site.folder.link("Output/blog", to: site.folder / "elsewhere")
        let summary = try site.build(["index.html": "i"])
        #expect(summary.removed.isEmpty)
        #expect(site.folder.text("elsewhere/a.html") == "precious")
    }

    @Test func `writes a hand-edited or deleted file of its own again`() throws {
        try site.build(["a.html": "a", "b.html": "b"])
        try site.folder.write("edited", to: "Output/a.html")
        try site.folder.remove("Output/b.html")
        try site.build(["a.html": "a", "b.html": "b"])
        #expect(site.published == ["a.html": "a", "b.html": "b"])
    }

    @Test func `refuses a damaged or later manifest and removes nothing`() throws {
        try site.build(["a.html": "a", "b.html": "b"])
        let manifest = try #require(site.folder.text("Output/.haven-manifest"))
        let damaged = [
            String(manifest.dropLast(3)), "", "<<<<<<<\n" + manifest,
            manifest.replacing("a.html", with: "x.html"), manifest + "x",
        ]
        for text in damaged {
            try site.folder.write(text, to: "Output/.haven-manifest")
            let failure = #expect(throws: EnvironmentFailure.self) {
                try site.build(["a.html": "2"])
            }
            #expect(failure?.description.contains("is damaged") == true)
        }
        try site.folder.write("haven-manifest\t2\n", to: "Output/.haven-manifest")
        let failure = #expect(throws: EnvironmentFailure.self) { try site.build([:]) }
        #expect(failure?.description.contains("later haven (format 2)") == true)
        try site.folder.remove("Output/.haven-manifest")
        #expect(site.published == ["a.html": "a", "b.html": "b"])
    }

    @Test func `a build that is given up leaves nothing behind`() throws {
        do {
            let lock = try BuildLock.acquire(
                project: site.folder.path,
                output: site.folder / "deep/Output"
            )
            let staging = try StagingArea(lock)
            _ = try staging.stage([1, 2, 3], at: OutputPath("a/b.html"))
        }
        #expect(site.folder.tree("").keys.sorted() == [".haven/", ".haven/lock"])
    }

    @Test func `removes its own stale folder in the output but not one with its name`() throws {
        try site.folder.write("", to: "Output/.haven-staging/made-by-haven")
        try site.folder.write("x", to: "Output/.haven-staging/tree/a/b.html")
        try site.build(["a.html": "a"])
        #expect(site.folder.tree("Output").keys.sorted() == [".haven-manifest", "a.html"])
        try site.folder.write("theirs", to: "Output/.haven-staging/x")
        try site.build(["a.html": "b"])
        #expect(site.folder.text("Output/.haven-staging/x") == "theirs")
    }

    @Test func `stages copies, compares them and hashes what it read`() throws {
        let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
        try site.folder.write(bytes, to: "Content/media/big.bin")
        for expected in [false, true] {
            let lock = try BuildLock.acquire(
                project: site.folder.path,
                output: site.folder / "Output"
            )
            let staging = try StagingArea(lock)
            let path = try OutputPath("media/big.bin")
            let file = try staging.stageCopy(of: site.folder / "Content/media/big.bin", at: path)
            #expect(file.hash == ContentHash(bytes) && file.size == bytes.count)
            #expect(file.isUnchanged == expected)
            #expect(try staging.read(file) == bytes)
            _ = try OutputWriter.commit([file], from: staging)
        }
        let lock = try BuildLock.acquire(project: site.folder.path, output: site.folder / "Output")
        let staging = try StagingArea(lock)
        #expect(throws: EnvironmentFailure.self) {
            try staging.stageCopy(of: site.folder / "Content", at: OutputPath("x"))
        }
        #expect(throws: EnvironmentFailure.self) {
            try staging.stageCopy(of: site.folder / "none", at: OutputPath("x"))
        }
    }

    @Test func `many threads write what one thread writes`() throws {
        var plan: [String: String] = [:]
        for number in 0..<500 {
            plan["s\(number % 7)/p\(number)/index.html"] = "page \(number)"
        }
        try site.build(plan, threads: 8)
        #expect(site.published == plan)
        for key in plan.keys { plan[key]?.append("!") }
        #expect(try site.build(plan, threads: 8).written.count == 500)
        #expect(site.published == plan)
    }

    @Test func `files and folders get the modes of the umask`() throws {
        try site.build(["a/b.html": "b"])
        try site.folder.makeFolder("reference")
        let mode = try permissions("reference")
        #expect(try permissions("Output/a") == mode)
        #expect(try permissions("Output/a/b.html") == mode & 0o666)
    }

    private func permissions(_ path: String) throws -> UInt {
        let value = try FileManager.default.attributesOfItem(atPath: site.folder / path)[
            .posixPermissions
        ]
        return try #require(value as? UInt ?? (value as? Int).map { UInt($0) })
    }
}
