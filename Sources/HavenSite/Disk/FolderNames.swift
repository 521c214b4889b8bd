#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Functions of paths and folders that need C strings.
enum FolderNames {
    /// The names in an open folder as bytes, in no order, without `.` and `..`: `readdir(3)`.
    static func all(in folder: borrowing Descriptor) throws(SystemFailure) -> [[UInt8]] {
        // A descriptor of its own, because the stream closes what it is given and keeps a position.
        let copy = unsafe openat(folder.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { throw .last }
        guard let stream = unsafe fdopendir(copy) else {
            let failure = SystemFailure.last
            _ = close(copy)
            throw failure
        }
        defer { _ = unsafe closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                guard errno == 0 else { throw .last }
                return names
            }
            let name = unsafe Self.name(of: entry)
            if !isSelfOrParent(name) { names.append(name) }
        }
    }

    private static func isSelfOrParent(_ name: [UInt8]) -> Bool {
        name.count <= 2 && name.allSatisfy { $0 == UInt8(ascii: ".") }
    }

    /// The path without links, `.` and `..`; everything in it must exist: `realpath(3)`.
    ///
    /// - Throws: `.notUTF8` if a name in the result is not UTF-8.
    static func realPath(_ path: String) throws(SystemFailure) -> String {
        guard let resolved = unsafe realpath(path, nil) else { throw .last }
        defer { unsafe free(resolved) }
        let bytes = unsafe bytes(of: unsafe UnsafePointer(resolved))
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        return text
    }

    private static func name(of entry: UnsafePointer<dirent>) -> [UInt8] {
        // The name may be longer than the array the header declares, so it is not read as a tuple.
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else {
            preconditionFailure("dirent has its name in the entry itself")
        }
        let start = unsafe UnsafeRawPointer(entry).advanced(by: offset)
        return unsafe bytes(of: start.assumingMemoryBound(to: CChar.self))
    }

    private static func bytes(of text: UnsafePointer<CChar>) -> [UInt8] {
        unsafe [UInt8](UnsafeRawBufferPointer(start: text, count: strlen(text)))
    }
}
