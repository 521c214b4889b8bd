/// A file of the cache while it is written, piece by piece, so that never all of it is in memory.
struct CacheFile: ~Copyable {
    private static let piece = 1 << 20

    private let file: Descriptor
    private var offset = 0
    private var hasher = ContentHasher()
    /// What comes next.
    var writer = CacheWriter()

    /// Creates a file in a folder, in place of one of that name.
    init(_ name: String, in folder: borrowing Descriptor) throws(SystemFailure) {
        do throws(SystemFailure) {
            try folder.removeFile(name)
        } catch .missing {}
        file = try Descriptor(name, in: folder, .create)
        writer.reserve(Self.piece)
    }

    /// Writes out what is there, if it has become much; to be called after each value of a long list.
    mutating func spill() throws(SystemFailure) {
        if writer.bytes.count >= Self.piece { try flush() }
    }

    /// Writes out the rest; gives the hash of the whole file.
    consuming func finish() throws(SystemFailure) -> ContentHash {
        try flush()
        return hasher.hash
    }

    private mutating func flush() throws(SystemFailure) {
        try file.write(writer.bytes, 0..<writer.bytes.count, at: offset)
        hasher.update(writer.bytes)
        offset += writer.bytes.count
        writer.clear()
    }
}
