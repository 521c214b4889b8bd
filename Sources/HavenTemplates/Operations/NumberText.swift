/// Numbers from text, and text from numbers, as Python does it.
enum NumberText {
    /// `int(text, base)`; `nil` if it is not a number, an error if it does not fit.
    static func integer(_ text: String, base: Int) throws(Trouble) -> Int? {
        guard base == 0 || (2...36).contains(base) else { return nil }
        var digits = Array(asciiDigits(TextSearch.strip(text, nil)).utf8)[...]
        var isNegative = false
        if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            digits = digits.dropFirst()
        }
        var radix = base
        if digits.count > 1, digits.first == UInt8(ascii: "0") {
            let prefixes: [UInt8: Int] = [
                UInt8(ascii: "x"): 16, UInt8(ascii: "o"): 8, UInt8(ascii: "b"): 2,
            ]
            let mark = digits[digits.startIndex + 1] | 0x20
            if let prefix = prefixes[mark], base == 0 || base == prefix {
                radix = prefix
                digits = digits.dropFirst(2)
                if digits.first == UInt8(ascii: "_") { digits = digits.dropFirst() }
            }
        }
        if radix == 0 { radix = 10 }
        guard !digits.isEmpty else { return nil }
        var number = 0
        var overflows = false
        var lastWasDigit = false
        for byte in digits {
            if byte == UInt8(ascii: "_") {
                guard lastWasDigit else { return nil }
                lastWasDigit = false
                continue
            }
            guard let digit = byte.digitValue, digit < radix else { return nil }
            lastWasDigit = true
            let (product, first) = number.multipliedReportingOverflow(by: radix)
            let (sum, second) = product.addingReportingOverflow(isNegative ? -digit : digit)
            if first || second { overflows = true }
            number = sum
        }
        guard lastWasDigit else { return nil }
        if overflows { throw Python.overflow }
        return number
    }

    /// `float(text)`; `nil` if it is not a number.
    static func double(_ text: String) -> Double? {
        var bytes = Array(asciiDigits(TextSearch.strip(text, nil)).utf8)
        let lower = String(decoding: bytes, as: UTF8.self).lowercased()
        switch lower {
        case "inf", "+inf", "infinity", "+infinity": return .infinity
        case "-inf", "-infinity": return -.infinity
        case "nan", "+nan", "-nan": return .nan
        default: break
        }
        for index in bytes.indices where bytes[index] == UInt8(ascii: "_") {
            guard index > 0, index + 1 < bytes.count, bytes[index - 1].isDigit,
                bytes[index + 1].isDigit
            else { return nil }
        }
        bytes.removeAll { $0 == UInt8(ascii: "_") }
        let allowed = bytes.allSatisfy {
            $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "+")
                || $0 == UInt8(ascii: "-") || $0 | 0x20 == UInt8(ascii: "e")
        }
        guard allowed, bytes.contains(where: \.isDigit) else { return nil }
        return Double(String(decoding: bytes, as: UTF8.self))
    }

    /// The text with the decimal digits of all scripts as those of ASCII.
    private static func asciiDigits(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if PythonText.isDecimal(scalar), let value = scalar.properties.numericValue {
                result += String(Int(value))
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// `float(value)`; `nil` if it is not a number.
    static func double(of value: TemplateValue) throws(Trouble) -> Double? {
        try Python.refuseUndefined(value)
        if let number = value.floating { return number }
        return value.anyText.flatMap(double)
    }

    /// `format(number, ".<places>f")`.
    static func fixed(_ number: Double, places: Int) -> String {
        guard number.isFinite else { return FloatText.text(number) }
        return (number.sign == .minus ? "-" : "") + ExactDecimal(abs(number)).rounded(to: places)
    }

    /// `format(number, ".<places>e")`.
    static func scientific(_ number: Double, places: Int) -> String {
        guard number.isFinite else { return FloatText.text(number) }
        let (digits, exponent) = ExactDecimal(abs(number)).scientific(to: places)
        return (number.sign == .minus ? "-" : "") + scientific(digits, exponent)
    }

    private static func scientific(_ digits: [UInt8], _ exponent: Int) -> String {
        let text = String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
        let mantissa = text.utf8.count > 1 ? text.prefix(1) + "." + text.dropFirst() : text
        let size = abs(exponent)
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + "\(size)"
    }

    /// `format(number, ".<places>g")`.
    static func general(_ number: Double, places: Int, keepsZeros: Bool = false) -> String {
        guard number.isFinite else { return FloatText.text(number) }
        let places = max(1, places)
        let decimal = ExactDecimal(abs(number))
        var (digits, exponent) = decimal.scientific(to: places - 1)
        let sign = number.sign == .minus ? "-" : ""
        if exponent < -4 || exponent >= places {
            if !keepsZeros { while digits.count > 1, digits.last == 0 { digits.removeLast() } }
            return sign + scientific(digits, exponent)
        }
        var text = decimal.rounded(to: places - 1 - exponent)
        if !keepsZeros, text.utf8.contains(UInt8(ascii: ".")) {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        return sign + text
    }
}
