/// Prints floating-point numbers as Python's `repr` does.
enum FloatText {
    static func text(_ number: Double) -> String {
        if number.isNaN { return "nan" }
        if number.isInfinite { return number < 0 ? "-inf" : "inf" }
        let (digits, point) = shortest(abs(number))
        let sign = number.sign == .minus ? "-" : ""
        if point > -4, point <= 16 {
            if point <= 0 {
                return sign + "0." + String(repeating: "0", count: -point) + digits
            }
            if point >= digits.utf8.count {
                return sign + digits + String(repeating: "0", count: point - digits.utf8.count)
                    + ".0"
            }
            return sign + digits.prefix(point) + "." + digits.dropFirst(point)
        }
        let exponent = point - 1
        var text = sign + digits.prefix(1)
        if digits.utf8.count > 1 { text += "." + digits.dropFirst(1) }
        let magnitude = abs(exponent)
        return text + "e" + (exponent < 0 ? "-" : "+") + (magnitude < 10 ? "0" : "")
            + String(magnitude)
    }

    /// The fewest digits that name the number, and where the decimal point stands in them.
    private static func shortest(_ number: Double) -> (digits: String, point: Int) {
        // Swift prints the same shortest digits as Python, in another layout.
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        var bytes = Array(number.description.utf8)[...]
        if let mark = bytes.firstIndex(of: UInt8(ascii: "e")) {
            exponent = Int(String(decoding: bytes[(mark + 1)...], as: UTF8.self)) ?? 0
            bytes = bytes[..<mark]
        }
        for byte in bytes {
            if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte) }
        }
        var position = (point ?? digits.count) + exponent
        while digits.count > 1, digits.first == UInt8(ascii: "0") {
            digits.removeFirst()
            position -= 1
        }
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
        if digits == [UInt8(ascii: "0")] { position = 1 }
        return (String(decoding: digits, as: UTF8.self), position)
    }
}
