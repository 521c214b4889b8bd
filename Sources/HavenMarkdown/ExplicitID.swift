import HavenDiagnostics

/// The id an author gives a heading: `## Crisis lines {#crisis}`.
struct ExplicitID {
    let id: String
    /// The id's bytes, without braces and number sign.
    let range: SourceRange

    /// Reads the id from the heading's source, because typography may have changed it in the tree.
    init?(in heading: SourceRange, of source: BodySource) {
        let bytes = source.bytes[heading.lower..<heading.upper]
        guard let close = bytes.lastIndex(of: UInt8(ascii: "}")) else { return nil }
        var open = close
        while open > bytes.startIndex, bytes[open] != UInt8(ascii: "{") { open -= 1 }
        guard bytes[open] == UInt8(ascii: "{"), bytes[open + 1] == UInt8(ascii: "#") else {
            return nil
        }
        range = SourceRange(open + 2, close)
        id = String(decoding: bytes[(open + 2)..<close], as: UTF8.self)
    }

    /// ASCII, so that a fragment is the same in every address bar.
    var isValid: Bool {
        guard let first = id.utf8.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "_")
        else { return false }
        return id.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }

    /// Where `{#…}` stands at the end of a text, if it does.
    static func suffix(of text: Span<UInt8>) -> Range<Int>? {
        guard var open = text.indices.last, text[open] == UInt8(ascii: "}") else { return nil }
        while open > 0, text[open] != UInt8(ascii: "{") { open -= 1 }
        guard text[open] == UInt8(ascii: "{"), text[open + 1] == UInt8(ascii: "#") else {
            return nil
        }
        return open..<text.count
    }
}
