import HavenDiagnostics
import HavenDirectory

extension PageCollector {
    /// A page for each side from which resources are listed, and for each of its values that some resource has.
    ///
    /// They are taxonomies whose terms come from the facts of resources, so that all that is made of terms is made of them.
    mutating func addFacets() {
        guard let section = tree.find("resources"), !resources.isEmpty else { return }
        let settings = configuration.facets
        let before = pages.count
        for facet in settings.facets {
            let values = resources.map { facet.values(of: $0.resource) }
            addFacet(
                facet.rawValue,
                title: "By " + facet.rawValue,
                values: values.map { $0.map { FacetTerm(of: facet, $0) } },
                in: section
            )
        }
        for pair in settings.pairs {
            let values = resources.map { entry in
                let second = pair.second.values(of: entry.resource)
                return pair.first.values(of: entry.resource).flatMap { first in
                    second.map { FacetTerm(first, $0) }
                }
            }
            let title = "By \(pair.first.rawValue) and \(pair.second.rawValue)"
            addFacet(pair.name, title: title, values: values, in: section)
        }
        let count = pages.count - before
        if count > settings.budget {
            diagnostics.append(.facetBudget(count, settings.budget))
        }
    }

    /// One page to be.
    private struct FacetTerm: Hashable {
        let slug: String
        let title: String
        let order: Int
        /// The name under which the theme may have a title for it.
        let themeName: String?

        /// One address is one page, whatever the two titles of a category that lead to it.
        static func == (left: FacetTerm, right: FacetTerm) -> Bool { left.slug == right.slug }

        func hash(into hasher: inout Hasher) { hasher.combine(slug) }

        init(of facet: ResourceFacet, _ value: ResourceFacet.Value) {
            slug = value.slug
            title = value.name
            order = value.order
            // Titles of categories are authors'.
            themeName = facet == .category ? nil : "resources-\(facet.rawValue)-\(value.slug)"
        }

        init(_ first: ResourceFacet.Value, _ second: ResourceFacet.Value) {
            // No slug of a value has an underscore.
            slug = first.slug + "_" + second.slug
            title = first.name + ", " + second.name
            order = first.order * 10 + second.order
            themeName = nil
        }
    }

    /// `values` are those of each resource, in the order of `resources`.
    private mutating func addFacet(
        _ name: String,
        title: String,
        values: [[FacetTerm]],
        in section: Int
    ) {
        var members: [FacetTerm: [PageID]] = [:]
        // What is the center's own comes after all that is not.
        for isOwn in [false, true] {
            for (entry, terms) in zip(resources, values) where entry.resource.isOwn == isOwn {
                for term in terms where members[term]?.last != entry.page {
                    members[term, default: []].append(entry.page)
                }
            }
        }
        let found = members.keys.sorted {
            ($0.order, $0.title.lowercased(), $0.slug) < ($1.order, $1.title.lowercased(), $1.slug)
        }
        guard !found.isEmpty, let slug = Slug(of: name) else { return }
        let place = taxonomies.count
        let root = sectionPermalinks[section].folder(slug)
        let themeName = "resources-by-" + name
        let title = titles(themeName) ?? title
        let page = PageID(index: pages.count)
        add(
            .taxonomy(place),
            at: root,
            title: title,
            section: section,
            themeName: themeName
        )
        var terms: [Term] = []
        for term in found {
            let title = term.themeName.flatMap(titles) ?? term.title
            guard let slug = Slug(of: term.slug), let pagesOfTerm = members[term] else { continue }
            terms.append(
                Term(title: title, slug: slug, page: PageID(index: pages.count), pages: pagesOfTerm)
            )
            add(
                .term(taxonomy: place, term: terms.count - 1),
                at: root.folder(slug),
                title: title,
                section: section,
                themeName: term.themeName
            )
        }
        taxonomies.append(
            Taxonomy(
                definition: SiteConfiguration.TaxonomyDefinition(
                    // No taxonomy of a site can have this name.
                    name: "resources/" + name,
                    title: title,
                    slug: slug
                ),
                page: page,
                terms: terms,
                ofResources: true
            )
        )
    }
}

extension Diagnostic {
    fileprivate static func facetBudget(_ count: Int, _ budget: Int) -> Diagnostic {
        Diagnostic(
            .error,
            "facet-budget",
            "the lists of resources have \(count) pages, and 'facets' allows \(budget)",
            at: SourceLocation(path: "Content/site.yaml"),
            help: "list by fewer things, remove a pair, or allow more: 'facets: {pages: \(count)}'"
        )
    }
}
