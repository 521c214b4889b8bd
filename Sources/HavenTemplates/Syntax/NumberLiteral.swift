/// The number literals of Python: underscores between digits, `0x`, `0o`, `0b`, exponents.
enum NumberLiteral {
    /// The end of a floating-point literal, `nil` if none starts here.
    static func floatEnd(_ bytes: [UInt8], at start: Int, to end: Int) -> Int? {
        guard var offset = digitsEnd(bytes, at: start, to: end) else { return nil }
        var isFloat = false
        if offset < end, bytes[offset] == UInt8(ascii: "."),
            let fraction = digitsEnd(bytes, at: offset + 1, to: end)
        {
            offset = fraction
            isFloat = true
        }
        if offset < end, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            var exponent = offset + 1
            if exponent < end,
                bytes[exponent] == UInt8(ascii: "+") || bytes[exponent] == UInt8(ascii: "-")
            {
                exponent += 1
            }
            if let stop = digitsEnd(bytes, at: exponent, to: end) {
                offset = stop
                isFloat = true
            }
        }
        return isFloat ? offset : nil
    }

    static func float(_ bytes: ArraySlice<UInt8>) -> Double? {
        Double(plain(bytes))
    }

    /// The end of the integer literal that starts here with a digit.
    static func integerEnd(_ bytes: [UInt8], at start: Int, to end: Int) -> Int {
        func run(from first: Int, _ accepts: (UInt8) -> Bool) -> Int {
            var offset = first
            while offset < end {
                if accepts(bytes[offset]) {
                    offset += 1
                } else if bytes[offset] == UInt8(ascii: "_"), offset + 1 < end,
                    accepts(bytes[offset + 1])
                {
                    offset += 2
                } else {
                    break
                }
            }
            return offset
        }
        if bytes[start] == UInt8(ascii: "0") {
            if start + 1 < end, let radix = radix(bytes[start + 1]) {
                let stop = run(from: start + 2) { $0.digitValue.map { $0 < radix } ?? false }
                if stop > start + 2 { return stop }
            }
            return run(from: start + 1) { $0 == UInt8(ascii: "0") }
        }
        return run(from: start + 1) { $0.isDigit }
    }

    /// The value; `nil` if it does not fit.
    static func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
        let text = plain(bytes)
        if text.utf8.count > 2, let radix = radix(bytes[bytes.startIndex + 1]) {
            return Int(text.dropFirst(2), radix: radix)
        }
        return Int(text)
    }

    private static func radix(_ byte: UInt8) -> Int? {
        switch byte | 0x20 {
        case UInt8(ascii: "b"): 2
        case UInt8(ascii: "o"): 8
        case UInt8(ascii: "x"): 16
        default: nil
        }
    }

    private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    }

    /// The end of digits that may have single underscores between them.
    private static func digitsEnd(_ bytes: [UInt8], at start: Int, to end: Int) -> Int? {
        guard start < end, bytes[start].isDigit else { return nil }
        var offset = start + 1
        while offset < end {
            if bytes[offset].isDigit {
                offset += 1
            } else if bytes[offset] == UInt8(ascii: "_"), offset + 1 < end,
                bytes[offset + 1].isDigit
            {
                offset += 2
            } else {
                break
            }
        }
        return offset
    }
}

extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

    /// Whether the byte may be part of an ASCII identifier.
    var isNameByte: Bool { isLetter || isDigit || self == UInt8(ascii: "_") }

    /// The value as a digit of a number in base 36.
    var digitValue: Int? {
        if isDigit { return Int(self) - 0x30 }
        return isLetter ? Int(self | 0x20) - 0x61 + 10 : nil
    }
}
