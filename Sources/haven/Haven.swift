import ArgumentParser

/// The command line: options → a call of the library → an exit code.
@main
struct Haven: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "haven", abstract: "Compiles Content/ into a static site.")
}
