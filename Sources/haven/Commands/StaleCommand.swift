import ArgumentParser
import HavenDates
import HavenDiagnostics
import HavenDirectory
import HavenSite

extension Haven.Directory {
    /// `haven directory stale`: what to check next.
    struct Stale: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the resources that nobody has checked lately, oldest first.",
            discussion: """
                Each with the source to open. How long a check holds is set with 'freshness:' in \
                site.yaml. Exit codes: 0 nothing is wrong with the files, 1 they have errors, \
                64 wrong usage, 74 the machine is in the way.
                """
        )

        @OptionGroup var project: ProjectOptions

        @Option(help: ArgumentHelp("The day to list for.", valueName: "date"))
        var clock: ClockDate?

        @Flag(help: "Print only the ids, one on each line.")
        var ids = false

        func run() throws {
            try Haven.reportingFailures {
                let upkeep = try DirectoryUpkeep(
                    project: project.folder,
                    clock: clock.map { .set($0.date) } ?? MachineClock.now
                )
                let errors = upkeep.diagnostics.filter { $0.severity == .error }
                DiagnosticPrinter(errors, excerpts: upkeep.excerpts).print()
                let stale = upkeep.stale()
                try Console.print(
                    ids ? stale.map(\.resource.id).joined(separator: "\n") : text(stale)
                )
                if !errors.isEmpty { throw ExitCode(1) }
            }
        }

        private func text(_ entries: [DirectoryUpkeep.Entry]) -> String {
            guard !entries.isEmpty else { return "Every resource has been checked lately." }
            return entries.map { entry in
                let facts = entry.resource.facts
                let date = facts.verification?.date.iso ?? "never     "
                let source =
                    facts.verification?.source ?? facts.sourceURL ?? facts.source
                    ?? facts.channels(.web).first?.href ?? "no source given"
                return "\(date)  \(entry.resource.id)\n"
                    + "            \(entry.resource.name)\n"
                    + "            \(entry.path):\(entry.line)\n"
                    + "            \(source)"
            }.joined(separator: "\n")
        }
    }
}
