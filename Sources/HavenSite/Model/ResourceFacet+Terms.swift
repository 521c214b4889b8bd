import HavenDates
import HavenDirectory

extension ResourceFacet {
    /// One value of a facet.
    struct Value: Hashable {
        /// What the address ends with.
        let slug: String
        /// The English name, or the author's.
        let name: String
        /// Where it stands among the others, before its name.
        let order: Int
    }

    /// The values of a resource, each once; none for one that cannot be reached.
    func values(of resource: Resource) -> [Value] {
        let facts = resource.facts
        guard facts.status.isReachable else { return [] }
        switch self {
        case .kind:
            let kind = resource.kind
            return [value(kind.rawValue, kind.rawValue.titleFromFileName)]
        case .category:
            guard let title = resource.category, let slug = Slug(of: title) else { return [] }
            return [value(slug.text, title)]
        case .state:
            var states = facts.area?.allStates ?? []
            if let state = facts.place?.state, !states.contains(state) { states.append(state) }
            return states.map { value($0.slug, $0.name) }
        case .audience: return (facts.audience?.terms ?? []).map { value($0.rawValue, $0.name) }
        case .language:
            var known: Set<String> = []
            return facts.languages.compactMap { language in
                guard let code = language.baseCode, known.insert(code).inserted else { return nil }
                return value(code.lowercased(), language.name)
            }
        case .format:
            return ServiceFormat.allCases.filter { facts.offers($0) }
                .map { value($0.rawValue, $0.name) }
        case .weekday:
            let days = Set((facts.meets?.rules ?? []).flatMap(\.days))
            return days.sorted().map {
                Value(slug: $0.name.lowercased(), name: $0.name, order: $0.rawValue)
            }
        }
    }

    private func value(_ slug: String, _ name: String) -> Value {
        Value(slug: slug, name: name, order: 0)
    }
}
