import ArgumentParser
import HavenSite

extension Haven {
    /// `haven build`: Content/ → Output/.
    struct Build: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Builds the site into Output/.",
            discussion: """
                Writes only what changed, and nothing at all if there is an error. \
                Exit codes: 0 the site is built, 1 the content has errors, 64 wrong usage, \
                74 the machine is in the way (disk, permission, another build).
                """
        )

        @OptionGroup var project: ProjectOptions

        @Option(help: "The folder to write. (default: Output in the project)")
        var output: String?

        @Option(
            help: ArgumentHelp(
                "Where the site will live, instead of url: in site.yaml.",
                valueName: "url"
            )
        )
        var baseURL: BaseURL?

        @Option(help: ArgumentHelp("The day, or day and time, to build for.", valueName: "date"))
        var clock: ClockDate?

        @Flag(help: "Include drafts, scheduled and expired pages.")
        var drafts = false

        @Flag(help: "Treat warnings as errors.")
        var strict = false

        @Flag(help: "Print a report in JSON on standard output.")
        var json = false

        @Flag(name: .shortAndLong, help: "Print nothing unless something is wrong.")
        var quiet = false

        @Flag(help: "Say how long each stage and the costliest templates took.")
        var timings = false

        @Option(help: ArgumentHelp("The most threads at once.", visibility: .hidden))
        var threads: Int?

        func validate() throws {
            if let threads, threads < 1 {
                throw ValidationError("--threads must be at least 1")
            }
        }

        func run() throws {
            let stopwatch = ContinuousClock().now
            var options = BuildOptions(
                project: project.folder,
                clock: clock.map { .set($0.date) } ?? MachineClock.now
            )
            options.output = output
            options.baseURL = baseURL?.url
            options.showsUnpublished = drafts
            options.strictness = strict ? .strict : .standard
            options.program = ProgramIdentity.current
            // On Linux, Dispatch looks after its threads in /proc, and ends the program if there is none.
            options.threads = threads ?? (options.program == nil ? 1 : .max)
            if timings { options.stopwatch = MachineStopwatch.now }
            do {
                var session = try BuildSession(options)
                let report = try session.update()
                try tell(report, seconds: stopwatch.duration(to: .now) / .seconds(1))
                end(session, isSuccess: report.isSuccess)
            } catch let failure as EnvironmentFailure {
                Console.printError("haven: \(failure.description)")
                throw ExitCode(74)
            }
        }

        /// Ends the program while the session still has all that it knows: the system takes memory back at once, and piece by piece
        /// it takes long.
        private func end(_ session: borrowing BuildSession, isSuccess: Bool) {
            Haven.exit(withError: isSuccess ? nil : ExitCode(1))
        }

        /// Prints what came of a build.
        ///
        /// - Throws: `ExitCode` if standard output does not take it.
        private func tell(_ report: BuildReport, seconds: Double) throws {
            for note in report.notes { Console.printError("haven: note: \(note)") }
            if timings { Console.printError(TimingsTable(report.timings).text) }
            if !json { DiagnosticPrinter(report.diagnostics, excerpts: report.excerpts).print() }
            do {
                if json {
                    try Console.print(try BuildJSON(report, seconds: seconds).text())
                } else if !quiet || !report.isSuccess {
                    try Console.print(BuildSummary(report, seconds: seconds).text)
                }
            } catch {
                Console.printError("haven: could not print the report on standard output")
                throw ExitCode(74)
            }
        }
    }
}
