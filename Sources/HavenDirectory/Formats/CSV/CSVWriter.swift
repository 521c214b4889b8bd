/// Writes a table as RFC 4180 has it, so that no spreadsheet calculates what is in it.
package struct CSVWriter: Sendable {
    private(set) package var bytes: [UInt8] = []
    /// Whether numbers with a sign stay as they are, which programs that read a table need; without letters nothing can be calculated
    /// that does harm.
    private let keepsNumbers: Bool

    package init(keepsNumbers: Bool = false) { self.keepsNumbers = keepsNumbers }

    /// Adds a line; lines end with CRLF.
    package mutating func add(_ row: [String]) {
        for (index, text) in row.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            add(text)
        }
        bytes += "\r\n".utf8
    }

    private mutating func add(_ text: String) {
        var text = text
        // An apostrophe in front of what a spreadsheet would calculate; `CSVScanner` takes it away again.
        if let first = text.utf8.first, Self.startsFormula(first),
            !keepsNumbers || !Self.isNumber(text)
        {
            text = "'" + text
        }
        let needsQuotes = text.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
                || $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "\t")
        }
        let hasBlankEnd = text.first == " " || text.last == " "
        guard needsQuotes || hasBlankEnd else {
            bytes += text.utf8
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a text is a sign with digits and what stands between the digits of numbers: `-89.65`, `+1 646-555-0156,,123#`.
    private static func isNumber(_ text: String) -> Bool {
        (text.hasPrefix("-") || text.hasPrefix("+"))
            && text.utf8.dropFirst().allSatisfy { byte in
                (0x30...0x39).contains(byte) || " -.,()#*".utf8.contains(byte)
            }
    }

    /// Whether a spreadsheet may take a cell that begins so for a formula, or for one of our marks.
    static func startsFormula(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "=") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "\t")
            || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "'")
    }
}
