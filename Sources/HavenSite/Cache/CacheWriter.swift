/// Writes values one after another as bytes, for a file that only this program reads.
///
/// Numbers are LEB128, signed ones with the sign in the lowest bit; texts are UTF-8 after the count of their bytes. Nothing says
/// what comes next: `CacheReader` asks for the same values in the same order.
struct CacheWriter: ~Copyable {
    private(set) var bytes: [UInt8] = []
    /// The path that most places of the values lead to, which is not repeated for each.
    let path: String

    init(path: String = "") {
        self.path = path
    }

    mutating func reserve(_ count: Int) {
        bytes.reserveCapacity(count)
    }

    /// Forgets what was written, and keeps the room for it.
    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func write(_ number: Int) {
        var rest = UInt(bitPattern: number << 1 ^ number >> (Int.bitWidth - 1))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Writes all 64 bits, the lowest byte first.
    mutating func write(word: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: word >> shift))
        }
    }

    mutating func write(_ flag: Bool) {
        bytes.append(flag ? 1 : 0)
    }

    mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes += text.utf8
    }

    mutating func write(bytes other: [UInt8]) {
        write(other.count)
        bytes += other
    }

    /// Adds what another writer made of values.
    mutating func append(_ written: ArraySlice<UInt8>) {
        bytes += written
    }

    mutating func write(_ value: some Storable) {
        value.store(in: &self)
    }

    mutating func write(_ value: (some Storable)?) {
        write(value != nil)
        if let value { value.store(in: &self) }
    }

    mutating func write(_ values: [some Storable]) {
        write(values.count)
        for value in values { value.store(in: &self) }
    }

    /// The bytes, for a file.
    consuming func finish() -> [UInt8] { bytes }
}
