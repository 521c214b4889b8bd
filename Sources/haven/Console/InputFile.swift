import Foundation
import HavenSite

/// A file that the command line names, anywhere on the machine.
enum InputFile {
    /// Its bytes; `-` is standard input.
    ///
    /// - Throws: `EnvironmentFailure` if it cannot be read, or has more bytes than `limit`.
    static func read(_ path: String, limit: Int) throws -> [UInt8] {
        let data: Data?
        // The platform has no words for this: a folder opens, and then cannot be read.
        if path != "-",
            (try? URL(fileURLWithPath: path).resourceValues(forKeys: [.isDirectoryKey]))?
                .isDirectory == true
        {
            throw EnvironmentFailure(
                "'\(path)' is a folder without a 'datapackage.json'; name the file to import"
            )
        }
        do {
            let handle =
                path == "-"
                ? FileHandle.standardInput
                : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            data = try handle.read(upToCount: limit + 1)
        } catch {
            throw EnvironmentFailure("could not read '\(path)': \(error.localizedDescription)")
        }
        guard let data else { return [] }
        guard data.count <= limit else {
            throw EnvironmentFailure(
                "'\(path)' is larger than \(limit >> 20) MB; cut it into parts"
            )
        }
        return Array(data)
    }
}
