import ArgumentParser

extension Haven {
    /// `haven directory`: the upkeep of the resource directories.
    struct Directory: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keeps the directories of resources fresh.",
            subcommands: [Stale.self, Verify.self]
        )
    }
}
