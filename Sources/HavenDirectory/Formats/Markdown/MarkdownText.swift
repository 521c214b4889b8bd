/// Plain text as Markdown that shows exactly this text.
package enum MarkdownText {
    /// A text in one line; line breaks and control characters become blanks.
    ///
    /// Web addresses stay what can be clicked, in angle brackets. Nothing else of the text means anything.
    /// `startsLine` says whether it stands where a heading or a list could begin.
    package static func escaped(_ text: String, startsLine: Bool = true) -> String {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(text.utf8.count + 16)
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            if let end = addressEnd(in: bytes, at: index) {
                escaped += "<".utf8
                for byte in bytes[index..<end] {
                    // Entities are read in addresses, too.
                    if byte == UInt8(ascii: "&") {
                        escaped += "&amp;".utf8
                    } else {
                        escaped.append(byte)
                    }
                }
                escaped += ">".utf8
                index = end
                continue
            }
            let byte = bytes[index]
            if byte < 0x20 || byte == 0x7F {
                escaped.append(UInt8(ascii: " "))
            } else {
                let place = startsLine ? index : index + 10
                if needsEscape(byte, in: bytes, at: index, from: place) {
                    escaped.append(UInt8(ascii: "\\"))
                }
                escaped.append(byte)
            }
            index += 1
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// Paragraphs of a text in several lines, with blank lines between them.
    package static func paragraphs(_ text: String) -> String {
        var paragraphs: [[Substring]] = [[]]
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let line = FactLine.trimmed(line)
            if line.isEmpty {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(line)
            }
        }
        return paragraphs.filter { !$0.isEmpty }.map { lines in
            lines.map { escaped(String($0)) }.joined(separator: "\\\n")
        }.joined(separator: "\n\n")
    }

    /// A link with words of its own.
    static func link(_ text: String, to destination: String) -> String {
        let address = destination.split(separator: "&", omittingEmptySubsequences: false)
            .joined(separator: "&amp;")
        return "[" + escaped(text, startsLine: false) + "](<" + address + ">)"
    }

    /// Whether Markdown has links or pictures that lead into its own site, or HTML, so that it means something else or nothing elsewhere.
    static func needsItsSite(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        func begins(_ word: String, at index: Int) -> Bool {
            bytes[index...].starts(with: word.utf8)
        }
        let worldwide = ["http://", "https://", "mailto:", "tel:", "sms:"]
        for (index, byte) in bytes.enumerated() where index == 0 || bytes[index - 1] != 0x5C {
            switch byte {
            case UInt8(ascii: "]"):
                if begins("]:", at: index) { return true }
                guard begins("](", at: index) else { continue }
                var start = index + 2
                while start < bytes.count, bytes[start] == 0x20 || bytes[start] == UInt8(ascii: "<")
                { start += 1 }
                if !worldwide.contains(where: { begins($0, at: start) }) { return true }
            case UInt8(ascii: "!"):
                if begins("![", at: index) { return true }
            case UInt8(ascii: "<"):
                guard index + 1 < bytes.count else { continue }
                let next = bytes[index + 1]
                let opens =
                    (0x61...0x7A).contains(next | 0x20) || next == UInt8(ascii: "/")
                    || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
                if opens, !worldwide.contains(where: { begins($0, at: index + 1) }) { return true }
            default: continue
            }
        }
        return false
    }

    /// `place` is how far the byte is from where a block could begin.
    private static func needsEscape(
        _ byte: UInt8,
        in bytes: [UInt8],
        at index: Int,
        from place: Int
    ) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"),
            UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "{"), UInt8(ascii: "}"):
            return true
        case UInt8(ascii: "_"):
            // Inside of a word it is nothing but itself.
            return !isWordByte(bytes, index - 1) || !isWordByte(bytes, index + 1)
        case UInt8(ascii: "#"):
            // Also at the end of a heading.
            return index == 0 || bytes[index - 1] == UInt8(ascii: " ")
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "="):
            return place == 0
        case UInt8(ascii: "."), UInt8(ascii: ")"):
            // `1.` at the beginning of a line starts a list.
            return place > 0 && place < 10
                && bytes[..<index].allSatisfy { (0x30...0x39).contains($0) }
        default:
            return false
        }
    }

    private static func isWordByte(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard bytes.indices.contains(index) else { return false }
        let byte = bytes[index]
        return byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    /// Where a web address ends that begins at an index.
    private static func addressEnd(in bytes: [UInt8], at start: Int) -> Int? {
        guard start == 0 || !isWordByte(bytes, start - 1),
            ["https://", "http://"].contains(where: { bytes[start...].starts(with: $0.utf8) })
        else { return nil }
        var end = start
        while end < bytes.count, bytes[end] > 0x20, bytes[end] != 0x7F,
            !"<>\"\\".utf8.contains(bytes[end])
        {
            end += 1
        }
        while end > start, ".,;:!?)'*_~|".utf8.contains(bytes[end - 1]) { end -= 1 }
        // Behind the scheme there has to be something.
        return bytes[start..<end].last == UInt8(ascii: "/") && end - start <= 8 ? nil : end
    }
}
