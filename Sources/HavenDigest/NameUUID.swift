/// A UUID that is computed from a name (RFC 9562, version 5): the same name gives the same UUID everywhere,
/// for ever.
package struct NameUUID: Sendable, Hashable, CustomStringConvertible {
    /// The 16 bytes, the first of the text form first.
    private let bytes: [UInt8]

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The namespace of the RFC for host names.
    package static let dns = NameUUID(
        bytes: [
            0x6B, 0xA7, 0xB8, 0x10, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4,
            0x30, 0xC8,
        ]
    )

    /// Makes the UUID of a name, as the bytes of its UTF-8, in a namespace, which is a UUID itself.
    package init(_ name: String, in namespace: NameUUID) {
        var bytes = Array(Digest.sha1(namespace.bytes + Array(name.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50  // The version, 5.
        bytes[8] = bytes[8] & 0x3F | 0x80  // The variant of the RFC.
        self.bytes = bytes
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    /// Small hexadecimal digits in five groups: `2ed6657d-e927-568b-95e1-2665a8aea6a2`.
    package var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (index, byte) in bytes.enumerated() {
            if index == 4 || index == 6 || index == 8 || index == 10 {
                text.append(UInt8(ascii: "-"))
            }
            text.append(Self.digit(byte >> 4))
            text.append(Self.digit(byte & 15))
        }
        return String(decoding: text, as: UTF8.self)
    }
}
