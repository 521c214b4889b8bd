#if canImport(Darwin)
import Darwin
#else
import CSystem
import Glibc
#endif

/// An open file or folder, closed when the value ends; the door to POSIX for files.
///
/// Paths are relative to a folder that is open already. So a path is walked from where it was checked,
/// whatever happens above it meanwhile, and no call follows a symbolic link in its last part unless
/// it says so.
struct Descriptor: ~Copyable, Sendable {
    let number: CInt

    private init(number: CInt) {
        self.number = number
    }

    deinit {
        _ = close(number)
    }

    /// How a file is opened.
    enum Mode {
        /// To read; does not wait for a pipe to be filled.
        case read
        /// To read, following a symbolic link in the last part.
        case readFollowing
        /// To read the names in a folder and to open what is in it.
        case folder
        /// The same, following a symbolic link in the last part.
        case folderFollowing
        /// To write a file that must not exist yet.
        case create
        /// To read and write a file that may exist.
        case update

        fileprivate var flags: CInt {
            switch self {
            case .read: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
            case .readFollowing: O_RDONLY | O_NONBLOCK | O_CLOEXEC
            case .folder: O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
            case .folderFollowing: O_RDONLY | O_DIRECTORY | O_CLOEXEC
            case .create: O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
            case .update: O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC
            }
        }
    }

    /// Opens a path that is absolute or relative to the working folder: `open(2)`.
    init(_ path: String, _ mode: Mode) throws(SystemFailure) {
        self.number = try Self.opening(AT_FDCWD, path, mode)
    }

    /// Opens a path relative to an open folder: `openat(2)`.
    init(_ path: String, in folder: borrowing Descriptor, _ mode: Mode) throws(SystemFailure) {
        self.number = try Self.opening(folder.number, path, mode)
    }

    private static func opening(
        _ folder: CInt,
        _ path: String,
        _ mode: Mode
    ) throws(SystemFailure) -> CInt {
        // 0666 and 0777 are cut down by the user's umask, as every tool does it.
        let number = try retrying { unsafe openat(folder, path, mode.flags, 0o666) }
        return number
    }

    /// What the file is: `fstat(2)`.
    func status() throws(SystemFailure) -> FileStatus {
        var buffer = stat()
        guard unsafe fstat(number, &buffer) == 0 else { throw .last }
        return FileStatus(buffer)
    }

    /// What a path in this folder is, without following a link in its last part: `fstatat(2)`.
    func status(of path: String, following: Bool = false) throws(SystemFailure) -> FileStatus {
        var buffer = stat()
        let flags = following ? 0 : AT_SYMLINK_NOFOLLOW
        guard unsafe fstatat(number, path, &buffer, flags) == 0 else { throw .last }
        return FileStatus(buffer)
    }

    /// Whether this process may create and remove entries of a folder in this one.
    func mayChange(_ folder: String) throws(SystemFailure) {
        guard unsafe faccessat(number, folder, W_OK | X_OK, AT_EACCESS) == 0 else { throw .last }
    }

    /// Reads from `offset` until `buffer` is full or the file ends; returns how many bytes: `pread(2)`.
    func read(into buffer: inout [UInt8], at offset: Int) throws(SystemFailure) -> Int {
        var filled = 0
        let capacity = buffer.count
        while filled < capacity {
            let start = filled
            let count = try Self.retrying {
                unsafe buffer.withUnsafeMutableBytes { bytes in
                    unsafe pread(
                        number,
                        bytes.baseAddress?.advanced(by: start),
                        capacity - start,
                        off_t(offset + start)
                    )
                }
            }
            if count == 0 { break }
            filled += count
        }
        return filled
    }

