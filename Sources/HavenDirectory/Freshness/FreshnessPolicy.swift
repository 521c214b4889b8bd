import HavenDates

/// How many days a check of a resource holds, by its kind.
package struct FreshnessPolicy: Sendable, Hashable {
    /// For crisis lines.
    package static let crisisDays = 90
    /// For everything else.
    package static let otherDays = 365

    private let days: [ResourceKind: Int]
    private let otherwise: Int

    /// `days` are exceptions for single kinds.
    package init(days: [ResourceKind: Int] = [:], otherwise: Int? = nil) {
        self.days = [.hotline: Self.crisisDays].merging(days) { $1 }
        self.otherwise = otherwise ?? Self.otherDays
    }

    package func days(for kind: ResourceKind) -> Int { days[kind] ?? otherwise }

    /// How fresh the facts of a resource are on a day, counted from 1970-01-01.
    ///
    /// `nil` for what is this center's own: it knows itself.
    package func freshness(of resource: Resource, on day: Int) -> Freshness? {
        guard !resource.isOwn else { return nil }
        guard let verification = resource.facts.verification else { return .never }
        let due = verification.date.daysSinceEpoch + days(for: resource.kind)
        return due < day ? .stale(since: due + 1) : .fresh(until: due)
    }
}

/// Whether somebody has checked the facts of a resource lately.
package enum Freshness: Sendable, Hashable {
    /// The last day on which the check holds, counted from 1970-01-01.
    case fresh(until: Int)
    /// The first day on which it held no more.
    case stale(since: Int)
    /// Nobody has said that they were checked.
    case never

    package var isFresh: Bool { if case .fresh = self { true } else { false } }
}
