internal import HavenDiagnostics

/// The string literals of Python, without `\N{…}`.
enum StringLiteral {
    /// The text between the quotes.
    static func decode(
        _ bytes: [UInt8],
        from start: Int,
        to end: Int
    ) throws(SyntaxFailure) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(end - start)
        var offset = start
        while offset < end {
            let byte = bytes[offset]
            if byte == .carriageReturn {
                text.append(.lineFeed)
                offset += offset + 1 < end && bytes[offset + 1] == .lineFeed ? 2 : 1
            } else if byte == UInt8(ascii: "\\"), offset + 1 < end {
                offset = try escape(bytes, at: offset, to: end, into: &text)
            } else {
                text.append(byte)
                offset += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Decodes the escape at the given backslash and returns the offset after it.
    private static func escape(
        _ bytes: [UInt8],
        at start: Int,
        to end: Int,
        into text: inout [UInt8]
    ) throws(SyntaxFailure) -> Int {
        let byte = bytes[start + 1]
        if let plain = single[byte] {
            text.append(plain)
            return start + 2
        }
        switch byte {
        case .lineFeed:
            return start + 2
        case .carriageReturn:
            return start + (start + 2 < end && bytes[start + 2] == .lineFeed ? 3 : 2)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            var stop = start + 1
            var value: UInt32 = 0
            while stop < min(end, start + 4), bytes[stop] >= 0x30, bytes[stop] <= 0x37 {
                value = value * 8 + UInt32(bytes[stop] - 0x30)
                stop += 1
            }
            try append(value, from: start, to: stop, into: &text)
            return stop
        case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
            let count = byte == UInt8(ascii: "x") ? 2 : byte == UInt8(ascii: "u") ? 4 : 8
            let stop = start + 2 + count
            var value: UInt32 = 0
            for offset in start + 2..<stop {
                guard offset < end, let digit = bytes[offset].digitValue, digit < 16 else {
                    throw SyntaxFailure(
                        "this escape needs \(count) hexadecimal digits",
                        at: SourceRange(start, min(offset + 1, end))
                    )
                }
                value = value << 4 | UInt32(digit)
            }
            try append(value, from: start, to: stop, into: &text)
            return stop
        case UInt8(ascii: "N"):
            throw SyntaxFailure(
                "characters have no names here",
                at: SourceRange(start, start + 2),
                help: "write the character itself, or '\\u' and four digits"
            )
        default:
            // Python keeps the backslash of an escape it does not know.
            text.append(UInt8(ascii: "\\"))
            return start + 1
        }
    }

    private static func append(
        _ value: UInt32,
        from start: Int,
        to stop: Int,
        into text: inout [UInt8]
    ) throws(SyntaxFailure) {
        guard let scalar = Unicode.Scalar(value) else {
            throw SyntaxFailure(
                "this escape is not a Unicode character",
                at: SourceRange(start, stop)
            )
        }
        text.append(contentsOf: String(Character(scalar)).utf8)
    }

    private static let single: [UInt8: UInt8] = [
        UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "'"): UInt8(ascii: "'"),
        UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8,
        UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13,
        UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11,
    ]
}
