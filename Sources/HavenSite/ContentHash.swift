import CXXHash

/// The XXH3-128 hash of some bytes: says whether two contents are the same, for our own files.
///
/// Fast, not secret: a person can make two files with one hash. Where that matters (`integrity=`, a
/// content security policy), use a hash of the SHA family.
package struct ContentHash: Hashable, Sendable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Hashes all of `bytes`: `XXH3_128bits`.
    package init(_ bytes: [UInt8]) {
        self.init(bytes.span)
    }

    /// Hashes all of `bytes`: `XXH3_128bits`.
    package init(_ bytes: Span<UInt8>) {
        let hash = unsafe bytes.withUnsafeBufferPointer {
            unsafe XXH3_128bits($0.baseAddress, $0.count)
        }
        self.init(high: hash.high64, low: hash.low64)
    }

    /// Reads the form that `hex` writes; `nil` for anything else.
    package init?(hex: some StringProtocol) {
        guard hex.utf8.count == 32 else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        for (position, byte) in hex.utf8.enumerated() {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            default: return nil
            }
            if position < 16 {
                words.0 = words.0 << 4 | UInt64(digit)
            } else {
                words.1 = words.1 << 4 | UInt64(digit)
            }
        }
        self.init(high: words.0, low: words.1)
    }

    /// 32 lower-case hexadecimal digits, the high half first, as `xxh128sum` prints it.
    package var hex: String {
        var digits: [UInt8] = []
        appendHex(to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    /// Appends what `hex` gives.
    func appendHex(to bytes: inout [UInt8]) {
        Self.append(high, to: &bytes)
        Self.append(low, to: &bytes)
    }

    private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
        var shift: UInt64 = 64
        while shift > 0 {
            shift -= 4
            let digit = UInt8(truncatingIfNeeded: word >> shift) & 15
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
