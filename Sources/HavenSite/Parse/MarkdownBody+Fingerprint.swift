import HavenDiagnostics
import HavenMarkdown

extension MarkdownBody {
    /// The fingerprint of all that can be seen of the body on a page: the HTML, what its holes ask for, the headings that components stand under.
    func fingerprint(headings: [MarkdownHeading]) -> UInt64 {
        guard !holes.isEmpty else { return ContentHash(html).low }
        var hasher = ContentHasher()
        hasher.update(html)
        for hole in holes {
            hasher.update(UInt64(hole.offset))
            switch hole.kind {
            case .link(let destination):
                hasher.update(0)
                hasher.update(destination)
            case .image(let source):
                hasher.update(1)
                hasher.update(source)
            case .component(let name, let arguments):
                hasher.update(UInt64(2 + hole.level(below: headings)))
                hasher.update(name)
                hasher.update(arguments)
            case .string(let key):
                hasher.update(9)
                hasher.update(key)
            }
        }
        return hasher.hash.low
    }
}

extension MarkdownHole {
    /// One level below the heading that a component stands under.
    func level(below headings: [MarkdownHeading]) -> Int {
        let above = headings.last { $0.range.lower < range.lower }
        return min(6, (above?.level ?? 1) + 1)
    }
}
