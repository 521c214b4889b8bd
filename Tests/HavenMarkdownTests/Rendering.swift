import HavenDiagnostics

@testable import HavenMarkdown

/// What a piece of Markdown becomes, in forms that are easy to compare.
struct Rendering {
    let parsed: ParsedMarkdown
    let source: MarkedSource

    /// The text may have marks (`MarkedSource`) and front matter, which ends at the second `---` line.
    init(_ text: String, _ options: MarkdownOptions = MarkdownOptions()) {
        source = MarkedSource(text)
        parsed = MarkdownParser(options: options).parse(
            source.bytes,
            body: Self.body(of: source.bytes),
            path: "a.md"
        )
    }

    static func body(of bytes: [UInt8]) -> Range<Int> {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasPrefix("---"), let end = text.firstRange(of: "\n---") else {
            return bytes.indices
        }
        var start = text.utf8.distance(from: text.startIndex, to: end.upperBound)
        while start < bytes.count, bytes[start] == 0x0A || bytes[start] == 0x0D { start += 1 }
        return start..<bytes.count
    }

    /// The HTML without its last line end; holes are shown in braces.
    var html: String { Self.html(parsed.body) }

    static func html(_ body: MarkdownBody) -> String {
        let html = body.filled { hole in
            switch hole.kind {
            case .link(let destination): Array("{\(destination)}".utf8)
            case .image(let source): Array("{\(source)}".utf8)
            case .string(let key): Array("{\(key)}".utf8)
            case .component(let name, let arguments): Array("{\(name): \(arguments)}".utf8)
            }
        }
        let text = String(decoding: html, as: UTF8.self)
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// Each diagnostic as `id` and the text it points at.
    var reports: [String] {
        parsed.diagnostics.map { diagnostic in
            guard let range = diagnostic.location?.range else { return diagnostic.id.rawValue }
            let text = String(decoding: source.bytes[range.lower..<range.upper], as: UTF8.self)
            return "\(diagnostic.id.rawValue) at \(text)"
        }
    }
}
