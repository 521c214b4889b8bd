/// A way to classify pages, with the terms in use.
package struct Taxonomy: Sendable {
    package let definition: SiteConfiguration.TaxonomyDefinition
    package let page: PageID
    /// Terms by title.
    package let terms: [Term]

    /// Whether it is that of the people who write.
    package var isAuthors: Bool { definition.name == SiteConfiguration.authors }

    /// The place of the term that a name means: its title, or what its address ends with.
    package func term(named name: String) -> Int? {
        let slug = Slug(of: name)
        return terms.firstIndex { $0.title == name || $0.slug == slug }
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
