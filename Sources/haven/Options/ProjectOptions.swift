import ArgumentParser

/// Where the project is; shared by all commands.
struct ProjectOptions: ParsableArguments {
    @Option(
        name: .customLong("project"),
        help: ArgumentHelp("The folder that holds Content/.", valueName: "dir")
    )
    var folder = "."
}
