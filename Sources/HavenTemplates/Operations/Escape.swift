/// Escapes text for HTML as MarkupSafe does.
enum Escape {
    /// Appends text to HTML.
    ///
    /// Most text needs no escape: it is appended as a whole and looked at where it lies then.
    static func append(_ text: String, to output: inout [UInt8]) {
        let start = output.count
        output.append(contentsOf: text.utf8)
        guard let first = firstSpecial(in: output, from: start) else { return }
        let rest = output[first...]
        output.removeSubrange(first...)
        append(rest, to: &output)
    }

    /// Appends text by runs of bytes that stay as they are.
    private static func append(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var run = text.startIndex
        for position in text.indices where isSpecial(text[position]) {
            output.append(contentsOf: text[run..<position])
            run = position + 1
            switch text[position] {
            case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "'"): output.append(contentsOf: "&#39;".utf8)
            default: output.append(contentsOf: "&#34;".utf8)
            }
        }
        output.append(contentsOf: text[run...])
    }

    /// The text as HTML.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: isSpecial) else { return text }
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func firstSpecial(in bytes: [UInt8], from start: Int) -> Int? {
        var position = start
        while position < bytes.count {
            if isSpecial(bytes[position]) { return position }
            position += 1
        }
        return nil
    }

    /// The bits of `"`, `&`, `'`, `<` and `>`, which are all below 64.
    private static let special: UInt64 =
        1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 64 && special >> UInt64(byte) & 1 == 1
    }
}
