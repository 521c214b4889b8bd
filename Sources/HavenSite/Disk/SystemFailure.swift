#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The reason a system call gave for not doing what it was asked: an `errno`.
///
/// Stays inside the parts that touch the disk; people are told through `EnvironmentFailure`.
struct SystemFailure: Error, Hashable {
    let code: CInt

    init(code: CInt) {
        self.code = code
    }

    /// The reason of the call that has just failed on this thread.
    static var last: SystemFailure { SystemFailure(code: errno) }

    static let missing = SystemFailure(code: ENOENT)
    static let exists = SystemFailure(code: EEXIST)
    static let notAFolder = SystemFailure(code: ENOTDIR)
    static let isAFolder = SystemFailure(code: EISDIR)
    static let linkLoop = SystemFailure(code: ELOOP)
    static let notEmpty = SystemFailure(code: ENOTEMPTY)
    static let otherFileSystem = SystemFailure(code: EXDEV)
    static let denied = SystemFailure(code: EACCES)
    static let full = SystemFailure(code: ENOSPC)
    static let notAFile = SystemFailure(code: ENXIO)
    static let notUTF8 = SystemFailure(code: EILSEQ)
    static let tooLarge = SystemFailure(code: EFBIG)
    static let changed = SystemFailure(code: ESTALE)
    static let busy = SystemFailure(code: EWOULDBLOCK)

    /// The reason in words, without the number.
    var words: String {
        switch code {
        case EACCES, EPERM: "permission denied"
        case ENOSPC: "no space left on the device"
        case EDQUOT: "the quota of this user is used up"
        case EROFS: "the file system is read-only"
        case ENOENT: "no such file or folder"
        case ENOTDIR: "a part of the path is a file, not a folder"
        case EISDIR: "it is a folder, not a file"
        case ENXIO: "it is a socket, a pipe or a device"
        case EILSEQ: "a name in the path is not UTF-8"
        case EEXIST: "it exists already"
        case ENOTEMPTY: "the folder is not empty"
        case ELOOP: "symbolic links lead in a circle"
        case EXDEV: "it is on another file system"
        case ENAMETOOLONG: "the path is too long"
        case EMFILE, ENFILE: "too many files are open"
        case EIO: "the device reports an input or output error"
        case EFBIG: "the file is too large"
        case ESTALE: "it was changed while haven was at work"
        default: SystemFailure.systemText(code)
        }
    }

    /// What a person can do about it.
    var advice: String {
        switch code {
        case EACCES, EPERM: "give the user who runs haven the right to do this"
        case ENOSPC: "free some space and build again"
        case EDQUOT: "free some space or raise the quota and build again"
        case EROFS: "use a folder that can be written to"
        case ENOENT: "check the path"
        case EMFILE, ENFILE: "raise the limit of open files (ulimit -n) and build again"
        case EIO: "check the device"
        default: "mend this and build again"
        }
    }

    private static func systemText(_ code: CInt) -> String {
        var text = [CChar](repeating: 0, count: 256)
        let capacity = text.count
        guard unsafe strerror_r(code, &text, capacity) == 0 else { return "error \(code)" }
        let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
