/// Lines of `NAME;PARAMETER=value:value`, as iCalendar (RFC 5545, 3.1) and vCard (RFC 6350, 3.2) have them.
///
/// Lines end with CRLF. None is longer than 75 octets: the rest follows on lines that begin with a blank, and no character is cut apart.
struct ContentLines {
    private(set) var bytes: [UInt8] = []

    private static let limit = 75

    /// Adds a line whose value is a text: what means something in a value is escaped.
    mutating func add(_ name: String, text: String) {
        add(name, raw: Self.escaped(text))
    }

    /// Adds a line whose value is made of texts with commas between them.
    mutating func add(_ name: String, texts: [String]) {
        add(name, raw: texts.map(Self.escaped).joined(separator: ","))
    }

    /// Adds a line whose value is made of fields with semicolons between them.
    mutating func add(_ name: String, fields: [String]) {
        add(name, raw: fields.map(Self.escaped).joined(separator: ";"))
    }

    /// Adds a line as it is; line breaks and control characters in it become blanks.
    mutating func add(_ name: String, raw value: String) {
        var length = 0
        for character in (name + ":" + value).unicodeScalars {
            let scalar = character.value < 0x20 || character.value == 0x7F ? " " : character
            let width = UTF8.width(scalar)
            if length + width > Self.limit {
                bytes += "\r\n ".utf8
                length = 1
            }
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            length += width
        }
        bytes += "\r\n".utf8
    }

    /// Adds the lines of another one behind these.
    mutating func append(_ other: ContentLines) { bytes += other.bytes }

    /// A text in which backslashes, semicolons, commas and line breaks are escaped.
    private static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",":
                escaped.append("\\")
                escaped.append(scalar)
            case "\n" where previous == "\r": break
            case "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}":
                escaped.append("\\")
                escaped.append("n")
            default: escaped.append(scalar)
            }
            previous = scalar
        }
        return String(escaped)
    }
}
