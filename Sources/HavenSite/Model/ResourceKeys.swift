import HavenDates
import HavenDirectory

/// What is compared with queries, of one resource: made once, because many pages ask.
struct ResourceKeys: Sendable {
    private let category: String?
    private let audience: [Substring]
    private let languages: Set<String>
    private let days: Set<Weekday>
    /// Of the first meeting of the week, in minutes from Monday's midnight.
    let firstMeeting: Int?

    init(of resource: Resource) {
        let facts = resource.facts
        category = resource.category?.lowercased()
        audience = Self.words(of: facts.audience?.text ?? "")
        languages = Set(
            facts.languages.map { $0.name.lowercased() } + facts.languages.compactMap(\.code)
                + facts.languages.compactMap(\.baseCode)
        )
        let rules = facts.meets?.rules ?? []
        days = Set(rules.flatMap(\.days))
        firstMeeting = rules.flatMap { rule in
            rule.days.map { ($0.rawValue - 1) * 1440 + rule.opens }
        }.min()
    }

    /// The words of a text in lower case, so that `men` is not found in `women`.
    private static func words(of text: String) -> [Substring] {
        text.lowercased().split { !($0.isLetter || $0.isNumber) }
    }

    /// A query with its words made ready.
    struct Query {
        let query: ResourceQuery
        let category: String?
        let audience: [Substring]?
        let language: String?

        init(_ query: ResourceQuery) {
            self.query = query
            category = query.category?.lowercased()
            audience = query.audience.map(ResourceKeys.words)
            language = query.language?.lowercased()
        }
    }

    /// Whether the resource is among those asked for; ids and the owner are not considered.
    func match(_ asked: Query, _ resource: Resource) -> Bool {
        let query = asked.query
        if let kind = query.kind, resource.kind != kind { return false }
        if let category = asked.category, self.category != category { return false }
        if let audience = asked.audience, !self.audience.contains(audience) { return false }
        if let language = asked.language, !languages.contains(language),
            !languages.contains(query.language ?? "")
        {
            return false
        }
        if let weekday = query.weekday, !days.contains(weekday) { return false }
        let facts = resource.facts
        if let state = query.state, !Self.serves(state, facts) { return false }
        if let format = query.format, !facts.offers(format) { return false }
        if let approach = query.approach, facts.approach?.terms.contains(approach) != true {
            return false
        }
        return true
    }

    private static func serves(_ state: USState, _ facts: ResourceFacts) -> Bool {
        facts.area?.country == "US" || facts.area?.allStates.contains(state) == true
            || facts.place?.state == state
    }
}
