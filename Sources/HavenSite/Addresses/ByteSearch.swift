#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

// The door to bytes in memory, for what every byte of every page goes through: the C library looks at
// sixteen bytes and more at a time, and a loop of ours at one.

extension [UInt8] {
    /// The first position of a byte from `start` on.
    func position(of byte: UInt8, from start: Int) -> Int? {
        guard start < count else { return nil }
        return unsafe withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress,
                let found = unsafe memchr(base + start, CInt(byte), bytes.count - start)
            else { return nil }
            return unsafe base.distance(to: UnsafeRawPointer(found))
        }
    }

    /// Whether the bytes of a range are those of another one elsewhere.
    func hasEqual(_ range: Range<Int>, to other: [UInt8], _ otherRange: Range<Int>) -> Bool {
        guard range.count == otherRange.count else { return false }
        return unsafe self[range].withUnsafeBytes { left in
            unsafe other[otherRange].withUnsafeBytes { right in
                guard let left = left.baseAddress, let right = right.baseAddress else {
                    return true
                }
                return unsafe memcmp(left, right, range.count) == 0
            }
        }
    }
}

extension String {
    /// Whether all characters are of ASCII, so that a character is a byte.
    var isASCII: Bool { everyByte { $0 < 0x80 } }

    /// Whether something holds for each byte of UTF-8.
    @inline(__always)
    func everyByte(_ holds: (UInt8) -> Bool) -> Bool {
        unsafe utf8.withContiguousStorageIfAvailable { unsafe $0.allSatisfy(holds) }
            ?? utf8.allSatisfy(holds)
    }

    /// Whether the bytes of UTF-8 come before those of another text, which no version of Unicode changes.
    func precedesInBytes(_ other: String) -> Bool { order(to: other) < 0 }

    /// Whether the bytes are the same; `==` would also take two ways to write `é` for one.
    func hasSameBytes(as other: String) -> Bool { order(to: other) == 0 }

    /// Below 0 if the bytes come before those of another text, 0 if they are the same.
    private func order(to other: String) -> Int {
        let order = unsafe utf8.withContiguousStorageIfAvailable { left in
            unsafe other.utf8.withContiguousStorageIfAvailable { right in
                guard let first = left.baseAddress, let second = right.baseAddress else {
                    return left.count - right.count
                }
                let order = unsafe memcmp(first, second, min(left.count, right.count))
                return order == 0 ? left.count - right.count : Int(order)
            }
        }
        // Only a text that came from Foundation and was never copied has no bytes in a row.
        guard case .some(.some(let order)) = order else {
            if utf8.elementsEqual(other.utf8) { return 0 }
            return utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
        }
        return order
    }
}

extension String {
    /// The text of some UTF-8; `nil` if it is none.
    ///
    /// What `String(validating:as:)` gives, without its way through generic code for each short name.
    init?(validUTF8 bytes: Span<UInt8>) {
        guard let text = try? UTF8Span(validating: bytes) else { return nil }
        self.init(copying: text)
    }

    /// The text of some UTF-8, with U+FFFD for what is none: what `String(decoding:as:)` gives, for long texts.
    ///
    /// The standard library checks each byte of a text that is not all ASCII by itself, which is the better part of making a page's body a
    /// string. ASCII stands alone in UTF-8: so it is enough to check each run of other bytes, and the curly quotes of a page are short ones.
    init(decodingMostlyASCII bytes: [UInt8]) {
        let span = bytes.span
        var position = 0
        while let start = bytes.positionOfNonASCII(from: position) {
            position = start
            while position < span.count, span[position] >= 0x80 { position += 1 }
            guard (try? UTF8Span(validating: span.extracting(start..<position))) != nil else {
                self = String(decoding: bytes, as: UTF8.self)
                return
            }
        }
        self = unsafe String(copying: UTF8Span(unchecked: span))
    }
}

extension [UInt8] {
    /// The first position of a byte above 0x7F from `start` on.
    fileprivate func positionOfNonASCII(from start: Int) -> Int? {
        unsafe withUnsafeBytes { bytes in
            var position = start
            while position + 8 <= bytes.count {
                let word = unsafe bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                let high = UInt64(littleEndian: word) & 0x8080_8080_8080_8080
                if high != 0 { return position + high.trailingZeroBitCount / 8 }
                position += 8
            }
            while position < bytes.count {
                if unsafe bytes[position] >= 0x80 { return position }
                position += 1
            }
            return nil
        }
    }
}

extension StaticString {
    /// Eight bytes from a position on as one number, fewer at the end of the text; the last is the lowest.
    ///
    /// Without a loop, so that the optimizer makes a constant of it.
    @inline(__always)
    func word(from start: Int) -> UInt64 {
        var word: UInt64 = 0
        guard pack(start, into: &word), pack(start + 1, into: &word),
            pack(start + 2, into: &word), pack(start + 3, into: &word),
            pack(start + 4, into: &word), pack(start + 5, into: &word),
            pack(start + 6, into: &word), pack(start + 7, into: &word)
        else { return word }
        return word
    }

    /// Adds a byte to a number; `false` if the text has none at the position.
    @inline(__always)
    private func pack(_ index: Int, into word: inout UInt64) -> Bool {
        guard index < utf8CodeUnitCount else { return false }
        word = word << 8 | UInt64(unsafe utf8Start[index])
        return true
    }
}
