import HavenDiagnostics

/// The Markdown of one file and its lines, counted as cmark counts them.
struct BodySource: Sendable {
    let bytes: [UInt8]
    /// The Markdown in `bytes`, without a byte order mark.
    let body: Range<Int>
    let path: String
    /// The offset in the file of the first byte of each line of the body.
    let lineStarts: [Int]
    /// Whether a line begins with `<`, after what can stand before a block.
    let mayHoldHTML: Bool
    /// Whether `[^` occurs.
    let holdsFootnotes: Bool
    /// Whether there is a tilde anywhere.
    let holdsTilde: Bool
    /// Whether cmark could take something for a footnote, with `^` written in whatever way.
    let mayHoldFootnotes: Bool
    /// Whether cmark could make a link of an address in the text.
    let mayHoldAddress: Bool

    /// The offset in the file of a place that cmark reports; both count from 1.
    func offset(line: Int, column: Int) -> Int {
        guard line >= 1 else { return body.lowerBound }
        guard line <= lineStarts.count else { return body.upperBound }
        return min(lineStarts[line - 1] + max(column - 1, 0), end(ofLine: line))
    }

    /// The offset after the last byte of a line, without its line end.
    func end(ofLine line: Int) -> Int {
        guard line >= 1 else { return body.lowerBound }
        var end = line < lineStarts.count ? lineStarts[line] : body.upperBound
        guard line <= lineStarts.count else { return end }
        let start = lineStarts[line - 1]
        if end > start, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return end
    }

    /// The range of a block; columns of its ends are cmark's.
    func range(of node: CMarkNode) -> SourceRange {
        let start = offset(line: node.startLine, column: node.startColumn)
        return SourceRange(
            start,
            max(start, offset(line: node.endLine, column: node.endColumn + 1))
        )
    }

    /// From the first byte of one line to the end of another, without the last line's end.
    func range(ofLines lines: ClosedRange<Int>) -> SourceRange {
        SourceRange(offset(line: lines.lowerBound, column: 1), end(ofLine: lines.upperBound))
    }

    func location(_ range: SourceRange) -> SourceLocation {
        SourceLocation(path: path, range: range)
    }
}
