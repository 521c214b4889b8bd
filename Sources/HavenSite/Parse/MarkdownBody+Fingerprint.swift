import HavenDiagnostics
import HavenMarkdown

extension MarkdownBody {
    /// The fingerprint of all that a page can show of its body: the HTML, what its holes ask for, the headings.
    func fingerprint(headings: [MarkdownHeading]) -> UInt64 {
        var hasher = ContentHasher()
        hasher.update(ContentHash(html).low)
        hasher.update(Self.fingerprint(of: headings))
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

    private static func fingerprint(of headings: [MarkdownHeading]) -> UInt64 {
        // No byte of UTF-8 is 0xFF, so no two texts run together.
        var bytes: [UInt8] = []
        for heading in headings {
            bytes.append(UInt8(clamping: heading.level))
            bytes += heading.id.utf8
            bytes.append(0xFF)
            bytes += heading.title.utf8
            bytes.append(0xFF)
        }
        return ContentHash(bytes).low
    }
}

extension MarkdownHole {
    /// One level below the heading that a component stands under.
    func level(below headings: [MarkdownHeading]) -> Int {
        let above = headings.last { $0.range.lower < range.lower }
        return min(6, (above?.level ?? 1) + 1)
    }
}
