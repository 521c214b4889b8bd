/// Whether a resource can be used now; the words are those of HSDS 3, service.status.
package enum ResourceStatus: String, VocabularyTerm {
    case active
    case temporarilyClosed = "temporarily-closed"
    case inactive
    /// It is over for good.
    case defunct

    package static let index = VocabularyIndex<ResourceStatus>()

    package var name: String {
        switch self {
        case .active: "Active"
        case .temporarilyClosed: "Temporarily closed"
        case .inactive: "Inactive"
        case .defunct: "Defunct"
        }
    }

    package var synonyms: [String] {
        switch self {
        case .active: ["open"]
        case .temporarilyClosed: ["closed for now", "paused"]
        case .inactive: []
        case .defunct: ["closed", "closed for good", "ended"]
        }
    }

    /// Whether its numbers and addresses may be offered to people in need.
    package var isReachable: Bool { self == .active || self == .temporarilyClosed }
}
