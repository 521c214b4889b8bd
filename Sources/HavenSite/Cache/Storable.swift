/// A value that can be remembered from one build to the next.
///
/// What `init(from:)` makes of the bytes of `store(in:)` is equal to the value for everything that a build asks of it. The form may change with
/// every version of the program: what another version wrote is never read.
protocol Storable {
    func store(in writer: inout CacheWriter)
    init(from reader: inout CacheReader) throws(DamagedCache)
}

/// A case by the text that stands for it in sources and in JSON.
extension Storable where Self: RawRepresentable<String> {
    func store(in writer: inout CacheWriter) { writer.write(rawValue) }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        guard let value = Self(rawValue: try reader.text()) else { throw DamagedCache() }
        self = value
    }
}

extension Int: Storable {
    func store(in writer: inout CacheWriter) { writer.write(self) }
    init(from reader: inout CacheReader) throws(DamagedCache) { self = try reader.number() }
}

extension String: Storable {
    func store(in writer: inout CacheWriter) { writer.write(self) }
    init(from reader: inout CacheReader) throws(DamagedCache) { self = try reader.text() }
}

extension Array: Storable where Element: Storable {
    func store(in writer: inout CacheWriter) { writer.write(self) }
    init(from reader: inout CacheReader) throws(DamagedCache) { self = try reader.list() }
}
