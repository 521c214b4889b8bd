import ArgumentParser
import HavenDiagnostics
import HavenSite

extension Haven {
    /// `haven import`: files of others become files of the project.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes directories of files in formats of others.",
            subcommands: [Meetings.self]
        )
    }
}

extension MeetingImport.Source: ExpressibleByArgument {}

extension Haven.Import {
    /// `haven import meetings FILE|-`.
    struct Meetings: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a directory of a feed of meetings, or of services.",
            discussion: """
                Reads a Meeting Guide (TSML) feed in JSON or CSV, the JSON of a BMLT server, or \
                services of HSDS 3.0 (Open Referral): JSON, or a datapackage.json with its tables \
                beside it. Writes a file below Content/resources/. Says what was not taken over. Exit codes: 0 \
                all meetings are there, 1 some or all could not be read, 64 wrong usage, 74 the \
                machine is in the way.
                """
        )

        @Argument(help: "The file, the folder of a data package, or - for standard input.")
        var file: String

        @OptionGroup var project: ProjectOptions

        @Option(help: "What the file is written in. (default: found out)")
        var from: MeetingImport.Source?

        @Option(
            help: ArgumentHelp(
                "The file to write in Content/resources/, .md or .csv. (default: named as the file)",
                valueName: "name"
            )
        )
        var output: String?

        @Option(help: "The title of the page. (default: made of the name)")
        var title: String?

        func validate() throws {
            if let output, MeetingImport.Target(output) == nil {
                throw ValidationError(
                    "--output takes a name that ends in .md or .csv, without a folder, and not that of an index"
                )
            }
        }

        func run() throws {
            try Haven.reportingFailures {
                let file = MeetingImport.file(at: file)
                let target =
                    output.flatMap { MeetingImport.Target($0) } ?? MeetingImport.Target(for: file)
                let bytes = try InputFile.read(file, limit: MeetingImport.maximumBytes)
                let outcome = try MeetingImport.run(
                    bytes,
                    named: file,
                    as: from,
                    to: target,
                    title: title ?? target.title,
                    project: project.folder
                )
                DiagnosticPrinter(outcome.diagnostics, excerpts: outcome.excerpts).print()
                if let path = outcome.path {
                    try Console.print("wrote \(path) with \(outcome.count) \(outcome.contents)")
                }
                if outcome.diagnostics.contains(where: { $0.severity == .error }) {
                    throw ExitCode(1)
                }
            }
        }
    }
}
