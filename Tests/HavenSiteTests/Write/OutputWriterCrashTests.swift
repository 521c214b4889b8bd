import Testing

@testable import HavenSite

/// Kills builds before each of their changes to the disk and lets the next one go on.
@Suite struct `A killed build` {
    /// Files in place of folders and the other way round, new, changed, removed and equal files.
    private static let old = [
        "index.html": "home 1", "about/index.html": "about", "gone/index.html": "gone",
        "gone/deep/a.html": "deep", "file": "was a file", "folder/x.html": "x",
        "folder/inner/y.html": "y", "mixed/ours.html": "mixed 1", "same.css": "same",
    ]
    private static let new = [
        "index.html": "home 2", "about/index.html": "about", "fresh/a/index.html": "fresh a",
        "fresh/b.html": "fresh b", "file/index.html": "is a folder", "folder": "is a file",
        "mixed/ours.html": "mixed 2", "mixed/more.html": "more", "same.css": "same",
    ]
    private static let third = [
        "index.html": "home 3", "fresh/b.html": "fresh b", "file": "a file again",
        "mixed/ours.html": "mixed 1", "third/index.html": "third",
    ]
    private static let foreign = [
        ".well-known/security.txt": "mail us", "mixed/theirs.txt": "not ours", "notes.txt": "notes",
    ]

    private func start(_ site: SiteBuilder) throws {
        for (path, text) in Self.foreign { try site.folder.write(text, to: "Output/" + path) }
        try site.build(Self.old)
    }

    /// Every file is whole: old, new, or somebody else's; what is in both plans is there.
    private func checkWhole(_ site: SiteBuilder, _ plans: [[String: String]], _ step: Int) {
        var published = site.published
        published[OwnNames.pendingManifest] = nil
        for (path, text) in Self.foreign {
            #expect(published.removeValue(forKey: path) == text, "step \(step), \(path)")
        }
        for (path, text) in published {
            #expect(plans.contains { $0[path] == text }, "step \(step), \(path): \(text)")
        }
        for path in plans[0].keys where plans.allSatisfy({ $0[path] != nil }) {
            #expect(published[path] != nil, "step \(step), \(path) is missing")
        }
    }

    private func checkDone(_ site: SiteBuilder, _ plan: [String: String], _ step: Int) throws {
        let expected = plan.merging(Self.foreign) { mine, _ in mine }
        #expect(site.published == expected, "step \(step)")
        // `mixed` was there before Haven, so it is never Haven's.
        let folders = SiteBuilder.folders(of: plan).subtracting(["mixed/"])
        #expect(try site.listed == folders.union(plan.keys), "step \(step)")
        let left = site.folder.tree("Output").keys.filter { $0.hasSuffix("/") }
        #expect(Set(left) == SiteBuilder.folders(of: expected), "step \(step)")
        #expect(site.folder.tree(".haven").keys.sorted() == ["lock"], "step \(step)")
    }

    @Test func `leaves whole files, and the next one ends right`() throws {
        var step = 0
        while true {
            let site = SiteBuilder(folder: try TemporaryFolder())
            try start(site)
            let counter = StepCounter()
            let finished = (try? site.build(Self.new, steps: counter.killing(at: step))) != nil
            checkWhole(site, [Self.old, Self.new], step)
            if step.isMultiple(of: 2) {
                try site.build(Self.new)
                try checkDone(site, Self.new, step)
            }
            try site.build(Self.old)
            try checkDone(site, Self.old, step)
            if finished && counter.count <= step { break }
            step += 1
        }
        #expect(step > 60, "the scenario must have many steps, or it tests little")
    }

    @Test func `may be followed by one that is killed as well`() throws {
        var first = 0
        var tried = 0
        while true {
            var second = first % 6
            var firstFinished = false
            while true {
                let site = SiteBuilder(folder: try TemporaryFolder())
                try start(site)
                let counter = StepCounter()
                firstFinished =
                    (try? site.build(
                        Self.new,
                        steps: counter.killing(at: first, largestWrite: 100)
                    )) != nil
                    && counter.count <= first
                let other = StepCounter()
                let finished =
                    (try? site.build(
                        Self.third,
                        steps: other.killing(at: second, largestWrite: 100)
                    )) != nil
                checkWhole(site, [Self.old, Self.new, Self.third], second)
                try site.build(Self.third)
                try checkDone(site, Self.third, second)
                tried += 1
                if finished && other.count <= second { break }
                second += 6
            }
            if firstFinished { break }
            first += 1
        }
        #expect(tried > 300, "only \(tried) pairs")
    }

    @Test func `makes a new output folder at once or not at all`() throws {
        var step = 0
        while true {
            let site = SiteBuilder(folder: try TemporaryFolder())
            let counter = StepCounter()
            let finished = (try? site.build(Self.new, steps: counter.killing(at: step))) != nil
            let published = site.published
            #expect(published.isEmpty || published == Self.new, "step \(step)")
            try site.build(Self.third)
            #expect(site.published == Self.third, "step \(step)")
            #expect(
                try site.listed == SiteBuilder.folders(of: Self.third).union(Self.third.keys)
            )
            if finished && counter.count <= step { break }
            step += 1
        }
        #expect(step > 30)
    }

    @Test func `does not make a file somebody else put there meanwhile its own`() throws {
        let site = SiteBuilder(folder: try TemporaryFolder())
        try site.build(["a.html": "a"])
        // Killed after the pending manifest is in place and before the first file is moved.
        let counter = StepCounter()
        var limit = 0
        let plan = ["a.html": "a", "b.html": "b"]
        _ = try site.build(plan, steps: counter.killing(at: .max, largestWrite: 100))
        limit = try #require(counter.log.firstIndex(of: "rename b.html"))

        let second = SiteBuilder(folder: try TemporaryFolder())
        try second.build(["a.html": "a"])
        _ = try? second.build(plan, steps: StepCounter().killing(at: limit, largestWrite: 100))
        #expect(second.folder.text("Output/.haven-manifest.pending") != nil)
        // As long as the one that was meant, so that only its bytes tell.
        try second.folder.write("B", to: "Output/b.html")
        try second.build(["a.html": "a"])
        #expect(second.published == ["a.html": "a", "b.html": "B"])
    }
}

/// Makes each change of a build fail once, as a full or failing disk does.
@Suite struct `A build that the disk fails` {
    @Test func `says so and changes nothing before files are moved`() throws {
        var step = 0
        var messages: Set<String> = []
        while true {
            let site = SiteBuilder(folder: try TemporaryFolder())
            try site.build(["index.html": "one", "a/b.html": "b"])
            let before = site.folder.tree("Output")
            let counter = StepCounter()
            do {
                try site.build(
                    ["index.html": "two", "c/d.html": "d"],
                    steps: counter.failing(at: step, with: .full)
                )
            } catch let failure as EnvironmentFailure {
                messages.insert(failure.description)
                #expect(failure.description.contains("no space left on the device"))
                let moved = counter.log.prefix(step + 1).contains { $0.hasPrefix("rename") }
                if !moved { #expect(site.folder.tree("Output") == before, "step \(step)") }
                let isLate = failure.description.contains("the next build completes the move")
                if !isLate { #expect(site.folder.text("Output/index.html") == "one") }
            }
            try site.build(["index.html": "two", "c/d.html": "d"])
            #expect(site.published == ["index.html": "two", "c/d.html": "d"])
            if counter.count <= step { break }
            step += 1
        }
        #expect(step > 20)
        #expect(messages.count > 3)
    }
}
