/// How a value of a `%` format is laid out.
struct NumberSpec {
    var isLeft = false
    var hasPlus = false
    var hasSpace = false
    var isAlternate = false
    var hasZeros = false
    var width = 0
    var precision: Int?

    /// Takes a flag; false if the byte is none.
    mutating func takeFlag(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"): isLeft = true
        case UInt8(ascii: "+"): hasPlus = true
        case UInt8(ascii: " "): hasSpace = true
        case UInt8(ascii: "#"): isAlternate = true
        case UInt8(ascii: "0"): hasZeros = true
        default: return false
        }
        return true
    }

    func padded(text: String) -> String {
        var text = text
        if let precision { text = TextSearch.text(text.unicodeScalars.prefix(precision)) }
        return aligned(text)
    }

    private func aligned(_ text: String) -> String {
        let missing = max(0, width - PythonText.length(text))
        let fill = String(repeating: " ", count: missing)
        return isLeft ? text + fill : fill + text
    }

    private func signed(_ digits: String, isNegative: Bool, prefix: String = "") -> String {
        let sign = (isNegative ? "-" : hasPlus ? "+" : hasSpace ? " " : "") + prefix
        guard hasZeros, !isLeft else { return aligned(sign + digits) }
        let missing = max(0, width - sign.utf8.count - digits.utf8.count)
        return sign + String(repeating: "0", count: missing) + digits
    }

    func integer(_ number: Int, radix: Int, isUppercase: Bool = false) -> String {
        var digits = String(number.magnitude, radix: radix, uppercase: isUppercase)
        if let precision, digits.utf8.count < precision {
            digits = String(repeating: "0", count: precision - digits.utf8.count) + digits
        }
        let prefix =
            !isAlternate || radix == 10 ? "" : radix == 8 ? "0o" : isUppercase ? "0X" : "0x"
        return signed(digits, isNegative: number < 0, prefix: prefix)
    }

    /// A number in the style `e`, `f` or `g`; capitals give capitals.
    func double(_ number: Double, kind: UInt8) -> String {
        let magnitude = number.sign == .minus ? -number : number
        var digits = Self.digits(magnitude, kind: kind | 0x20, precision, isAlternate)
        if kind & 0x20 == 0 { digits = digits.uppercased() }
        let isNegative = number.sign == .minus && !number.isNaN
        return signed(digits, isNegative: isNegative)
    }

    static func digits(
        _ number: Double,
        kind: UInt8,
        _ precision: Int?,
        _ isAlternate: Bool
    ) -> String {
        switch kind {
        case UInt8(ascii: "e"): NumberText.scientific(number, places: precision ?? 6)
        case UInt8(ascii: "g"):
            NumberText.general(number, places: precision ?? 6, keepsZeros: isAlternate)
        default: NumberText.fixed(number, places: precision ?? 6)
        }
    }
}
