/// The two ways in which text becomes HTML, the same as cmark's.
enum HTMLEscaping {
    /// Appends text for element content or a quoted attribute value.
    static func append(_ text: some Sequence<UInt8>, to html: inout [UInt8]) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): html += "&amp;".utf8
            case UInt8(ascii: "<"): html += "&lt;".utf8
            case UInt8(ascii: ">"): html += "&gt;".utf8
            case UInt8(ascii: "\""): html += "&quot;".utf8
            default: html.append(byte)
            }
        }
    }

    /// Appends a URL for an `href` or `src` attribute: bytes that a URL cannot hold are
    /// percent-encoded, an existing percent sign is kept.
    static func appendURL(_ url: [UInt8], to html: inout [UInt8]) {
        var copied = 0
        for (index, byte) in url.enumerated() where !isSafeInURL(byte) {
            html += url[copied..<index]
            copied = index + 1
            switch byte {
            case UInt8(ascii: "&"): html += "&amp;".utf8
            case UInt8(ascii: "'"): html += "&#x27;".utf8
            default:
                html.append(UInt8(ascii: "%"))
                html += String(byte >> 4, radix: 16, uppercase: true).utf8
                html += String(byte & 15, radix: 16, uppercase: true).utf8
            }
        }
        html += url[copied...]
    }

    private static func isSafeInURL(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"),
            UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: ","), UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "@"),
            UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: ";"), UInt8(ascii: ":"),
            UInt8(ascii: "/"), UInt8(ascii: "$"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
