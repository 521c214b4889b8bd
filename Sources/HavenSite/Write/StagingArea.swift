import Synchronization

/// Where the files of a build wait until the whole build is sound.
///
/// A file that the output folder has already, byte for byte, is not staged at all. The others are
/// written into a folder from which they can be renamed into the output folder: `.haven/staging` of the
/// project, or `.haven-staging` inside the output folder if that is on another file system. Files
/// that are new form a tree as in the output folder, so that a new folder is moved with all that is in it
/// by one call; files that replace others are numbered, in 64 folders, because neither one huge folder nor
/// a folder per file is fast.
///
/// The area is removed when the value ends. After a build that was killed, the next one removes it.
///
/// A class, because it owns descriptors that many threads use at once, and for its end.
package final class StagingArea: Sendable {
    private static let name = "staging"
    /// Shows that a folder inside the output folder is Haven's, and is removed after all else in it.
    private static let marker = "made-by-haven"
    private static let shards = 64
    private static let blockSize = 256 * 1024

    let lock: BuildLock
    /// What the builds before wrote.
    let record: OutputRecord
    /// Whether the area is inside the output folder.
    let isInside: Bool
    /// The staging folder, with `tree` and the replacements.
    let folder: Descriptor
    /// What belongs into the output folder as it is.
    let tree: Descriptor

    private let replacements = Atomic<Int>(0)
    private let newFiles = Atomic<Int>(0)

    private var steps: DiskSteps { lock.steps }

    /// Prepares the area and removes those of builds that were killed.
    ///
    /// - Throws: `EnvironmentFailure` if the area cannot be made, or if the output folder's manifest is
    ///   damaged or of a later version.
    package init(_ lock: BuildLock) throws {
        self.lock = lock
        self.record = try OutputRecord(of: lock)
        self.isInside = Self.mustBeInside(lock)
        let name = isInside ? OwnNames.stagingInOutput : Self.name
        let shown = isInside ? lock.outputPath + "/" + name : OwnNames.projectFolder + "/" + name
        do throws(SystemFailure) {
            try Self.removeArea(Self.name, in: lock.projectFolder, lock.steps)
            try Self.removeArea(OwnNames.stagingInOutput, in: lock.output, lock.steps)
            if isInside {
                self.folder = try Self.makeArea(name, in: lock.output, lock.steps)
            } else {
                self.folder = try Self.makeArea(name, in: lock.projectFolder, lock.steps)
            }
            self.tree = try Descriptor("tree", in: folder, .folder)
        } catch .exists {
            throw EnvironmentFailure(
                "the folder '\(shown)' has a name that haven uses, but haven did not make it; "
                    + "move it away and build again"
            )
        } catch {
            throw EnvironmentFailure("make a folder for the new files,", shown, error)
        }
    }

    deinit {
        // Whatever stays, the next build removes.
        if isInside {
            try? Self.removeArea(OwnNames.stagingInOutput, in: lock.output, steps)
        } else {
            try? Self.removeArea(Self.name, in: lock.projectFolder, steps)
        }
    }

    /// How many files are in the area, so that none of them is moved without being in the manifest.
    var count: Int {
        replacements.load(ordering: .relaxed) + newFiles.load(ordering: .relaxed)
    }

    /// Stages the bytes of a page; safe to call from many threads at once, once for each path.
    ///
    /// - Throws: `EnvironmentFailure`, most likely because the disk is full.
    package func stage(_ bytes: [UInt8], at path: OutputPath) throws -> StagedFile {
        do throws(SystemFailure) {
            var isTaken = false
            // A folder that this build has made is empty.
            if !lock.madeOutput {
                let existing = try Existing(path, in: lock.output)
                if existing.size == bytes.count, try existing.file?.holds(bytes) == true {
                    return StagedFile(
                        path: path,
                        hash: ContentHash(bytes),
                        size: bytes.count,
                        place: .output
                    )
                }
                isTaken = existing.isSomething
            }
            let new = try create(path, replacing: isTaken)
            try steps.write(bytes, count: bytes.count, at: 0, to: new.file, path: path.text)
            return StagedFile(
                path: path,
                hash: ContentHash(bytes),
                size: bytes.count,
                place: new.place
            )
        } catch {
            throw EnvironmentFailure("write", shown(path), error)
        }
    }

    /// Stages a copy of a file, a picture for example; safe to call from many threads at once.
    ///
    /// - Parameters:
    ///   - source: The file to copy; relative paths are relative to the working folder.
    ///   - path: Where it belongs.
    /// - Returns: The staged file, with the hash of the bytes as they were read.
    /// - Throws: `EnvironmentFailure` if it cannot be read, or the disk is full.
    package func stageCopy(of source: String, at path: OutputPath) throws -> StagedFile {
        let original = try Self.openSource(source)
        do throws(SystemFailure) {
            let size = try original.status().size
            let existing = try Existing(path, in: lock.output)
            if existing.size == size, let hash = try existing.file?.hash(ifSameAs: original) {
                return StagedFile(path: path, hash: hash, size: size, place: .output)
            }
            let new = try create(path, replacing: existing.isSomething)
            var hasher = ContentHasher()
            var block = [UInt8](repeating: 0, count: Self.blockSize)
            var offset = 0
            while true {
                let count = try original.read(into: &block, at: offset)
                if count == 0 { break }
                try steps.write(block, count: count, at: offset, to: new.file, path: path.text)
                hasher.update(block.span.extracting(0..<count))
                offset += count
            }
            return StagedFile(path: path, hash: hasher.hash, size: offset, place: new.place)
        } catch {
            throw EnvironmentFailure("copy '\(source)' to", shown(path), error)
        }
    }

    private static func openSource(_ source: String) throws -> Descriptor {
        do throws(SystemFailure) {
            let file = try Descriptor(source, .readFollowing)
            guard try file.status().kind == .file else { throw SystemFailure.notAFile }
            return file
        } catch {
            throw EnvironmentFailure("read", source, error)
        }
    }

    /// The bytes of a file that was staged and not yet moved.
    package func read(_ file: StagedFile) throws -> [UInt8] {
        do throws(SystemFailure) {
            let opened =
                switch file.place {
                case .output: try Descriptor(file.path.text, in: lock.output, .read)
                case .tree: try Descriptor(file.path.text, in: tree, .read)
                case .replacement(let name): try Descriptor(name, in: folder, .read)
                }
            guard let bytes = try opened.readAll(limit: file.size) else {
                throw SystemFailure.changed
            }
            return bytes
        } catch {
            throw EnvironmentFailure("read", shown(file.path), error)
        }
    }

    /// Writes a file of Haven's own into the area, beside the tree.
    func write(_ bytes: [UInt8], as name: String) throws(SystemFailure) {
        let file = try steps.createFile(name, in: folder)
        try steps.write(bytes, count: bytes.count, at: 0, to: file, path: name)
    }

    private func shown(_ path: OutputPath) -> String {
        lock.outputPath + "/" + path.text
    }

    private struct NewFile: ~Copyable {
        let file: Descriptor
        let place: StagedFile.Place
    }

    private func create(
        _ path: OutputPath,
        replacing: Bool
    ) throws(SystemFailure) -> NewFile {
        if replacing {
            let number = replacements.wrappingAdd(1, ordering: .relaxed).oldValue
            let shard = "\(number % Self.shards)"
            let name = "\(shard)/\(number)"
            let file = try createFile(name, in: folder, making: [shard])
            return NewFile(file: file, place: .replacement(name))
        }
        newFiles.add(1, ordering: .relaxed)
        do throws(SystemFailure) {
            let file = try createInTree(path)
            return NewFile(file: file, place: .tree)
        } catch .exists {
            preconditionFailure("two files were staged for the output path \(path)")
        } catch .notAFolder {
            preconditionFailure("a file was staged where \(path) needs a folder")
        }
    }

    /// Creates a file in the tree; most pages are the only file of their folder, so that is made first.
    private func createInTree(_ path: OutputPath) throws(SystemFailure) -> Descriptor {
        if path.isFolderPage, let folder = path.folder {
            do throws(SystemFailure) {
                try steps.makeFolder(folder.text, in: tree)
            } catch .exists {} catch .missing {}
        }
        return try createFile(path.text, in: tree, making: path.folders)
    }

    private func createFile(
        _ path: String,
        in folder: borrowing Descriptor,
        making folders: [String]
    ) throws(SystemFailure) -> Descriptor {
        do throws(SystemFailure) {
            return try steps.createFile(path, in: folder)
        } catch .missing {
            // Only the first file of a folder comes here.
            for path in folders {
                do throws(SystemFailure) {
                    try steps.makeFolder(path, in: folder)
                } catch .exists {}
            }
            return try steps.createFile(path, in: folder)
        }
    }

    /// Whether files cannot be renamed from the project into the output folder.
    private static func mustBeInside(_ lock: BuildLock) -> Bool {
        if let here = try? lock.projectFolder.status(), let there = try? lock.output.status(),
            here.device != there.device
        {
            return true
        }
        // One device can be mounted twice, and Linux does not rename between mounts. It says so before it
        // looks whether the file is there, so asking for one that is not changes nothing.
        do throws(SystemFailure) {
            try lock.projectFolder.rename(
                "no-such-file",
                to: lock.output,
                OwnNames.stagingInOutput + "-probe"
            )
            return true
        } catch {
            return error == .otherFileSystem
        }
    }

    private static func makeArea(
        _ name: String,
        in home: borrowing Descriptor,
        _ steps: DiskSteps
    ) throws(SystemFailure) -> Descriptor {
        try steps.makeFolder(name, in: home)
        _ = try steps.createFile(name + "/" + marker, in: home)
        try steps.makeFolder(name + "/tree", in: home)
        return try Descriptor(name, in: home, .folder)
    }

    /// Removes a staging folder if it is there and is Haven's; leaves it alone if it is not.
    private static func removeArea(
        _ name: String,
        in home: borrowing Descriptor,
        _ steps: DiskSteps
    ) throws(SystemFailure) {
        let opened: Descriptor
        do throws(SystemFailure) {
            opened = try Descriptor(name, in: home, .folder)
        } catch .missing {
            return
        } catch {
            return  // A file or a link, which making the area will trip over and report.
        }
        let names = try FolderNames.all(in: opened)
        guard names.isEmpty || names.contains(Array(marker.utf8)) else { return }
        for bytes in names where bytes != Array(marker.utf8) {
            guard let child = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
            let path = name + "/" + child
            if try home.status(of: path).kind == .folder {
                try steps.removeTree(path, in: home)
            } else {
                try steps.removeFile(path, in: home)
            }
        }
        if !names.isEmpty { try steps.removeFile(name + "/" + marker, in: home) }
        try steps.removeFolder(name, in: home)
    }
}
