import ArgumentParser
import CArguments

/// Where the process starts.
@main
enum Main {
    static func main() {
        Haven.main(arguments())
    }

    /// What follows the name of the program on the command line.
    ///
    /// Swift's `CommandLine` reads `/proc` on Linux, and without it, as in a bare chroot, says that there
    /// are no arguments: `haven build` would print its help and succeed. The C library knows better.
    private static func arguments() -> [String] {
        (1..<max(1, haven_argument_count())).compactMap { index in
            unsafe haven_argument(index).map { unsafe String(cString: $0) }
        }
    }
}
