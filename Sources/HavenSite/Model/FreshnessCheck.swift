import HavenDates
import HavenDiagnostics
import HavenDirectory

/// Warns of resources that nobody has checked lately, file by file.
struct FreshnessCheck {
    private let site: Site
    /// The day of the build in the zone of the site, counted from 1970-01-01.
    private let today: Int

    /// So many resources are named in a report; the rest is counted.
    private static let mostNotes = 5

    init(site: Site) {
        self.site = site
        today = site.today.daysSinceEpoch
    }

    /// One warning for each directory with something to check, and an error for each check in the future.
    func diagnostics() -> [Diagnostic] {
        let policy = site.configuration.freshness
        var found: [Diagnostic] = []
        var stale: [[Resource]] = Array(repeating: [], count: site.directories.count)
        for entry in site.resources {
            let resource = entry.resource
            if let verification = resource.facts.verification,
                verification.date.daysSinceEpoch > today
            {
                found.append(.futureVerification(resource, verification))
                continue
            }
            guard let freshness = policy?.freshness(of: resource, on: today), !freshness.isFresh
            else { continue }
            stale[entry.directory].append(resource)
        }
        for resources in stale {
            guard let first = resources.first else { continue }
            found.append(.staleResources(resources, first: first, most: Self.mostNotes))
        }
        return found
    }
}

extension DiagnosticID {
    /// Also what a release may not have.
    static let staleResources: DiagnosticID = "stale-resources"
}

extension Diagnostic {
    static func staleResources(
        _ resources: [Resource],
        first: Resource,
        most: Int
    ) -> Diagnostic {
        let never = resources.count { $0.facts.verification == nil }
        let old = resources.count - never
        let parts = [
            old == 0 ? nil : "\(old) not lately", never == 0 ? nil : "\(never) never",
        ].compactMap(\.self)
        let message =
            resources.count == 1
            ? "'\(first.name)' has "
                + (never == 1 ? "never been checked" : "not been checked lately")
            : "\(resources.count) resources here have to be checked: \(parts.joined(separator: ", "))"
        let names = resources.dropFirst().prefix(most).map { "'\($0.name)'" }
        let more = resources.count - 1 - names.count
        let others = names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
        return Diagnostic(
            .warning,
            .staleResources,
            message,
            at: first.location,
            notes: names.isEmpty ? [] : [Note("also \(others)")],
            help:
                "'haven directory stale' lists what to check, and 'haven directory verify' notes the day"
        )
    }

    static func futureVerification(
        _ resource: Resource,
        _ verification: Verification
    ) -> Diagnostic {
        Diagnostic(
            .error,
            "future-verification",
            "'\(resource.name)' was checked on \(verification.date.iso), which has not come yet",
            at: resource.location,
            help: "correct the day"
        )
    }
}
