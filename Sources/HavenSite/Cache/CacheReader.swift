/// Reads the values that a `CacheWriter` wrote, from bytes that may be anything.
struct CacheReader {
    private let bytes: [UInt8]
    private(set) var position: Int
    private let end: Int
    /// The path that places without one lead to.
    let path: String

    /// Reads from a part of some bytes, by default all of them.
    init(_ bytes: [UInt8], in range: Range<Int>? = nil, path: String = "") {
        self.bytes = bytes
        self.position = range?.lowerBound ?? 0
        self.end = min(range?.upperBound ?? bytes.count, bytes.count)
        self.path = path
    }

    var isAtEnd: Bool { position >= end }

    mutating func number() throws(DamagedCache) -> Int {
        var number: UInt = 0
        var shift: UInt = 0
        while position < end, shift < 64 {
            let byte = bytes[position]
            position += 1
            number |= UInt(byte & 0x7F) << shift
            if byte < 0x80 { return Int(bitPattern: number >> 1) ^ -Int(bitPattern: number & 1) }
            shift += 7
        }
        throw DamagedCache()
    }

    /// A number that counts what follows, each at least one byte long.
    mutating func count() throws(DamagedCache) -> Int {
        let count = try number()
        guard count >= 0, count <= end - position else { throw DamagedCache() }
        return count
    }

    mutating func word() throws(DamagedCache) -> UInt64 {
        guard end - position >= 8 else { throw DamagedCache() }
        var word: UInt64 = 0
        for index in 0..<8 { word |= UInt64(bytes[position + index]) << UInt64(index * 8) }
        position += 8
        return word
    }

    mutating func flag() throws(DamagedCache) -> Bool {
        guard position < end, bytes[position] <= 1 else { throw DamagedCache() }
        defer { position += 1 }
        return bytes[position] == 1
    }

    mutating func text() throws(DamagedCache) -> String {
        let count = try count()
        defer { position += count }
        guard let text = String(validUTF8: bytes.span.extracting(position..<position + count))
        else { throw DamagedCache() }
        return text
    }

    mutating func blob() throws(DamagedCache) -> [UInt8] {
        let count = try count()
        defer { position += count }
        return Array(bytes[position..<position + count])
    }

    /// Goes on at a position, which must not lie behind the end.
    mutating func skip(to position: Int) {
        self.position = min(position, end)
    }

    mutating func read<Value: Storable>(
        _ type: Value.Type = Value.self
    ) throws(DamagedCache) -> Value {
        try Value(from: &self)
    }

    mutating func optional<Value: Storable>(
        _ type: Value.Type = Value.self
    ) throws(DamagedCache) -> Value? {
        try flag() ? try Value(from: &self) : nil
    }

    mutating func list<Value: Storable>(
        _ type: Value.Type = Value.self
    ) throws(DamagedCache) -> [Value] {
        let count = try count()
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try Value(from: &self)) }
        return values
    }
}
