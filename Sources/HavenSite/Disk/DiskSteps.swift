/// The calls by which Write changes the disk, each of which a test can make fail.
///
/// A build may be killed between any two of them and a disk may be full at any of them. So that tests
/// can try all, every change goes through this value, which asks `before` first. In a build it is free.
struct DiskSteps: Sendable {
    /// Called before each change with its name and path; what it throws is what the change throws.
    let before: (@Sendable (String, String) throws(SystemFailure) -> Void)?
    /// The most bytes written by one call; tests make it small to be killed in the middle of a file.
    let largestWrite: Int

    /// What a build uses.
    static let real = DiskSteps(before: nil, largestWrite: 1 << 30)

    func makeFolder(_ path: String, in folder: borrowing Descriptor) throws(SystemFailure) {
        try before?("make folder", path)
        try folder.makeFolder(path)
    }

    func createFile(
        _ path: String,
        in folder: borrowing Descriptor
    ) throws(SystemFailure) -> Descriptor {
        try before?("create", path)
        return try Descriptor(path, in: folder, .create)
    }

    /// Writes the first `count` bytes of `bytes` at `offset`.
    func write(
        _ bytes: [UInt8],
        count: Int,
        at offset: Int,
        to file: borrowing Descriptor,
        path: String
    ) throws(SystemFailure) {
        var done = 0
        while done < count {
            let next = min(count - done, largestWrite)
            try before?("write", path)
            try file.write(bytes, done..<done + next, at: offset + done)
            done += next
        }
    }

    func rename(
        _ path: String,
        in folder: borrowing Descriptor,
        to newFolder: borrowing Descriptor,
        _ newPath: String
    ) throws(SystemFailure) {
        try before?("rename", newPath)
        try folder.rename(path, to: newFolder, newPath)
    }

    func removeFile(_ path: String, in folder: borrowing Descriptor) throws(SystemFailure) {
        try before?("remove", path)
        try folder.removeFile(path)
    }

    func removeFolder(_ path: String, in folder: borrowing Descriptor) throws(SystemFailure) {
        try before?("remove folder", path)
        try folder.removeFolder(path)
    }

    func syncFileSystem(of folder: borrowing Descriptor) throws(SystemFailure) {
        try before?("sync", ".")
        try folder.syncFileSystem()
    }

    /// Removes a folder with all that is in it, without following links and without recursion.
    func removeTree(_ path: String, in folder: borrowing Descriptor) throws(SystemFailure) {
        var visiting = [path]
        var emptied: [String] = []
        while let current = visiting.popLast() {
            let opened = try Descriptor(current, in: folder, .folder)
            emptied.append(current)
            for bytes in try FolderNames.all(in: opened) {
                guard let name = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
                let child = current + "/" + name
                if try folder.status(of: child).kind == .folder {
                    visiting.append(child)
                } else {
                    try removeFile(child, in: folder)
                }
            }
        }
        // A folder was noted before those inside it, so backwards each is empty when its turn comes.
        for folderPath in emptied.reversed() { try removeFolder(folderPath, in: folder) }
    }
}
