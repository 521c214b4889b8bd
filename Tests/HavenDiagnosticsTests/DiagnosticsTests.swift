import HavenDiagnostics
import HavenTestRandom
import Testing

@Suite struct `A list of diagnostics` {
    private func located(_ path: String, _ lower: Int, _ upper: Int) -> SourceLocation {
        SourceLocation(path: path, range: SourceRange(lower, upper))
    }

    @Test func `has errors only if one of them is an error`() {
        var diagnostics = Diagnostics()
        #expect(!diagnostics.hasErrors)
        diagnostics.report(Diagnostic(.warning, "a", "m", at: nil))
        #expect(!diagnostics.hasErrors)
        diagnostics.report(contentsOf: [Diagnostic(.warning, "a", "m", at: nil).asError])
        #expect(diagnostics.hasErrors)
        #expect(diagnostics.all.map(\.severity) == [.warning, .error])
    }

    @Test func `keeps the order of reporting until it is sorted`() {
        let second = Diagnostic(.error, "b", "m", at: nil)
        let first = Diagnostic(.error, "a", "m", at: nil)
        #expect(Diagnostics([second, first]).all == [second, first])
        #expect(Diagnostics([second, first]).sorted() == [first, second])
    }

    @Test func `prints equal reports once`() {
        let report = Diagnostic(.error, "a", "m", at: located("a", 1, 2), notes: [.init("n")])
        #expect(Diagnostics([report, report, report]).sorted() == [report])
    }

    @Test func `prints reports that differ in a note alone`() {
        let bare = Diagnostic(.error, "a", "m", at: nil)
        let noted = bare.adding(.init("n"))
        #expect(Diagnostics([noted, bare]).sorted() == [bare, noted])
    }

    /// Each line differs from the one before in the next field of the order, so none may be ignored.
    @Test func `has one order whatever the order of its reports`() {
        let here = located("b", 4, 6)
        let ordered = [
            Diagnostic(.warning, "z", "z", at: nil),
            Diagnostic(.warning, "z", "z", at: SourceLocation(path: "a")),
            Diagnostic(.warning, "z", "z", at: SourceLocation(path: "b")),
            Diagnostic(.warning, "z", "z", at: located("b", 0, 9)),
            Diagnostic(.error, "z", "z", at: here),
            Diagnostic(.warning, "a", "z", at: here),
            Diagnostic(.warning, "b", "a", at: here),
            Diagnostic(.warning, "b", "b", at: located("b", 4, 5), help: "z"),
            Diagnostic(.warning, "b", "b", at: here, notes: [.init("z")]),
            Diagnostic(.warning, "b", "b", at: here, notes: [.init("z")], help: "a"),
            Diagnostic(.warning, "b", "b", at: here, help: "b"),
            Diagnostic(.warning, "b", "b", at: here, notes: [.init("a")], help: "b"),
            Diagnostic(.warning, "b", "b", at: here, notes: [.init("a"), .init("a")], help: "b"),
            Diagnostic(.warning, "b", "b", at: here, notes: [.init("b")], help: "b"),
            Diagnostic(.warning, "b", "b", at: here, notes: [.init("a", at: here)], help: "b"),
        ]
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let shuffled = ordered.shuffled(using: &generator)
            #expect(Diagnostics(shuffled).sorted() == ordered, "seed \(seed)")
        }
    }
}
