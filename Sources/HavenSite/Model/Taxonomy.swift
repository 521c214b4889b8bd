/// A way to classify pages, with the terms in use.
package struct Taxonomy: Sendable {
    package let definition: SiteConfiguration.TaxonomyDefinition
    package let page: PageID
    /// Terms by title.
    package let terms: [Term]
    /// Whether its terms are values of the facts of resources.
    package let isOfResources: Bool
    /// The places of terms by title and by what their addresses end with.
    private let names: [String: Int]

    package init(
        definition: SiteConfiguration.TaxonomyDefinition,
        page: PageID,
        terms: [Term],
        ofResources: Bool = false
    ) {
        self.isOfResources = ofResources
        self.definition = definition
        self.page = page
        self.terms = terms
        let titles = terms.enumerated().map { ($1.title, $0) }
        let slugs = terms.enumerated().map { ($1.slug.text, $0) }
        self.names = Dictionary(titles + slugs, uniquingKeysWith: { first, _ in first })
    }

    /// Whether it is that of the people who write.
    package var isAuthors: Bool { definition.name == SiteConfiguration.authors }

    /// The place of the term that a name means: its title, or what its address ends with.
    package func term(named name: String) -> Int? {
        names[name] ?? Slug(of: name).flatMap { names[$0.text] }
    }
}

/// One value of a taxonomy and the pages that carry it.
package struct Term: Sendable {
    package let title: String
    package let slug: Slug
    package let page: PageID
    /// Newest first.
    package let pages: [PageID]
    /// The pages that name the term as their reviewer, newest first; for authors only.
    package var reviewed: [PageID] = []
}
