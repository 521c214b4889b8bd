import HavenTestRandom
import Testing

@testable import HavenSite

/// Random sites, foreign files, edits and kills; after each build Output is the plan and what is foreign.
@Suite struct `The output folder after any history` {
    @Test(arguments: 0..<30 as Range<UInt64>)
    func `is the plan and the foreign files, byte for byte`(run: UInt64) throws {
        let seed = run &+ UInt64.random(in: 0...UInt64.max >> 8)
        var random = SeededGenerator(seed: seed)
        let site = SiteBuilder(folder: try TemporaryFolder())
        var foreign: [String: String] = [:]
        for round in 0..<8 {
            if round.isMultiple(of: 2) {
                // Their names never meet the site's, their folders may.
                let path = Self.path(&random) + ".theirs"
                if !site.folder.tree("Output").keys.contains(where: { path.hasPrefix($0 + "/") }) {
                    let text = "foreign \(round)"
                    if (try? site.folder.write(text, to: "Output/" + path)) != nil {
                        foreign[path] = text
                    }
                }
            }
            // After an interrupted build, an edited file would rightly count as somebody else's.
            let isSettled = site.folder.text("Output/" + OwnNames.pendingManifest) == nil
            if isSettled, let path = site.published.keys.sorted().first, foreign[path] == nil {
                try site.folder.write("edited by hand", to: "Output/" + path)
            }
            if Bool.random(using: &random) {
                let limit = Int.random(in: 0..<60, using: &random)
                _ = try? site.build(
                    Self.plan(&random),
                    steps: StepCounter().killing(at: limit, largestWrite: 3)
                )
            }
            let plan = Self.plan(&random)
            do {
                try site.build(plan, threads: 2)
            } catch SiteBuilder.Refused.with(let diagnostics) {
                // A planned file where a foreign one needs a folder, or the other way round.
                let isTrue = plan.keys.contains { path in
                    foreign.keys.contains { $0.hasPrefix(path + "/") || path.hasPrefix($0 + "/") }
                }
                #expect(isTrue, "seed \(seed), round \(round): \(diagnostics)")
                for (path, text) in foreign {
                    #expect(site.published[path] == text, "seed \(seed), round \(round)")
                }
                continue
            }
            let expected = plan.merging(foreign) { mine, _ in mine }
            #expect(site.published == expected, "seed \(seed), round \(round)")
            #expect(
                Set(try site.listed.filter { !$0.hasSuffix("/") }) == Set(plan.keys),
                "seed \(seed), round \(round)"
            )
            #expect(site.folder.tree(".haven").keys.sorted() == ["lock"])
        }
    }

    private static func path(_ random: inout SeededGenerator) -> String {
        let depth = Int.random(in: 1...3, using: &random)
        return (0..<depth).map { _ in
            ["a", "b", "c", "d.html"].randomElement(using: &random) ?? "a"
        }
        .joined(separator: "/")
    }

    /// A few files none of which is a folder of another.
    private static func plan(_ random: inout SeededGenerator) -> [String: String] {
        var plan: [String: String] = [:]
        for _ in 0..<Int.random(in: 0...9, using: &random) {
            let path = path(&random)
            let collides = plan.keys.contains {
                $0 == path || $0.hasPrefix(path + "/") || path.hasPrefix($0 + "/")
            }
            if !collides { plan[path] = "text \(Int.random(in: 0...2, using: &random))" }
        }
        return plan
    }
}
