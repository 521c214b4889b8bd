import ArgumentParser
import HavenSite

extension Haven {
    /// `haven check`: a build that is looked at and thrown away.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what is wrong with the site, and leaves Output/ as it is.",
            discussion: """
                Makes every page as 'haven build' does, and leaves the output folder as it is. \
                Exit codes: 0 the site could be built, 1 the content has errors, 64 wrong usage, \
                74 the machine is in the way (disk, permission, another build).
                """
        )

        @OptionGroup var project: ProjectOptions

        @Option(help: ArgumentHelp("The day, or day and time, to check for.", valueName: "date"))
        var clock: ClockDate?

        @Flag(help: "Include drafts, scheduled and expired pages.")
        var drafts = false

        @Flag(
            help: """
                Treat as errors what no site should be published with: facts that nobody has \
                checked lately, numbers typed by hand, a form that leads nowhere, a credential \
                that has expired.
                """
        )
        var release = false

        @Flag(help: "Treat all warnings as errors.")
        var strict = false

        @Flag(help: "Print a report in JSON on standard output.")
        var json = false

        @Flag(name: .shortAndLong, help: "Print nothing unless something is wrong.")
        var quiet = false

        func run() throws {
            let stopwatch = ContinuousClock().now
            var options = BuildOptions(
                project: project.folder,
                clock: clock.map { .set($0.date) } ?? MachineClock.now
            )
            options.showsUnpublished = drafts
            options.strictness = strict ? .strict : release ? .release : .standard
            options.writes = false
            // On Linux, Dispatch looks after its threads in /proc, and ends the program if there is none.
            options.threads = ProgramIdentity.current == nil ? 1 : .max
            try Haven.reportingFailures {
                let report = try BuildSession.build(options)
                let seconds = stopwatch.duration(to: .now) / .seconds(1)
                if !json {
                    DiagnosticPrinter(report.diagnostics, excerpts: report.excerpts).print()
                }
                if json {
                    try Console.print(try BuildJSON(report, seconds: seconds).text())
                } else if !quiet || !report.isSuccess {
                    try Console.print(BuildSummary(report, seconds: seconds).text)
                }
                if !report.isSuccess { throw ExitCode(1) }
            }
        }
    }
}
