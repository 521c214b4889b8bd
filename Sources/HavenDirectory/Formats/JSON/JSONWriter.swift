/// Writes JSON (RFC 8259), so that it can also stand in a script of a page.
package struct JSONWriter {
    private(set) package var bytes: [UInt8] = []
    /// Whether a comma is due before what comes next, for each open list and object.
    private var needsComma: [Bool] = []
    private var isAfterName = false

    package init() {}

    package mutating func object(_ body: (inout JSONWriter) -> Void) { enclose("{", "}", body) }

    package mutating func list(_ body: (inout JSONWriter) -> Void) { enclose("[", "]", body) }

    package mutating func name(_ name: String) {
        begin()
        write(name)
        bytes.append(UInt8(ascii: ":"))
        isAfterName = true
    }

    package mutating func text(_ text: String) {
        begin()
        write(text)
    }

    /// A number, `true`, `false` or `null`, as it is.
    package mutating func raw(_ text: String) {
        begin()
        bytes += text.utf8
    }

    /// A member with a text, if there is one.
    package mutating func member(_ name: String, _ text: String?) {
        guard let text else { return }
        self.name(name)
        self.text(text)
    }

    /// A member with a list of texts, if there are any.
    package mutating func member(_ name: String, _ texts: [String]) {
        guard !texts.isEmpty else { return }
        self.name(name)
        list { list in for text in texts { list.text(text) } }
    }

    private mutating func begin() {
        if isAfterName {
            isAfterName = false
            return
        }
        if needsComma.last == true { bytes.append(UInt8(ascii: ",")) }
        if !needsComma.isEmpty { needsComma[needsComma.count - 1] = true }
    }

    private mutating func enclose(
        _ open: Unicode.Scalar,
        _ close: Unicode.Scalar,
        _ body: (inout JSONWriter) -> Void
    ) {
        begin()
        bytes.append(UInt8(ascii: open))
        needsComma.append(false)
        body(&self)
        needsComma.removeLast()
        bytes.append(UInt8(ascii: close))
    }

    /// A text in quotes; `<` and the separators of lines are escaped, which some readers take for something else.
    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += "\\\"".utf8
            case UInt8(ascii: "\\"): bytes += "\\\\".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x00...0x1F, UInt8(ascii: "<"), 0x7F:
                let digits = String(byte, radix: 16)
                bytes +=
                    ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8
            case 0xA8, 0xA9:
                // The last byte of U+2028 and U+2029.
                if bytes.suffix(2).elementsEqual([0xE2, 0x80]) {
                    bytes.removeLast(2)
                    bytes += (byte == 0xA8 ? "\\u2028" : "\\u2029").utf8
                } else {
                    bytes.append(byte)
                }
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
