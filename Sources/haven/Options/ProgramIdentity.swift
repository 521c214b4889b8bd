#if canImport(Darwin)
import Darwin
import Foundation
#else
import Glibc
#endif

/// What tells this program, and the time zones it knows, from every other: what it remembers is of no use to them.
enum ProgramIdentity {
    /// A line of text.
    ///
    /// `nil` if the program cannot be found, as where there is no `/proc`; then nothing is remembered.
    static var current: String? {
        #if canImport(Darwin)
        let program = Bundle.main.executablePath ?? ""
        #else
        let program = "/proc/self/exe"
        #endif
        guard let own = stamp(of: program) else { return nil }
        return "\(Version.current) \(own) \(stamp(of: "/usr/share/zoneinfo") ?? "-")"
    }

    /// Device, node, size and time of the last change of the node, which no copy and no new build keeps.
    private static func stamp(of path: String) -> String? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        #if canImport(Darwin)
        let change = status.st_ctimespec
        #else
        let change = status.st_ctim
        #endif
        return
            "\(status.st_dev)-\(status.st_ino)-\(status.st_size)-\(change.tv_sec).\(change.tv_nsec)"
    }
}
