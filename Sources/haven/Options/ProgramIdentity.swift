#if canImport(Darwin)
import Darwin
import Foundation
#else
import Glibc
import HavenSite
#endif

/// What tells this program, and the time zones it knows, from every other: what it remembers is of no use to them.
enum ProgramIdentity {
    /// A line of text.
    ///
    /// `nil` if the program cannot be found, as where there is no `/proc`; then nothing is remembered.
    static var current: String? {
        guard let code = files(), !code.isEmpty else { return nil }
        var stamps: [String] = []
        for path in code.sorted() {
            guard let stamp = stamp(of: path) else { return nil }
            stamps.append(stamp)
        }
        let hash = ContentHash(Array(stamps.joined(separator: " ").utf8))
        return "\(Version.current) \(hash.hex) \(stamp(of: "/usr/share/zoneinfo") ?? "-")"
    }

    /// The files whose code runs in this process: the program, and the libraries that it is linked to.
    ///
    /// `/proc/self/exe` would not do: it is the loader, if somebody calls that with the program as its argument.
    private static func files() -> Set<String>? {
        #if canImport(Darwin)
        return Bundle.main.executablePath.map { [$0] }
        #else
        guard let maps = contents(of: "/proc/self/maps") else { return nil }
        var paths: Set<String> = []
        for line in maps.split(separator: "\n") {
            // Addresses, permissions, offset, device, node; then the path, which may have spaces.
            let fields = line.split(separator: " ", maxSplits: 5)
            guard fields.count == 6, fields[1].contains("x") else { continue }
            let path = fields[5].drop { $0 == " " }
            if path.hasPrefix("/") { paths.insert(String(path)) }
        }
        return paths
        #endif
    }

    #if !canImport(Darwin)
    /// A text of the kernel, which has no size before it is read.
    private static func contents(of path: String) -> String? {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { _ = close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        while true {
            let count = unsafe read(file, &buffer, buffer.count)
            guard count >= 0 else { return nil }
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }
    #endif

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
