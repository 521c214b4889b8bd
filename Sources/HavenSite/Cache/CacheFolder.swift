/// The folder in which a project remembers its last build: `.haven/cache`.
///
/// Deleting it costs time, never correctness.
/// `head` is there last and says which other files belong to it, so that a build that is killed leaves either the old memory or the
/// new one. What is not whole, of another version or of another program is not used.
///
/// A class, because it owns a descriptor.
final class CacheFolder: Sendable {
    /// What was found.
    enum Found {
        case nothing
        /// A memory of this program, and when it was noted by the clock of the file system.
        case head(CacheHead, time: Int64)
        /// Something that is of no use; the reason for people.
        case useless(String)
    }

    /// The first line of a head begins with this; the number changes with the form.
    private static let form = "haven-cache 1 "
    private static let name = "cache"
    private static let head = "head"
    private static let newHead = "head.new"

    private let folder: Descriptor
    private let path: String
    private let program: String

    /// Opens the folder, and makes it if need be; the build must hold the lock of the project.
    ///
    /// - Parameters:
    ///   - lock: That lock.
    ///   - program: What tells this program from all others.
    /// - Throws: `UnusableCache` if it cannot be made.
    init(_ lock: BuildLock, program: String) throws(UnusableCache) {
        self.path = OwnNames.projectFolder + "/" + Self.name
        self.program = program
        do throws(SystemFailure) {
            do throws(SystemFailure) {
                try lock.projectFolder.makeFolder(Self.name)
            } catch .exists {}
            self.folder = try Descriptor(Self.name, in: lock.projectFolder, .folder)
        } catch {
            throw UnusableCache("open", path, error)
        }
    }

    /// Looks for a memory.
    func find() -> Found {
        do throws(SystemFailure) {
            let file = try Descriptor(Self.head, in: folder, .read)
            let time = try file.status().modification
            guard let bytes = try file.readAll(limit: 1 << 30) else {
                return .useless(Self.damaged)
            }
            return found(bytes, time: time)
        } catch .missing {
            return .nothing
        } catch {
            return .useless("the cache in \(path) cannot be read: \(error.words)")
        }
    }

    private static let damaged = "the cache in .haven is damaged"

    private func found(_ bytes: [UInt8], time: Int64) -> Found {
        guard let line = bytes.firstIndex(of: UInt8(ascii: "\n")), bytes.count >= line + 17 else {
            return .useless(Self.damaged)
        }
        let first = String(decoding: bytes[..<line], as: UTF8.self)
        guard first == Self.form + program else {
            return .useless(
                first.hasPrefix("haven-cache ")
                    ? "the cache in .haven was made by another haven" : Self.damaged
            )
        }
        let end = bytes.count - 16
        do throws(DamagedCache) {
            var tail = CacheReader(bytes, in: end..<bytes.count)
            guard try tail.read(ContentHash.self) == ContentHash(bytes.span.extracting(0..<end))
            else { throw DamagedCache() }
            var reader = CacheReader(bytes, in: line + 1..<end)
            return .head(try reader.read(), time: time)
        } catch {
            return .useless(Self.damaged)
        }
    }

    /// Reads the memory that a head belongs to.
    ///
    /// - Throws: `DamagedCache`.
    func memory(of head: CacheHead, time: Int64) throws(DamagedCache) -> BuildMemory {
        BuildMemory(
            sources: try SourceMemory(
                stored: try read("sources-\(head.generation)", head.sources)
            ),
            outputs: try OutputMemory(
                stored: try read("answers-\(head.generation)", head.answers)
            ),
            time: time
        )
    }

    private func read(_ name: String, _ hash: ContentHash) throws(DamagedCache) -> [UInt8] {
        do throws(SystemFailure) {
            if let bytes = try Descriptor(name, in: folder, .read).readAll(limit: 1 << 34),
                ContentHash(bytes) == hash
            {
                return bytes
            }
        } catch {}
        throw DamagedCache()
    }

    /// Opens the bodies of a memory to go on with them, or new ones.
    ///
    /// - Throws: `UnusableCache` if the file cannot be opened.
    func bodies(_ generation: Int, end: Int) throws(UnusableCache) -> BodyStore {
        let name = "bodies-\(generation)"
        do throws(SystemFailure) {
            return try BodyStore(name, in: folder, end: end, path: path + "/" + name)
        } catch {
            throw UnusableCache("open", path + "/" + name, error)
        }
    }

    /// Says that the memory of a head was found right at a later time, too: what had been changed too shortly before the first was looked at.
    func confirm(at time: Int64) {
        // If it fails, the next build looks again.
        try? folder.setModification(of: Self.head, to: time)
    }

    /// Keeps a memory for the next build.
    ///
    /// - Parameters:
    ///   - memory: What goes into the large files.
    ///   - generation: The number in their names.
    ///   - bodies: That of the file of bodies.
    ///   - head: Makes what goes into the first file, of the hashes of the sources and of the answers.
    /// - Returns: That.
    /// - Throws: `UnusableCache`; then the old one is still there.
    func save(
        _ memory: BuildMemory,
        generation: Int,
        bodies: Int,
        head: (ContentHash, ContentHash) -> CacheHead
    ) throws(UnusableCache) -> CacheHead {
        let names = (sources: "sources-\(generation)", answers: "answers-\(generation)")
        do throws(SystemFailure) {
            var sources = try CacheFile(names.sources, in: folder)
            try memory.sources.write(to: &sources)
            let sourcesHash = try sources.finish()
            var answers = try CacheFile(names.answers, in: folder)
            try memory.outputs.write(to: &answers)
            let head = head(sourcesHash, try answers.finish())

            var writer = CacheWriter()
            writer.write(head)
            var bytes = Array("\(Self.form)\(program)\n".utf8) + writer.finish()
            var tail = CacheWriter()
            tail.write(ContentHash(bytes))
            bytes += tail.finish()
            try write(bytes, Self.newHead)
            try folder.setModification(of: Self.newHead, to: memory.time)
            try folder.rename(Self.newHead, to: folder, Self.head)
            let kept = [Self.head, names.sources, names.answers, "bodies-\(bodies)"]
            try remove { !kept.contains($0) }
            return head
        } catch {
            throw UnusableCache("write to", path, error)
        }
    }

    /// Forgets everything.
    ///
    /// - Throws: `UnusableCache` if a file cannot be removed.
    func clear() throws(UnusableCache) {
        do throws(SystemFailure) {
            try remove { $0 == Self.head }
            try remove { _ in true }
        } catch {
            throw UnusableCache("remove the files in", path, error)
        }
    }

    private func write(_ bytes: [UInt8], _ name: String) throws(SystemFailure) {
        do throws(SystemFailure) {
            try folder.removeFile(name)
        } catch .missing {}
        try Descriptor(name, in: folder, .create).write(bytes, 0..<bytes.count, at: 0)
    }

    private func remove(_ isUnwanted: (String) -> Bool) throws(SystemFailure) {
        for bytes in try FolderNames.all(in: folder) {
            let name = String(decoding: bytes, as: UTF8.self)
            guard isUnwanted(name), try folder.status(of: name).kind == .file else { continue }
            try folder.removeFile(name)
        }
    }
}
