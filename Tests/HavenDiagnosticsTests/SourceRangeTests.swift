import HavenDiagnostics
import Testing

@Suite struct `A source range` {
    @Test func `counts its bytes`() {
        #expect(SourceRange(3, 7).count == 4)
        #expect(SourceRange(3, 3).count == 0)
    }

    @Test func `that would end before it starts is a point`() {
        #expect(SourceRange(7, 3) == SourceRange(7, 7))
    }

    @Test func `is made of a half-open range`() {
        #expect(SourceRange(2..<5) == SourceRange(2, 5))
    }

    @Test func `moves with both ends`() {
        #expect(SourceRange(2, 5).shifted(by: 10) == SourceRange(12, 15))
        #expect(SourceRange(12, 15).shifted(by: -10) == SourceRange(2, 5))
    }

    @Test func `is ordered by its start, then by its end`() {
        let ordered = [SourceRange(0, 9), SourceRange(1, 1), SourceRange(1, 4), SourceRange(2, 2)]
        #expect(ordered.reversed().sorted() == ordered)
    }
}
