import HavenMarkdown

extension MarkdownBody {
    /// Several bodies one after the other.
    static func joined(_ bodies: [MarkdownBody]) -> MarkdownBody {
        var html: [UInt8] = []
        var holes: [MarkdownHole] = []
        for body in bodies {
            holes += body.holes.map {
                MarkdownHole(offset: $0.offset + html.count, kind: $0.kind, range: $0.range)
            }
            html += body.html
        }
        return MarkdownBody(html: html, holes: holes)
    }

    /// The body of a table cell or list item, without its first bytes, as a paragraph.
    func paragraph(from start: Int) -> MarkdownBody {
        guard start < html.count else { return .empty }
        let open = Array("<p>".utf8)
        let kept = holes.filter { $0.offset >= start }.map {
            MarkdownHole(
                offset: $0.offset - start + open.count,
                kind: $0.kind,
                range: $0.range
            )
        }
        return MarkdownBody(html: open + html[start...] + "</p>\n".utf8, holes: kept)
    }

    /// The offset of the first byte behind a piece of HTML, if that is in the body.
    func end(of piece: String) -> Int? {
        let piece = Array(piece.utf8)
        guard piece.count <= html.count else { return nil }
        let start = (0...html.count - piece.count).first {
            html[$0..<$0 + piece.count].elementsEqual(piece)
        }
        return start.map { $0 + piece.count }
    }
}
