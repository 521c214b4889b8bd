/// The files of the output, by what a link to them looks like.
///
/// Nearly every link is written the plain way: the path of the site and that of the file, in ASCII, with nothing to
/// decode or to resolve. Those are found by their bytes; for all others there are the paths as texts.
struct OutputFiles: Sendable {
    let paths: Set<String>
    /// What plain links say behind the path of the site: `articles/trust/`, `assets/site.css`.
    private let plain: ByteTable
    /// How plain links begin: `/center/`, `https://example.org/center/`.
    private let prefixes: [[UInt8]]

    init(_ paths: [OutputPath], _ resolver: LinkResolver) {
        self.paths = Set(paths.map(\.text))
        var plain = ByteTable(capacity: paths.count * 2)
        for path in paths where Self.isPlain(path) {
            let bytes = Array(path.text.utf8)
            _ = plain.add(0..<bytes.count, of: bytes, hash: ByteHash(of: bytes).value)
            // A folder is asked for by its name.
            guard path.text == "index.html" || path.text.hasSuffix("/index.html") else { continue }
            let folder = bytes[..<(bytes.count - "index.html".utf8.count)]
            _ = plain.add(folder.indices, of: bytes, hash: ByteHash(of: folder).value)
        }
        self.plain = plain
        let begins = ["", "https://" + resolver.host, "http://" + resolver.host]
        self.prefixes = begins.map { $0 + resolver.basePath }.filter { prefix in
            guard let home = try? OutputPath("index.html") else { return false }
            return resolver.resolve(prefix, page: home) == .inside(path: "", fragment: nil)
        }.map { Array($0.utf8) }
    }

    /// Whether a URL leads to a file of the site, and to no place in it; `false` where that takes a closer look.
    func havePlainly(_ url: Range<Int>, in texts: [UInt8]) -> Bool {
        for prefix in prefixes where prefix.count <= url.count {
            let middle = url.lowerBound + prefix.count
            guard texts.hasEqual(url.lowerBound..<middle, to: prefix, prefix.indices) else {
                continue
            }
            let rest = middle..<url.upperBound
            return plain.number(of: rest, in: texts, hash: ByteHash(of: texts[rest]).value) != nil
        }
        return false
    }

    /// Whether a link with the bytes of this path means this path: nothing in it has a meaning in URLs.
    private static func isPlain(_ path: OutputPath) -> Bool {
        var isStart = true
        for byte in path.text.utf8 {
            switch byte {
            case 0x80..., UInt8(ascii: "%"), UInt8(ascii: "?"), UInt8(ascii: "#"),
                UInt8(ascii: "\\"):
                return false
            case UInt8(ascii: ".") where isStart: return false
            default: isStart = byte == UInt8(ascii: "/")
            }
        }
        return true
    }
}
