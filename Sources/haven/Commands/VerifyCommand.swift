import ArgumentParser
import HavenDates
import HavenDirectory
import HavenSite

extension Haven.Directory {
    /// `haven directory verify ID… --source URL --by NAME`.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Notes in the files of resources that somebody has checked them.",
            discussion: """
                Writes the day, the name and the source to the place where they belong, and changes \
                no other byte. If anything is wrong, no file is changed. Exit codes: 0 noted, \
                1 a resource is not there or its file has errors, 64 wrong usage, 74 the machine is \
                in the way.
                """
        )

        @Argument(help: "The ids of the resources.")
        var ids: [String]

        @OptionGroup var project: ProjectOptions

        @Option(
            help: ArgumentHelp("Where the facts were read: an address, or words.", valueName: "url")
        )
        var source: String

        @Option(help: ArgumentHelp("Who checked them.", valueName: "name"))
        var by: String

        @Option(help: ArgumentHelp("The day of the check. (default: today)", valueName: "date"))
        var date: ClockDate?

        func validate() throws {
            for (name, text) in [("--source", source), ("--by", by)] {
                let isLine =
                    !text.isEmpty
                    && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
                guard isLine, text.first != " ", text.last != " " else {
                    throw ValidationError("\(name) takes a text in one line")
                }
            }
        }

        func run() throws {
            try Haven.reportingFailures {
                let upkeep = try DirectoryUpkeep(project: project.folder, clock: MachineClock.now)
                let day = date?.date.dateOnly ?? upkeep.today
                guard day.daysSinceEpoch <= upkeep.today.daysSinceEpoch else {
                    throw ValidationError("--date \(day.iso) has not come yet")
                }
                let outcome = try upkeep.verify(
                    ids,
                    Verification(date: day, by: by, source: source)
                )
                DiagnosticPrinter(outcome.diagnostics, excerpts: outcome.excerpts).print()
                for path in outcome.changed { try Console.print("changed \(path)") }
                if !outcome.diagnostics.isEmpty { throw ExitCode(1) }
                if outcome.changed.isEmpty {
                    try Console.print("nothing to change: it is noted already")
                }
            }
        }
    }
}
