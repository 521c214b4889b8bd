import FoundationEssentials
import Testing

@testable import HavenSite

/// A folder of its own for one test, removed when the value ends.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        // In memory where that can be had: some tests make thousands of builds, and each waits for a disk.
        let memory = "/dev/shm"
        let home =
            FileManager.default.isWritableFile(atPath: memory)
            ? memory : FileManager.default.temporaryDirectory.path
        path = home + "/haven-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    static func / (folder: TemporaryFolder, name: String) -> String {
        folder.path + "/" + name
    }

    /// Writes a file and the folders above it.
    func write(_ text: String, to name: String) throws {
        try write(Array(text.utf8), to: name)
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        let parts = name.split(separator: "/").dropLast()
        if !parts.isEmpty { try makeFolder(parts.joined(separator: "/")) }
        try Data(bytes).write(to: URL(filePath: self / name))
    }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(
            atPath: self / name,
            withIntermediateDirectories: true
        )
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: self / name,
            withDestinationPath: target
        )
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: self / name)
    }

    func text(_ name: String) -> String? {
        FileManager.default.contents(atPath: self / name).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// All below a folder: files with their text, folders as `path/` with an empty text.
    func tree(_ name: String) -> [String: String] {
        var result: [String: String] = [:]
        for path in (try? FileManager.default.subpathsOfDirectory(atPath: self / name)) ?? [] {
            if let text = text(name + "/" + path) {
                result[path] = text
            } else {
                result[path + "/"] = ""
            }
        }
        return result
    }
}
