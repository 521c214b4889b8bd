import Synchronization

/// Where the body of a page lies in a `BodyStore`.
package struct BodyReference: Hashable, Sendable {
    /// In bytes from the start of the store.
    package let offset: Int
    package let count: Int
}

/// Keeps the bodies of all pages in a file, so that the model need not hold them in memory.
///
/// Lives as long as one build. The file is removed from its folder as soon as it is open: nobody else
/// can write to it, and its space is free again however the build ends.
///
/// A class, because it owns a descriptor that many threads use at once.
package final class BodyStore: Sendable {
    private let file: Descriptor
    private let end = Mutex<Int>(0)
    private let path: String

    /// Creates the store in `<project>/.haven`, for which the build must hold the lock.
    ///
    /// - Throws: `EnvironmentFailure` if the file cannot be created.
    package init(project: String) throws {
        let folder = project + "/" + OwnNames.projectFolder
        self.path = folder + "/bodies"
        do throws(SystemFailure) {
            let parent = try Descriptor(folder, .folderFollowing)
            // One build at a time: what is there is what a build left that was killed in between.
            do throws(SystemFailure) {
                try parent.removeFile("bodies")
            } catch .missing {}
            self.file = try Descriptor("bodies", in: parent, .create)
            try parent.removeFile("bodies")
        } catch {
            throw EnvironmentFailure("create", folder + "/bodies", error)
        }
    }

    /// Adds a body; safe to call from many threads at once.
    ///
    /// - Throws: `EnvironmentFailure`, most likely because the disk is full.
    package func append(_ bytes: [UInt8]) throws -> BodyReference {
        // Only the place is taken under the lock; the bytes are written side by side.
        let offset = end.withLock { end in
            defer { end += bytes.count }
            return end
        }
        do throws(SystemFailure) {
            try file.write(bytes, 0..<bytes.count, at: offset)
        } catch {
            throw EnvironmentFailure("write", path, error)
        }
        return BodyReference(offset: offset, count: bytes.count)
    }

    /// Returns the bytes that were added as `reference`; safe to call from many threads at once.
    ///
    /// - Throws: `EnvironmentFailure` if the device fails.
    package func read(_ reference: BodyReference) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: reference.count)
        do throws(SystemFailure) {
            let count = try file.read(into: &bytes, at: reference.offset)
            precondition(count == reference.count, "a body reference of another store")
        } catch {
            throw EnvironmentFailure("read", path, error)
        }
        return bytes
    }
}
