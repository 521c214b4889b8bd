import HavenDiagnostics

/// What a resource is; a closed list, because pages, filters and exports are made from it.
package enum ResourceKind: String, Sendable, Hashable, CaseIterable {
    /// A number that people call or text in need.
    case hotline
    /// Peers who meet, or the organization behind their meetings.
    case supportGroup = "support-group"
    /// Therapists, counselors, or directories of them.
    case counseling
    /// Where facts are explained.
    case education
    /// Organizations that speak for people.
    case advocacy
    /// A search for services near a place.
    case locator
    /// A program that treats substance use disorders.
    case treatment
    /// Any other service.
    case service
    /// One meeting at a time and place.
    case meeting

    /// The kind of a word as authors write it: `support-group`, `Support group`, `support groups`.
    package init?(text: String) {
        var word = text.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }
            .joined(separator: "-")
        if Self(rawValue: word) == nil, word.hasSuffix("s") { word.removeLast() }
        self.init(rawValue: word)
    }

    /// The help for a word that is no kind: the one that was probably meant, or all of them.
    package static func help(for text: String) -> String {
        let words = allCases.map(\.rawValue)
        return NearMiss.help(for: text, among: words)
            ?? "known are \(words.joined(separator: ", "))"
    }
}
