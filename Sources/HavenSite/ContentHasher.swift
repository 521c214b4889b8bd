import CXXHash

/// Makes a `ContentHash` of bytes that arrive in parts.
///
/// The parts do not count, only the bytes: hash lengths as well where that matters.
@safe package struct ContentHasher: ~Copyable {
    private let state: OpaquePointer

    package init() {
        guard let state = unsafe XXH3_createState() else {
            preconditionFailure("no memory for the state of a hash")
        }
        unsafe self.state = state
        _ = unsafe XXH3_128bits_reset(state)
    }

    deinit {
        _ = unsafe XXH3_freeState(state)
    }

    package mutating func update(_ bytes: [UInt8]) {
        update(bytes.span)
    }

    package mutating func update(_ bytes: Span<UInt8>) {
        _ = unsafe bytes.withUnsafeBufferPointer {
            unsafe XXH3_128bits_update(state, $0.baseAddress, $0.count)
        }
    }

    /// Adds a number as eight bytes, the lowest first.
    package mutating func update(_ number: UInt64) {
        update((0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) })
    }

    /// Adds the UTF-8 bytes of a text and before them their count, so that two texts never run together.
    package mutating func update(_ text: String) {
        let bytes = Array(text.utf8)
        update(UInt64(bytes.count))
        update(bytes)
    }

    /// The hash of all bytes so far.
    package var hash: ContentHash {
        let hash = unsafe XXH3_128bits_digest(state)
        return ContentHash(high: hash.high64, low: hash.low64)
    }
}
