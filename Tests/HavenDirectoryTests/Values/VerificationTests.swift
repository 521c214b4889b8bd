import HavenDates
import HavenDirectory
import Testing

@Suite struct `A verification` {
    @Test(
        arguments: [
            ("2026-09-21", "2026-09-21", nil, nil),
            ("2026-09-21 by A. Editor", "2026-09-21", "A. Editor", nil),
            (
                "2026-09-21 by A. Editor, RN (https://example.org/)", "2026-09-21", "A. Editor, RN",
                "https://example.org/"
            ),
            ("2026-09-21 (by phone)", "2026-09-21", nil, "by phone"),
            ("2026-09-21 by B (RN) ()", "2026-09-21", "B (RN)", nil),
            ("2026-09-21 by B (RN) (a (b) c)", "2026-09-21", "B (RN)", "a (b) c"),
        ] as [(String, String, String?, String?)]
    )
    func `is a day, a name and a source`(
        text: String,
        date: String,
        by: String?,
        source: String?
    ) throws {
        let verification = try Verification(parsing: text)
        #expect(verification.date.iso == date)
        #expect(verification.by == by)
        #expect(verification.source == source)
        #expect(verification.text == text)
    }

    @Test(
        arguments: [
            ("", 0..<0), ("yesterday", 0..<9), ("2026-13-01", 0..<10), ("09/21/2026", 0..<10),
            ("2026-09-21 A. Editor", 0..<20), ("2026-09-21T10:00", 0..<16),
        ] as [(String, Range<Int>)]
    )
    func `is refused in other forms`(text: String, range: Range<Int>) {
        #expect {
            try Verification(parsing: text)
        } throws: { error in
            guard let problem = error as? ValueProblem else { return false }
            return problem.range == range && problem.help != nil
        }
    }
}
