/// Texts of other programs as plain text.
package enum PlainText {
    /// A text in one line: without control characters, line breaks and blanks at its ends.
    package static func line(_ text: String) -> String {
        isLine(text) ? text : words(text).joined(separator: " ")
    }

    /// A text in paragraphs: lines with text, with at most one empty line between them.
    package static func lines(_ text: String) -> String {
        if isLine(text) { return text }
        var lines: [String] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let line = words(String(line)).joined(separator: " ")
            if !line.isEmpty || lines.last?.isEmpty == false { lines.append(line) }
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// Whether a text is one line of ASCII as it is, as most are: it takes a look at its bytes to know.
    private static func isLine(_ text: String) -> Bool {
        var last = UInt8(ascii: " ")
        for byte in text.utf8 {
            guard (0x20..<0x7F).contains(byte), byte != UInt8(ascii: " ") || byte != last else {
                return false
            }
            last = byte
        }
        return last != UInt8(ascii: " ")
    }

    private static func words(_ text: String) -> [String] {
        text.unicodeScalars.split { scalar in
            scalar.properties.isWhitespace || scalar.value < 0x20
                || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0xFEFF
                // Marks that turn text around could show another number than is dialled.
                || (0x202A...0x202E).contains(scalar.value)
                || (0x2066...0x2069).contains(scalar.value)
        }.map { String(String.UnicodeScalarView($0)) }
    }

    /// A text without the HTML in it, if there is any.
    ///
    /// Tags that end a line become line breaks, and the usual entities what they stand for.
    package static func withoutHTML(_ text: String) -> (text: String, hadHTML: Bool) {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") })
        else {
            return (text, false)
        }
        var result = ""
        var hadHTML = false
        var rest = text[...]
        while let next = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
            result += rest[..<next]
            rest = rest[next...]
            if let tag = tag(rest) {
                hadHTML = true
                if ["br", "p", "div", "li", "tr", "h1", "h2", "h3"].contains(tag.name) {
                    result += "\n"
                }
                rest = rest[tag.end...]
            } else if let entity = entity(rest) {
                hadHTML = true
                result.unicodeScalars.append(entity.scalar)
                rest = rest[entity.end...]
            } else {
                result.append(rest.removeFirst())
            }
        }
        return (result + rest, hadHTML)
    }

    /// The longest tag that is looked for, so that a text of many `<` takes no longer than others.
    private static let mostTag = 256

    /// A tag or a comment at the beginning of a text.
    private static func tag(_ text: Substring) -> (name: String, end: Substring.Index)? {
        guard text.first == "<" else { return nil }
        var name = text.dropFirst()
        if name.hasPrefix("!--") {
            guard let end = text.prefix(mostTag).firstRange(of: "-->") else { return nil }
            return ("", end.upperBound)
        }
        if name.hasPrefix("/") { name = name.dropFirst() }
        let word = name.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
        guard word.first?.isLetter == true, let end = name.prefix(mostTag).firstIndex(of: ">")
        else { return nil }
        return (word.lowercased(), text.index(after: end))
    }

    private static let entities: [Substring: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ",
        "ndash": "\u{2013}",
        "mdash": "\u{2014}", "lsquo": "\u{2018}", "rsquo": "\u{2019}", "ldquo": "\u{201C}",
        "rdquo": "\u{201D}", "hellip": "\u{2026}",
    ]

    /// An entity at the beginning of a text.
    private static func entity(_ text: Substring) -> (scalar: Unicode.Scalar, end: Substring.Index)?
    {
        guard let semicolon = text.prefix(12).firstIndex(of: ";") else { return nil }
        let name = text[text.index(after: text.startIndex)..<semicolon]
        let end = text.index(after: semicolon)
        if let scalar = entities[name] { return (scalar, end) }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let value =
            digits.hasPrefix("x") || digits.hasPrefix("X")
            ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init).map { ($0, end) }
    }
}
