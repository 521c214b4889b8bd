/// A way to classify pages, with the terms in use.
package struct Taxonomy: Sendable {
    package let definition: SiteConfiguration.TaxonomyDefinition
    package let page: PageID
    /// Terms by title.
    package let terms: [Term]
}

/// One value of a taxonomy and the pages that carry it.
package struct Term: Sendable {
    package let title: String
    package let slug: Slug
    package let page: PageID
    /// Newest first.
    package let pages: [PageID]
}
