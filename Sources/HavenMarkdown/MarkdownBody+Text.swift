extension MarkdownBody {
    /// A paragraph of plain text, for text that was not written in Markdown; empty for an empty one.
    package static func paragraph(_ text: String) -> MarkdownBody {
        guard !text.isEmpty else { return .empty }
        var html = Array("<p>".utf8)
        HTMLEscaping.append(text.utf8, to: &html)
        html += "</p>\n".utf8
        return MarkdownBody(html: html, holes: [])
    }
}
