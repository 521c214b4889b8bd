import HavenDiagnostics
import Testing

@Suite struct `A line index` {
    private func position(_ offset: Int, in text: String) -> [Int] {
        let position = LineIndex(Array(text.utf8)).position(of: offset)
        return [position.line, position.column]
    }

    private func line(_ number: Int, of text: String) -> String {
        String(decoding: LineIndex(Array(text.utf8)).contents(ofLine: number).text, as: UTF8.self)
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `knows every line end`(end: String) {
        let text = "ab\(end)\(end)cd"
        let width = end.utf8.count
        #expect(position(0, in: text) == [1, 1])
        #expect(position(1, in: text) == [1, 2])
        #expect(position(2, in: text) == [1, 3])
        #expect(position(2 + width, in: text) == [2, 1])
        #expect(position(2 + 2 * width, in: text) == [3, 1])
        #expect(position(3 + 2 * width, in: text) == [3, 2])
        #expect([1, 2, 3].map { line($0, of: text) } == ["ab", "", "cd"])
    }

    @Test func `tells a lone CR from the CR of a CRLF`() {
        let text = "a\r\r\nb\n\rc"
        #expect((1...5).map { line($0, of: text) } == ["a", "", "b", "", "c"])
        #expect(position(3, in: text) == [2, 2])
        #expect(position(4, in: text) == [3, 1])
    }

    @Test func `has an empty last line after a final line end`() {
        #expect(position(2, in: "a\n") == [2, 1])
        #expect(position(2, in: "a\r") == [2, 1])
        #expect(line(2, of: "a\n") == "")
    }

    @Test func `takes an offset outside the file for its nearest end`() {
        #expect(position(99, in: "ab\ncd") == [2, 3])
        #expect(position(.max, in: "") == [1, 1])
        #expect(position(-1, in: "ab") == [1, 1])
    }

    @Test func `counts columns in scalars`() {
        // Two, three and four bytes, then a letter with a combining accent.
        let text = "\u{E9}\u{20AC}\u{1D11E}e\u{301}x"
        #expect(
            [0, 2, 5, 9, 10, 12, 13].map { position($0, in: text)[1] } == [1, 2, 3, 4, 5, 6, 7]
        )
    }

    @Test func `leaves a byte order mark out of the columns`() {
        let text = "\u{FEFF}ab\n\u{FEFF}c"
        #expect(
            [0, 1, 2, 3, 4].map { position($0, in: text) } == [
                [1, 1], [1, 1], [1, 1], [1, 1], [1, 2],
            ]
        )
        #expect(line(1, of: text) == "ab")
        #expect(LineIndex(Array(text.utf8)).contents(ofLine: 1).start == 3)
        // Only the first scalar of a file is a mark.
        #expect(position(9, in: text) == [2, 2])
        #expect(line(2, of: text) == "\u{FEFF}c")
    }

    @Test func `can be made of nothing and of a mark alone`() {
        #expect(line(1, of: "") == "")
        #expect(line(1, of: "\u{FEFF}") == "")
        #expect(position(3, in: "\u{FEFF}") == [1, 1])
    }
}
