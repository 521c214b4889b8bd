package import HavenDirectory

/// A directory of what the center itself offers, apart from all independent resources.
///
/// The raw value is its name below `/resources/`, in the settings and among the texts of the theme.
package enum OwnDirectory: String, Sendable, CaseIterable {
    case counseling, meetings

    package var kind: ResourceKind {
        switch self {
        case .counseling: .counseling
        case .meetings: .meeting
        }
    }

    /// Where an author may head it with a title and a text, below `Content/`.
    package var sourcePath: String { "resources/\(rawValue).md" }
}

extension Center {
    /// What the center offers in one of its directories.
    package func resources(in directory: OwnDirectory) -> [Resource] {
        switch directory {
        case .counseling: counseling
        case .meetings: meetings
        }
    }
}
