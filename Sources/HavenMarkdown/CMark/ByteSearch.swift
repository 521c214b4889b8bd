#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Searches of the C library, which compares many bytes at a time.
///
/// Most bytes of a text mean nothing to whoever looks for one of them; these searches pass over them
/// at a fraction of what a loop of ours costs.
extension Span<UInt8> {
    /// The offset of the first `byte` in a range.
    func firstOffset(of byte: UInt8, in range: Range<Int>) -> Int? {
        let part = extracting(range)
        let distance = unsafe part.withUnsafeBytes { bytes -> Int? in
            guard let start = bytes.baseAddress,
                let found = unsafe memchr(start, CInt(byte), bytes.count)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - start
        }
        return distance.map { range.lowerBound + $0 }
    }

    /// Whether a range holds `byte`.
    func holds(_ byte: UInt8, in range: Range<Int>) -> Bool {
        firstOffset(of: byte, in: range) != nil
    }

    /// Whether a range holds a short text, whose first byte should be a rare one.
    func holds(_ text: StaticString, in range: Range<Int>) -> Bool {
        let part = extracting(range)
        let count = text.utf8CodeUnitCount
        return unsafe part.withUnsafeBytes { bytes in
            guard var start = bytes.baseAddress else { return false }
            let end = unsafe start + bytes.count
            while unsafe end - start >= count,
                let found = unsafe memchr(start, CInt(text.utf8Start.pointee), end - start)
            {
                unsafe start = UnsafeRawPointer(found)
                if unsafe end - start >= count, unsafe memcmp(start, text.utf8Start, count) == 0 {
                    return true
                }
                unsafe start += 1
            }
            return false
        }
    }

    /// How often `byte` occurs in a range; cheap for what is rare.
    func occurrences(of byte: UInt8, in range: Range<Int>) -> Int {
        var count = 0
        var rest = range
        while let offset = firstOffset(of: byte, in: rest) {
            count += 1
            rest = offset + 1..<range.upperBound
        }
        return count
    }
}

extension [UInt8] {
    /// Appends a part of a text at once.
    mutating func append(copying bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}

extension [UInt8] {
    /// Appends a text that is part of the program.
    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { unsafe append(contentsOf: $0) }
    }
}
