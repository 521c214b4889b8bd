import HavenDiagnostics
import HavenDirectory
import HavenMarkdown

/// Reads a directory that starts behind some front matter, so that no offset is right by accident.
func readDirectory(
    _ body: String,
    kind: ResourceKind? = .hotline,
    kindIsKnown: Bool = true
) -> (directory: ParsedDirectory, diagnostics: [Diagnostic], source: [UInt8]) {
    let front = Array("---\ntitle: Líneas\n---\n".utf8)
    let source = front + Array(body.utf8)
    let (directory, diagnostics) = DirectoryParser(markdown: MarkdownParser()).parse(
        source,
        body: front.count..<source.count,
        path: "Content/resources/a.md",
        defaults: ResourceDefaults(kind: kind, kindIsKnown: kindIsKnown)
    )
    return (directory, diagnostics, source)
}

/// The reports of a directory as `id at 'text'`.
func reports(_ body: String, kind: ResourceKind? = .hotline) -> [String] {
    let (_, diagnostics, source) = readDirectory(body, kind: kind)
    return diagnostics.map { "\($0.id.rawValue) at '\(text(at: $0.location, in: source))'" }
}

func text(at location: SourceLocation?, in source: [UInt8]) -> String {
    guard let range = location?.range else { return "" }
    return String(decoding: source[range.lower..<range.upper], as: UTF8.self)
}

extension MarkdownBody {
    /// The HTML, with the destinations of links and nothing else in the holes.
    var text: String {
        let html = filled { hole in
            guard case .link(let destination) = hole.kind else { return [] }
            return Array(destination.utf8)
        }
        return String(decoding: html, as: UTF8.self)
    }
}
