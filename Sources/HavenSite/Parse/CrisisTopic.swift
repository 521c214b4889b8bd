/// A subject beside which the crisis lines have to stand.
package enum CrisisTopic: String, Sendable, Hashable, CaseIterable {
    case suicide, overdose

    /// The subjects that a text speaks of, in any case and in any place, links and names included: a crisis
    /// line too many does no harm.
    package static func mentioned(in text: [UInt8]) -> [CrisisTopic] {
        var search = CrisisSearch()
        search.read(text.span)
        return search.topics
    }
}
