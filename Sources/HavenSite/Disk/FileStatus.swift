#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// What `stat(2)` says about a file, as far as Haven asks.
struct FileStatus: Hashable, Sendable {
    /// What a path leads to.
    enum Kind: Hashable, Sendable {
        case file
        case folder
        case symbolicLink
        /// A socket, a pipe or a device.
        case other
    }

    let kind: Kind
    /// In bytes.
    let size: Int
    /// When the contents were last changed, in nanoseconds since 1970.
    let modification: Int64
    /// When contents, name, owner or rights were last changed, in nanoseconds since 1970.
    let change: Int64
    let device: UInt64
    let node: UInt64
    /// Who may read and write it: the lowest twelve bits of `st_mode`.
    let permissions: UInt32

    init(_ status: stat) {
        self.kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .symbolicLink
            default: .other
            }
        self.size = Int(status.st_size)
        #if canImport(Darwin)
        let time = status.st_mtimespec
        let change = status.st_ctimespec
        self.device = UInt64(UInt32(bitPattern: status.st_dev))
        #else
        let time = status.st_mtim
        let change = status.st_ctim
        self.device = UInt64(status.st_dev)
        #endif
        self.modification = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
        self.change = Int64(change.tv_sec) * 1_000_000_000 + Int64(change.tv_nsec)
        self.node = UInt64(status.st_ino)
        self.permissions = UInt32(status.st_mode) & 0o7777
    }

    /// Whether both are one and the same file.
    func isSameFile(as other: FileStatus) -> Bool {
        device == other.device && node == other.node
    }
}