    /// Reads the whole of a file that has at most `limit` bytes; `nil` if it has more.
    func readAll(limit: Int) throws(SystemFailure) -> [UInt8]? {
        let size = try status().size
        guard size <= limit else { return nil }
        // One byte more than expected shows the end in the same call, and a file that grows.
        var bytes = [UInt8](repeating: 0, count: size + 1)
        var count = try read(into: &bytes, at: 0)
        while count == bytes.count {
            guard count <= limit else { return nil }
            bytes += [UInt8](repeating: 0, count: min(count, limit + 1 - count))
            var more = [UInt8](repeating: 0, count: bytes.count - count)
            let added = try read(into: &more, at: count)
            bytes.replaceSubrange(count..., with: more)
            count += added
            if added < more.count { break }
        }
        guard count <= limit else { return nil }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// Writes `bytes[range]` at `offset`: `pwrite(2)`.
    func write(
        _ bytes: [UInt8],
        _ range: Range<Int>,
        at offset: Int
    ) throws(SystemFailure) {
        var done = range.lowerBound
        while done < range.upperBound {
            let start = done
            done += try Self.retrying {
                unsafe bytes.withUnsafeBytes { bytes in
                    unsafe pwrite(
                        number,
                        bytes.baseAddress?.advanced(by: start),
                        range.upperBound - start,
                        off_t(offset + start - range.lowerBound)
                    )
                }
            }
        }
    }

    /// Cuts the file off at `size` bytes: `ftruncate(2)`.
    func truncate(to size: Int) throws(SystemFailure) {
        guard ftruncate(number, off_t(size)) == 0 else { throw .last }
    }

    /// Says who may read and write the file: `fchmod(2)`.
    func setPermissions(_ permissions: UInt32) throws(SystemFailure) {
        guard fchmod(number, mode_t(permissions)) == 0 else { throw .last }
    }

    /// Waits until what was written to the file will survive a loss of power: `fsync(2)`.
    func syncFile() throws(SystemFailure) {
        guard fsync(number) == 0 else { throw .last }
    }

    /// Creates a folder: `mkdirat(2)`.
    func makeFolder(_ path: String) throws(SystemFailure) {
        guard unsafe mkdirat(number, path, 0o777) == 0 else { throw .last }
    }

    /// Removes a file: `unlinkat(2)`.
    func removeFile(_ path: String) throws(SystemFailure) {
        guard unsafe unlinkat(number, path, 0) == 0 else { throw .last }
    }

    /// Removes an empty folder: `unlinkat(2)`.
    func removeFolder(_ path: String) throws(SystemFailure) {
        guard unsafe unlinkat(number, path, AT_REMOVEDIR) == 0 else { throw .last }
    }

    /// Moves a file or folder over what is at the new path, at once: `renameat(2)`.
    func rename(
        _ path: String,
        to folder: borrowing Descriptor,
        _ newPath: String
    ) throws(SystemFailure) {
        guard unsafe renameat(number, path, folder.number, newPath) == 0 else { throw .last }
    }

    /// Sets the time at which a file was last changed, in nanoseconds since 1970: `utimensat(2)`.
    func setModification(of path: String, to time: Int64) throws(SystemFailure) {
        let (seconds, rest) = time.quotientAndRemainder(dividingBy: 1_000_000_000)
        let moment = timespec(tv_sec: time_t(seconds), tv_nsec: Int(rest))
        let times = [moment, moment]
        guard unsafe utimensat(number, path, times, AT_SYMLINK_NOFOLLOW) == 0 else { throw .last }
    }

    /// Takes the lock of this file if nobody has it; it ends with the descriptor: `flock(2)`.
    func lock() throws(SystemFailure) {
        _ = try Self.retrying { Int(flock(number, LOCK_EX | LOCK_NB)) }
    }

    /// Gives the lock of this file back at once, also if a child process that was just forked holds a copy of
    /// the descriptor until it runs its program.
    func unlock() {
        _ = flock(number, LOCK_UN)
    }

    /// Waits until what was written to this file system will survive a loss of power: `syncfs(2)`.
    func syncFileSystem() throws(SystemFailure) {
        #if canImport(Darwin)
        // There is no call for one file system, and this one only starts the work.
        sync()
        #else
        guard syncfs(number) == 0 else { throw .last }
        #endif
    }

    private static func retrying<Value: FixedWidthInteger>(
        _ call: () -> Value
    ) throws(SystemFailure) -> Value {
        while true {
            let value = call()
            if value >= 0 { return value }
            guard errno == EINTR else { throw .last }
        }
    }
}
