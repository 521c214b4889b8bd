/// Decides whether bytes are UTF-8, before anything reads them as text.
package enum UTF8Validation {
    /// The offset of the first byte that is not part of well-formed UTF-8 (RFC 3629), or `nil`.
    ///
    /// Overlong forms, surrogates and values above U+10FFFF are not well-formed. A sequence that is
    /// cut short is reported at its first byte.
    package static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
        firstInvalidOffset(in: bytes, range: bytes.indices)
    }

    /// The same for a part of a file; a sequence that crosses the end of the part is cut short.
    package static func firstInvalidOffset(in bytes: [UInt8], range: Range<Int>) -> Int? {
        if isASCII(bytes.span.extracting(range)) { return nil }
        // The standard library's validator is fast, but does not say where it stopped.
        if (try? UTF8Span(validating: bytes.span.extracting(range))) != nil { return nil }
        return firstInvalidOffset(scanning: bytes, range: range)
    }

    /// Without a branch in the loop, so that the compiler makes vector instructions of it.
    private static func isASCII(_ bytes: Span<UInt8>) -> Bool {
        var all: UInt8 = 0
        for index in bytes.indices { all |= bytes[index] }
        return all < 0x80
    }

    private static func firstInvalidOffset(scanning bytes: [UInt8], range: Range<Int>) -> Int? {
        var offset = range.lowerBound
        while offset < range.upperBound {
            guard let length = sequenceLength(in: bytes, at: offset, end: range.upperBound) else {
                return offset
            }
            offset += length
        }
        return nil
    }

    /// The length of the well-formed sequence that starts at `offset`, or `nil`.
    private static func sequenceLength(in bytes: [UInt8], at offset: Int, end: Int) -> Int? {
        let lead = bytes[offset]
        let (length, second): (Int, ClosedRange<UInt8>)
        switch lead {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard offset + length <= end, second.contains(bytes[offset + 1]) else { return nil }
        for position in offset + 2..<max(offset + 2, offset + length)
        where bytes[position] & 0xC0 != 0x80 {
            return nil
        }
        return length
    }
}
