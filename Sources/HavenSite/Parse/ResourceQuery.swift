package import HavenDates
package import HavenDiagnostics
package import HavenDirectory

/// Which resources a page asks for; what is `nil` matches everything.
package struct ResourceQuery: Sendable, Hashable {
    /// In which order they come.
    package enum Order: String, Sendable, Hashable, CaseIterable {
        /// That of the directories, or of `ids`.
        case directory
        case name
        /// By the day and time of the first meeting of the week, Monday first; what has none comes last.
        case day
    }

    /// These, in this order.
    package var ids: [String]?
    /// Where each id was written, for diagnostics.
    package var idLocations: [SourceLocation] = []
    /// Where the question was asked, if an author asked it.
    package var location: SourceLocation?
    package var kind: ResourceKind?
    /// The title of a category, whatever its case.
    package var category: String?
    /// Words of the audience, whatever their case: `families`.
    package var audience: String?
    /// The name of a language, or its code.
    package var language: String?
    /// One that is served, as a whole or in part; what serves the whole country serves each.
    package var state: USState?
    package var format: ServiceFormat?
    package var approach: Approach?
    /// A day on which it meets.
    package var weekday: Weekday?
    /// Whether to show the center's own counseling and meetings, which never stand among independent ones.
    package var isOwn = false
    package var order = Order.directory
    package var limit: Int?

    package init() {}

    /// Where an id was written.
    package func location(of id: String) -> SourceLocation? {
        ids?.firstIndex(of: id).flatMap { $0 < idLocations.count ? idLocations[$0] : nil }
    }

    /// The rest of the words that authors and templates ask with, which need a closed list.
    enum Word: String, CaseIterable {
        case kind, state, format, approach, weekday, sort

        /// What is known, for help.
        var known: [String] {
            switch self {
            case .kind: ResourceKind.allCases.map(\.rawValue)
            case .state: USState.allCases.map(\.name)
            case .format: ServiceFormat.allCases.map(\.rawValue)
            case .approach: Approach.allCases.map(\.rawValue)
            case .weekday: Weekday.allCases.map { $0.name.lowercased() }
            case .sort: Order.allCases.map(\.rawValue)
            }
        }
    }

    /// Sets what a word asks for; `false` if it is not known.
    mutating func set(_ word: Word, _ text: String) -> Bool {
        switch word {
        case .kind:
            kind = ResourceKind(text: text)
            return kind != nil
        case .state:
            state = USState(nameOrCode: text)
            return state != nil
        case .format:
            format = ServiceFormat(text: text)
            return format != nil
        case .approach:
            approach = Approach(text: text)
            return approach != nil
        case .weekday:
            weekday = Weekday(text)
            return weekday != nil
        case .sort:
            guard let order = Order(rawValue: text.lowercased()) else { return false }
            self.order = order
            return true
        }
    }
}
