import HavenDiagnostics

/// The HTML of a piece of Markdown, with holes cut out.
package struct MarkdownBody: Sendable, Equatable {
    /// UTF-8.
    package let html: [UInt8]
    /// In ascending order of offset; two holes may have one offset.
    package let holes: [MarkdownHole]

    package static let empty = MarkdownBody(html: [], holes: [])

    package init(html: [UInt8], holes: [MarkdownHole]) {
        self.html = html
        self.holes = holes
    }

    /// The HTML with every hole filled by what `contents` gives for it.
    package func filled(_ contents: (MarkdownHole) -> [UInt8]) -> [UInt8] {
        var filled: [UInt8] = []
        filled.reserveCapacity(html.count + holes.count * 32)
        var written = 0
        for hole in holes {
            filled += html[written..<hole.offset]
            filled += contents(hole)
            written = hole.offset
        }
        filled += html[written...]
        return filled
    }
}

// MARK: Stored form

extension MarkdownBody {
    /// `HMB` and the version of the form: a body that was stored by another version is parsed again.
    private static let signature: [UInt8] = [0x48, 0x4D, 0x42, 1]

    /// A compact form for the body store.
    ///
    /// The signature; the number of holes; for each hole its distance from the one before, its range,
    /// the tag of its kind and one or two texts; then the HTML to the end. Numbers are LEB128.
    package func encoded() -> [UInt8] {
        var bytes = Self.signature
        bytes.reserveCapacity(html.count + holes.count * 32 + 16)
        Self.append(holes.count, to: &bytes)
        var last = 0
        for hole in holes {
            Self.append(hole.offset - last, to: &bytes)
            last = hole.offset
            Self.append(hole.range.lower, to: &bytes)
            Self.append(hole.range.count, to: &bytes)
            switch hole.kind {
            case .link(let destination):
                bytes.append(0)
                Self.append(destination, to: &bytes)
            case .image(let source):
                bytes.append(1)
                Self.append(source, to: &bytes)
            case .component(let name, let arguments):
                bytes.append(2)
                Self.append(name, to: &bytes)
                Self.append(arguments, to: &bytes)
            case .string(let key):
                bytes.append(3)
                Self.append(key, to: &bytes)
            }
        }
        bytes += html
        return bytes
    }

    /// Reads the stored form; `nil` if the bytes are of another version or damaged.
    package init?(encoded bytes: [UInt8]) {
        guard bytes.starts(with: Self.signature) else { return nil }
        var reader = Reader(bytes: bytes, position: Self.signature.count)
        guard let count = reader.number(), count <= bytes.count else { return nil }
        var holes: [MarkdownHole] = []
        holes.reserveCapacity(count)
        var offset = 0
        for _ in 0..<count {
            guard let distance = reader.number(), let lower = reader.number(),
                let length = reader.number(), let kind = reader.kind(),
                lower <= Int.max - length
            else { return nil }
            offset += distance
            let range = SourceRange(lower, lower + length)
            holes.append(MarkdownHole(offset: offset, kind: kind, range: range))
            guard offset <= bytes.count else { return nil }
        }
        let html = Array(bytes[reader.position...])
        guard offset <= html.count else { return nil }
        self.init(html: html, holes: holes)
    }

    private static func append(_ number: Int, to bytes: inout [UInt8]) {
        var rest = UInt(bitPattern: number)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        append(text.utf8.count, to: &bytes)
        bytes += text.utf8
    }

    /// Reads from bytes that may be anything; every failure is `nil`.
    private struct Reader {
        let bytes: [UInt8]
        var position: Int

        /// A number of up to 48 bits, so that sums of a few cannot overflow.
        mutating func number() -> Int? {
            var number = 0
            var shift = 0
            while position < bytes.count, shift < 48 {
                let byte = bytes[position]
                position += 1
                number |= Int(byte & 0x7F) << shift
                if byte < 0x80 { return number }
                shift += 7
            }
            return nil
        }

        mutating func text() -> String? {
            guard let count = number(), count <= bytes.count - position else { return nil }
            defer { position += count }
            let range = position..<position + count
            guard let text = try? UTF8Span(validating: bytes.span.extracting(range)) else {
                return nil
            }
            return String(copying: text)
        }

        mutating func kind() -> MarkdownHole.Kind? {
            guard position < bytes.count else { return nil }
            let tag = bytes[position]
            position += 1
            guard let text = text() else { return nil }
            switch tag {
            case 0: return .link(destination: text)
            case 1: return .image(source: text)
            case 2: return self.text().map { .component(name: text, arguments: $0) }
            case 3: return .string(key: text)
            default: return nil
            }
        }
    }
}
