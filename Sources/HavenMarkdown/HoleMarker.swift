import HavenDiagnostics

/// A hole on its way through cmark's renderer.
///
/// Nodes of our own print it as the byte 0xFF, the number of the hole and the byte 0xFE. Neither byte
/// occurs in UTF-8, and the source is known to be UTF-8, so no text can be taken for a marker.
enum HoleMarker {
    static let start: UInt8 = 0xFF
    static let end: UInt8 = 0xFE

    static func bytes(_ number: Int) -> [UInt8] {
        [start] + Array(String(number).utf8) + [end]
    }

    /// Cuts the markers out of rendered HTML; `holes[n]` says what marker n stands for.
    static func cut(
        _ html: Span<UInt8>,
        holes: [(kind: MarkdownHole.Kind, range: SourceRange)]
    ) -> MarkdownBody {
        var result: [UInt8] = []
        result.reserveCapacity(html.count)
        var found: [MarkdownHole] = []
        var copied = 0
        while let marker = html.firstOffset(of: start, in: copied..<html.count) {
            result.append(copying: html.extracting(copied..<marker))
            var number = 0
            var index = marker + 1
            while html[index] != end {
                number = number * 10 + Int(html[index] - UInt8(ascii: "0"))
                index += 1
            }
            let hole = holes[number]
            found.append(MarkdownHole(offset: result.count, kind: hole.kind, range: hole.range))
            copied = index + 1
        }
        result.append(copying: html.extracting(copied..<html.count))
        return MarkdownBody(html: result, holes: found)
    }
}
