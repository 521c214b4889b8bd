/// A side from which resources are listed: each value of it has a page.
package enum ResourceFacet: String, Sendable, Hashable, CaseIterable {
    case kind, category, state, audience, language, format, weekday
}

/// From which sides a site lists its resources.
package struct FacetSettings: Sendable, Hashable {
    /// Two sides at once.
    package struct Pair: Sendable, Hashable {
        package let first: ResourceFacet
        package let second: ResourceFacet

        /// The name of its taxonomy and the segment of its address: `kind-and-state`.
        var name: String { first.rawValue + "-and-" + second.rawValue }
    }

    /// In the order of their lists.
    package let facets: [ResourceFacet]
    package let pairs: [Pair]
    /// The most pages that all of them together may have.
    package let budget: Int
    package init(
        facets: [ResourceFacet] = ResourceFacet.allCases,
        pairs: [Pair] = [],
        budget: Int = 2000
    ) {
        self.facets = facets
        self.pairs = pairs
        self.budget = budget
    }
}
