import Testing

/// Haven's template language against Jinja2 itself: the same bytes, and the same kinds of errors.
///
/// What is compared is made by `Tests/Python/template_pairs.py`; its `--stats` shows what is covered.
@Suite struct DifferentialTests {
    @Test func `hand-written templates and the matrix of values render as in Jinja2`() async throws
    {
        let comparison = try await Comparison(try PairGenerator.pairs(["--cases", "--matrix"]))
        #expect(comparison.count > 15_000)
        var shownPatterns: Set<String> = []
        var unlisted: [Difference] = []
        for difference in comparison.differences {
            let patterns = DocumentedDifference.all.flatMap {
                $0.patterns(fitting: difference.pair.id)
            }
            if patterns.isEmpty { unlisted.append(difference) }
            shownPatterns.formUnion(patterns)
        }
        Self.report(unlisted, of: comparison, run: "--cases --matrix")
        for listed in DocumentedDifference.all {
            let gone = listed.pairs.filter { !shownPatterns.contains($0) }
            #expect(gone.isEmpty, "listed under '\(listed.subject)', but no longer different")
        }
    }

    @Test func `random templates render as in Jinja2`() async throws {
        let run = ["--seed", "\(PairGenerator.seed)", "--count", "\(PairGenerator.count)"]
        let comparison = try await Comparison(try PairGenerator.pairs(run))
        #expect(comparison.count == PairGenerator.count)
        Self.report(comparison.differences, of: comparison, run: run.joined(separator: " "))
    }

    @Test func `the listed differences are those of the table in the documentation`() throws {
        let page = try PairGenerator.documentation("templates.md")
        let table = page.split(separator: "\n## Differences from Jinja2\n").last ?? ""
        let rows = table.split(separator: "\n").filter { $0.hasPrefix("| ") }
        let subjects = rows.dropFirst().map { $0.dropFirst(2).split(separator: " | ")[0] }
        #expect(subjects.map(String.init) == DocumentedDifference.all.map(\.subject))
    }

    /// Fails with the first differences and how to make them again, if there are any.
    private static func report(
        _ differences: [Difference],
        of comparison: Comparison,
        run: String
    ) {
        guard !differences.isEmpty else { return }
        let shown = differences.prefix(PairGenerator.shown).map(\.shown).joined()
        Issue.record(
            """
            \(differences.count) of \(comparison.count) pairs differ from Jinja2 (template_pairs.py \(run)):
            \(shown)
            """
        )
    }
}
