/// Walks over UTF-8 by bytes, and knows Python's idea of white space.
enum UTF8Text {
    /// The offset of the first byte that is not valid UTF-8.
    static func firstError(in bytes: [UInt8]) -> Int? {
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte < 0x80 {
                offset += 1
                continue
            }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            guard byte >= 0xC2, byte <= 0xF4, offset + length <= bytes.count else { return offset }
            let second = bytes[offset + 1]
            let lower: UInt8 = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80
            let upper: UInt8 = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF
            guard second >= lower, second <= upper else { return offset }
            for next in offset + 2..<max(offset + 2, offset + length)
            where bytes[next] & 0xC0 != 0x80 {
                return offset
            }
            offset += length
        }
        return nil
    }

    /// The scalar that starts at a byte of valid UTF-8, and the offset after it.
    static func scalar(
        at offset: Int,
        in bytes: [UInt8],
        to end: Int
    ) -> (scalar: Unicode.Scalar, next: Int) {
        let byte = bytes[offset]
        let length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        var value = UInt32(length == 1 ? byte : byte & (0xFF >> UInt8(length + 1)))
        for next in offset + 1..<max(offset + 1, min(offset + length, end)) {
            value = value << 6 | UInt32(bytes[next] & 0x3F)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", min(offset + length, end))
    }

    static func scalarEnd(at offset: Int, in bytes: [UInt8], to end: Int) -> Int {
        scalar(at: offset, in: bytes, to: end).next
    }

    /// The offset after the white space character at `offset`, `nil` if there is none.
    static func whitespaceEnd(at offset: Int, in bytes: [UInt8], to end: Int) -> Int? {
        guard offset < end else { return nil }
        if bytes[offset] < 0x80 {
            return isWhitespace(UInt32(bytes[offset])) ? offset + 1 : nil
        }
        let (scalar, next) = scalar(at: offset, in: bytes, to: end)
        return isWhitespace(scalar.value) ? next : nil
    }

    /// The offset of the white space character that ends at `offset`, `nil` if there is none.
    static func whitespaceStart(before offset: Int, in bytes: [UInt8], from start: Int) -> Int? {
        guard offset > start else { return nil }
        var first = offset - 1
        while first > start, bytes[first] & 0xC0 == 0x80 { first -= 1 }
        return whitespaceEnd(at: first, in: bytes, to: offset) == offset ? first : nil
    }

    /// Python's `str.isspace` for one character.
    static func isWhitespace(_ value: UInt32) -> Bool {
        switch value {
        case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029,
            0x202F, 0x205F, 0x3000:
            true
        default: false
        }
    }
}
