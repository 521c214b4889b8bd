/// Escapes text for HTML as MarkupSafe does.
enum Escape {
    /// Appends text to HTML, in one pass over its bytes.
    static func append(_ text: String, to output: inout [UInt8]) {
        let bytes = text.utf8
        var needsEscape = false
        for byte in bytes where isSpecial(byte) {
            needsEscape = true
            break
        }
        guard needsEscape else {
            output.append(contentsOf: bytes)
            return
        }
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "'"): output.append(contentsOf: "&#39;".utf8)
            case UInt8(ascii: "\""): output.append(contentsOf: "&#34;".utf8)
            default: output.append(byte)
            }
        }
    }

    /// The text as HTML.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: isSpecial) else { return text }
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "'"),
            UInt8(ascii: "\""):
            true
        default: false
        }
    }
}
