import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The two streams of the terminal.
enum Console {
    /// Prints a line on standard output.
    ///
    /// - Throws: If nobody can read it: the disk is full, the reader has gone.
    static func print(_ text: String) throws {
        try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
    }

    /// Prints a line on standard error.
    ///
    /// Where even that cannot be written, there is nobody left to tell.
    static func printError(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
    }

    /// Whether diagnostics are coloured: on a terminal, unless `NO_COLOR` says otherwise.
    static var isColored: Bool {
        isatty(STDERR_FILENO) == 1
            && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
    }
}
