import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The two streams of the terminal.
enum Console {
    /// Prints a line on standard output.
    static func print(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// Prints a line on standard error.
    static func printError(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Whether diagnostics are coloured: on a terminal, unless `NO_COLOR` says otherwise.
    static var isColored: Bool {
        isatty(STDERR_FILENO) == 1
            && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
    }
}
