import ArgumentParser

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
        subcommands: [Build.self]
    )
}
