/// FNV-1a, a hash of bytes that can be taken byte by byte: short, and good enough to tell names and addresses
/// apart before their bytes are compared.
///
/// Nobody gains by making hashes meet: authors who do it slow down their own builds.
struct ByteHash {
    private(set) var value: UInt32 = 0x811C_9DC5

    @inline(__always)
    mutating func add(_ byte: UInt8) { value = (value ^ UInt32(byte)) &* 0x0100_0193 }

    init() {}

    init(of bytes: some Sequence<UInt8>) {
        for byte in bytes { add(byte) }
    }
}
