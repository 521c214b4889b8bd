import ArgumentParser
import HavenSite

/// The command line: options → a call of the library → an exit code.
///
/// The only target that reads arguments, the clock and the terminal.
struct Haven: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "haven",
        abstract: "Turns Markdown articles and resource directories into a site.",
        discussion: """
            Write in Content/, run 'haven build', copy Output/ to any web host.
            """,
        version: Version.current,
        subcommands: [Build.self, Check.self, Directory.self, Import.self]
    )

    /// Runs a command, and ends the program with exit code 74 if the machine is in the way.
    static func reportingFailures(_ command: () throws -> Void) throws {
        do {
            try command()
        } catch let failure as EnvironmentFailure {
            Console.printError("haven: \(failure.description)")
            throw ExitCode(74)
        }
    }
}
