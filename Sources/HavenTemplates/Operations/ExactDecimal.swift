/// The exact decimal value of a floating-point number, for rounding as Python rounds.
struct ExactDecimal {
    /// The digits before the point, without leading zeros, and all digits after it.
    private var whole: [UInt8]
    private var fraction: [UInt8]

    /// Expands a finite number that is not negative.
    init(_ number: Double) {
        let exponent = Int(number.exponentBitPattern)
        let significand =
            exponent == 0
            ? number.significandBitPattern : number.significandBitPattern | 1 << 52
        let power = (exponent == 0 ? 1 : exponent) - 1075
        whole = String(significand).utf8.map { $0 - 0x30 }
        fraction = []
        if significand == 0 {
            whole = [0]
        } else if power > 0 {
            for _ in 0..<power { Self.double(&whole) }
        } else {
            for _ in 0..<(-power) { halve() }
        }
    }

    private static func double(_ digits: inout [UInt8]) {
        var carry: UInt8 = 0
        for index in digits.indices.reversed() {
            let value = digits[index] * 2 + carry
            digits[index] = value % 10
            carry = value / 10
        }
        if carry > 0 { digits.insert(carry, at: 0) }
    }

    private mutating func halve() {
        var remainder: UInt8 = 0
        for index in whole.indices {
            let value = remainder * 10 + whole[index]
            whole[index] = value / 2
            remainder = value % 2
        }
        if whole.count > 1, whole[0] == 0 { whole.removeFirst() }
        for index in fraction.indices {
            let value = remainder * 10 + fraction[index]
            fraction[index] = value / 2
            remainder = value % 2
        }
        if remainder > 0 { fraction.append(5) }
    }

    /// The number with so many digits after the point; ties go to the even digit.
    func rounded(to places: Int) -> String {
        var digits = whole + fraction
        let wanted = whole.count + places
        if wanted < 0 { return "0" }
        if wanted == 0, places < 0, digits[0] < 5 { return "0" }
        if digits.count > wanted {
            let rest = digits[wanted...]
            let first = rest.first ?? 0
            let isTie = first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
            let last = wanted > 0 ? digits[wanted - 1] : 0
            let goesUp = first > 5 || first == 5 && (!isTie || last % 2 == 1)
            digits = Array(digits[..<wanted])
            if goesUp { Self.increment(&digits) }
        } else {
            digits += [UInt8](repeating: 0, count: wanted - digits.count)
        }
        let wholeCount = digits.count - max(0, places)
        if places < 0 { digits += [UInt8](repeating: 0, count: -places) }
        var text = digits.map { $0 + 0x30 }
        let split = places < 0 ? text.count : wholeCount
        if split == 0 { text.insert(0x30, at: 0) }
        let point = max(1, split)
        let head = String(decoding: text[..<point], as: UTF8.self)
        guard places > 0 else { return head }
        return head + "." + String(decoding: text[point...], as: UTF8.self)
    }

    /// `d.ddde+xx` with so many digits after the point.
    func scientific(to places: Int) -> (digits: [UInt8], exponent: Int) {
        var digits = whole + fraction
        var exponent = whole.count - 1
        while digits.count > 1, digits[0] == 0 {
            digits.removeFirst()
            exponent -= 1
        }
        if digits.allSatisfy({ $0 == 0 }) {
            return ([UInt8](repeating: 0, count: places + 1), 0)
        }
        let wanted = places + 1
        if digits.count > wanted {
            let rest = digits[wanted...]
            let first = rest.first ?? 0
            let isTie = first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
            let goesUp = first > 5 || first == 5 && (!isTie || digits[wanted - 1] % 2 == 1)
            digits = Array(digits[..<wanted])
            if goesUp {
                Self.increment(&digits)
                if digits.count > wanted {
                    digits.removeLast()
                    exponent += 1
                }
            }
        } else {
            digits += [UInt8](repeating: 0, count: wanted - digits.count)
        }
        return (digits, exponent)
    }

    private static func increment(_ digits: inout [UInt8]) {
        for index in digits.indices.reversed() {
            if digits[index] < 9 {
                digits[index] += 1
                return
            }
            digits[index] = 0
        }
        digits.insert(1, at: 0)
    }
}
