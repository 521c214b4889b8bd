import Synchronization

/// Where the body of a page lies in a `BodyStore`.
package struct BodyReference: Hashable, Sendable {
    /// In bytes from the start of the store.
    package let offset: Int
    package let count: Int
    /// Of the bytes; what the store gives back is held against it.
    package let fingerprint: UInt64
}

/// Keeps the bodies of all pages in a file, so that the model need not hold them in memory.
///
/// A store is only ever written at its end. So one that is kept for the next build stays right for it, whatever a build that was
/// killed has put behind its end.
///
/// A class, because it owns a descriptor that many threads use at once.
package final class BodyStore: Sendable {
    private let file: Descriptor
    private let next: Mutex<Int>
    private let path: String

    /// Creates a store in `<project>/.haven` that lives as long as one build, for which the build must hold the lock.
    ///
    /// The file is removed from its folder as soon as it is open: nobody else can write to it, and its space is free again
    /// however the build ends.
    ///
    /// - Throws: `EnvironmentFailure` if the file cannot be created.
    package convenience init(project: String) throws {
        let folder = project + "/" + OwnNames.projectFolder
        let path = folder + "/bodies"
        do throws(SystemFailure) {
            let parent = try Descriptor(folder, .folderFollowing)
            // One build at a time: what is there is what a build left that was killed in between.
            do throws(SystemFailure) {
                try parent.removeFile("bodies")
            } catch .missing {}
            let file = try Descriptor("bodies", in: parent, .create)
            try parent.removeFile("bodies")
            self.init(file: file, next: 0, path: path)
        } catch {
            throw EnvironmentFailure("create", path, error)
        }
    }

    /// Opens a store that is kept from one build to the next, or creates it.
    ///
    /// - Parameters:
    ///   - name: The name of the file.
    ///   - folder: The folder it lies in.
    ///   - end: Where the bodies end that are remembered; what lies behind is overwritten.
    ///   - path: The path of the file for messages.
    /// - Throws: What keeps the file from being opened.
    convenience init(
        _ name: String,
        in folder: borrowing Descriptor,
        end: Int,
        path: String
    ) throws(SystemFailure) {
        if end == 0 {
            // What is there is what a build left that was killed before anybody could remember it.
            do throws(SystemFailure) {
                try folder.removeFile(name)
            } catch .missing {}
        }
        let file = try Descriptor(name, in: folder, end == 0 ? .create : .update)
        self.init(file: file, next: end, path: path)
    }

    private init(file: consuming Descriptor, next: Int, path: String) {
        self.file = file
        self.next = Mutex(next)
        self.path = path
    }

    /// How many bytes lie in the store.
    var end: Int { next.withLock { $0 } }

    /// Adds a body; safe to call from many threads at once.
    ///
    /// - Throws: `EnvironmentFailure`, most likely because the disk is full.
    package func append(_ bytes: [UInt8]) throws -> BodyReference {
        // Only the place is taken under the lock; the bytes are written side by side.
        let offset = next.withLock { next in
            defer { next += bytes.count }
            return next
        }
        do throws(SystemFailure) {
            try file.write(bytes, 0..<bytes.count, at: offset)
        } catch {
            throw EnvironmentFailure("write", path, error)
        }
        return BodyReference(
            offset: offset,
            count: bytes.count,
            fingerprint: ContentHash(bytes).low
        )
    }

    /// Returns the bytes that were added as `reference`; safe to call from many threads at once.
    ///
    /// - Throws: `DamagedCache` if it is not there any more.
    package func read(_ reference: BodyReference) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: reference.count)
        do throws(SystemFailure) {
            let count = try file.read(into: &bytes, at: reference.offset)
            if count == reference.count, ContentHash(bytes).low == reference.fingerprint {
                return bytes
            }
        } catch {}
        throw DamagedCache()
    }
}
