/// Decodes the character references in attribute values.
enum HTMLText {
    /// The value an attribute has for the browser.
    ///
    /// Knows the numeric references, the named ones of HTML 4's Latin-1 range with the five of XML, and those
    /// for characters of ASCII, with which a URL can be written: `javascript&colon;`.
    /// Other names stay as they are; so does a name without its semicolon before a letter, digit or `=`,
    /// as the standard has it for attributes (`?a=1&copy=2`).
    static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "&")) else { return Array(bytes) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "&"),
                let (scalar, end) = reference(bytes[(index + 1)...])
            {
                result += Array(String(scalar).utf8)
                index = end
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    private static func reference(_ rest: ArraySlice<UInt8>) -> (Unicode.Scalar, end: Int)? {
        guard let first = rest.first else { return nil }
        if first == UInt8(ascii: "#") { return number(rest.dropFirst()) }
        let letters = rest.prefix(longestName).prefix {
            ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z")
                || $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")
        }
        let name = String(decoding: letters, as: UTF8.self)
        let next = letters.endIndex
        if next < rest.endIndex, rest[next] == UInt8(ascii: ";") {
            return (names[name] ?? newerNames[name]).map { ($0, next + 1) }
        }
        // Without the semicolon only what HTML 4 allowed so, and only where no text goes on.
        guard let scalar = names[name] else { return nil }
        if next < rest.endIndex, rest[next] == UInt8(ascii: "=") { return nil }
        return (scalar, next)
    }

    private static func number(_ rest: ArraySlice<UInt8>) -> (Unicode.Scalar, end: Int)? {
        var digits = rest
        var radix: UInt32 = 10
        if let mark = rest.first, mark | 0x20 == UInt8(ascii: "x") {
            radix = 16
            digits = rest.dropFirst()
        }
        var value: UInt32 = 0
        var index = digits.startIndex
        while index < digits.endIndex,
            let digit = Unicode.Scalar(digits[index]).properties.isASCIIHexDigit
                ? UInt32(String(Unicode.Scalar(digits[index])), radix: 16) : nil,
            digit < radix
        {
            value = min(value * radix + digit, 0x11_0000)
            index += 1
        }
        guard index > digits.startIndex else { return nil }
        let end = index < rest.endIndex && rest[index] == UInt8(ascii: ";") ? index + 1 : index
        guard value != 0, let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", end) }
        return (scalar, end)
    }

    /// The characters from U+00A0 to U+00FF have names in this order.
    private static let latin = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
        sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave \
        Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
        ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN \
        szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
        iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute \
        ucirc uuml yacute thorn yuml
        """

    private static let names: [String: Unicode.Scalar] = {
        var names: [String: Unicode.Scalar] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "AMP": "&", "LT": "<", "GT": ">",
            "QUOT": "\"",
        ]
        for (offset, name) in latin.split(separator: " ").enumerated() {
            names[String(name)] = Unicode.Scalar(0xA0 + UInt8(offset))
        }
        return names
    }()

    /// The names for characters of ASCII that came after HTML 4 and always need their semicolon.
    private static let newerNames: [String: Unicode.Scalar] = [
        "Tab": "\t", "NewLine": "\n", "excl": "!", "num": "#", "dollar": "$", "percnt": "%",
        "apos": "'", "lpar": "(", "rpar": ")", "ast": "*", "midast": "*", "plus": "+",
        "comma": ",", "period": ".", "sol": "/", "colon": ":", "semi": ";", "equals": "=",
        "quest": "?", "commat": "@", "lsqb": "[", "lbrack": "[", "bsol": "\\", "rsqb": "]",
        "rbrack": "]", "Hat": "^", "lowbar": "_", "UnderBar": "_", "grave": "`",
        "DiacriticalGrave": "`", "lcub": "{", "lbrace": "{", "verbar": "|", "vert": "|",
        "VerticalLine": "|", "rcub": "}", "rbrace": "}",
    ]

    private static let longestName = "DiacriticalGrave".utf8.count + 1
}
