/// What the output folder has at a path while a file for it is being staged.
struct Existing: ~Copyable {
    /// The file, if it is one and can be read.
    let file: Descriptor?
    /// Its size in bytes; `nil` if there is no file.
    let size: Int?
    /// Whether there is anything at all at this path.
    let isSomething: Bool

    init(_ path: OutputPath, in output: borrowing Descriptor) throws(SystemFailure) {
        do throws(SystemFailure) {
            let opened = try Descriptor(path.text, in: output, .read)
            let status = try opened.status()
            let isFile = status.kind == .file
            self.file = isFile ? consume opened : nil
            self.size = isFile ? status.size : nil
            self.isSomething = true
        } catch .missing {
            self.file = nil
            self.size = nil
            self.isSomething = false
        } catch .notAFolder {
            // A file is where the path has a folder: the plan will say what becomes of it.
            self.file = nil
            self.size = nil
            self.isSomething = false
        } catch {
            // A link, a socket, or a file that may not be read: something else than what is staged.
            self.file = nil
            self.size = nil
            self.isSomething = true
        }
    }
}

extension Descriptor {
    /// Whether a file of the same size has exactly these bytes.
    func holds(_ bytes: [UInt8]) throws(SystemFailure) -> Bool {
        var mine = [UInt8](repeating: 0, count: bytes.count)
        return try read(into: &mine, at: 0) == bytes.count && mine == bytes
    }

    /// The hash of this file if `other` has the same bytes, otherwise `nil`.
    func hash(ifSameAs other: borrowing Descriptor) throws(SystemFailure) -> ContentHash? {
        var hasher = ContentHasher()
        var mine = [UInt8](repeating: 0, count: 128 * 1024)
        var others = mine
        var offset = 0
        while true {
            let count = try read(into: &mine, at: offset)
            guard try other.read(into: &others, at: offset) == count,
                count == mine.count ? mine == others : mine[..<count] == others[..<count]
            else { return nil }
            if count == 0 { return hasher.hash }
            hasher.update(mine.span.extracting(0..<count))
            offset += count
        }
    }

    /// The hash of the whole file.
    func hash() throws(SystemFailure) -> ContentHash {
        // Nearly all are pages, which are read at once.
        if let bytes = try readAll(limit: 1 << 20) { return ContentHash(bytes) }
        var hasher = ContentHasher()
        var block = [UInt8](repeating: 0, count: 128 * 1024)
        var offset = 0
        while true {
            let count = try read(into: &block, at: offset)
            if count == 0 { return hasher.hash }
            hasher.update(block.span.extracting(0..<count))
            offset += count
        }
    }
}
