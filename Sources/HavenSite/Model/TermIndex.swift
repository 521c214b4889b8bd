import HavenDiagnostics

/// Collects the terms that pages carry, taxonomy by taxonomy.
///
/// Terms whose slugs are equal are one term, titled as its first page by path spells it.
struct TermIndex {
    /// A term and the pages that carry it, newest first.
    struct Entry {
        let title: String
        let slug: Slug
        let pages: [PageID]
    }

    /// One taxonomy's terms by title, and each page's terms as indices into them.
    struct TaxonomyTerms {
        let terms: [Entry]
        let termsOfPages: [[Int]]
    }

    let taxonomies: [TaxonomyTerms]
    let diagnostics: [Diagnostic]

    init(pages: [Page], configuration: SiteConfiguration) {
        var taxonomies: [TaxonomyTerms] = []
        var diagnostics: [Diagnostic] = []
        let keys = pages.map { PageSortKey($0, zone: configuration.zone) }
        for number in configuration.taxonomies.indices {
            taxonomies.append(Self.collect(number, pages, keys, &diagnostics))
        }
        self.taxonomies = taxonomies
        self.diagnostics = diagnostics
    }

    private static func collect(
        _ taxonomy: Int,
        _ pages: [Page],
        _ keys: [PageSortKey],
        _ diagnostics: inout [Diagnostic]
    ) -> TaxonomyTerms {
        var first: [Slug: Located<String>] = [:]
        var carriers: [Slug: [PageID]] = [:]
        for (index, page) in pages.enumerated() where taxonomy < page.frontMatter.terms.count {
            for term in page.frontMatter.terms[taxonomy] {
                guard let slug = Slug(of: term.value) else {
                    diagnostics.append(.emptySlug(term.value, term.location))
                    continue
                }
                if let known = first[slug] {
                    if known.value != term.value { diagnostics.append(.termSpelling(term, known)) }
                } else {
                    first[slug] = term
                }
                if carriers[slug]?.last != PageID(index: index) {
                    carriers[slug, default: []].append(PageID(index: index))
                }
            }
        }
        let slugs = first.sorted { left, right in
            (left.value.value.lowercased(), left.key.text)
                < (right.value.value.lowercased(), right.key.text)
        }
        var termsOfPages = [[Int]](repeating: [], count: pages.count)
        let entries = slugs.enumerated().map { number, term in
            let carriers = carriers[term.key] ?? []
            for page in carriers { termsOfPages[page.index].append(number) }
            return Entry(
                title: term.value.value,
                slug: term.key,
                pages: carriers.sorted { keys[$0.index].precedes(keys[$1.index], in: .date) }
            )
        }
        return TaxonomyTerms(terms: entries, termsOfPages: termsOfPages)
    }
}

extension Diagnostic {
    static func termSpelling(_ term: Located<String>, _ known: Located<String>) -> Diagnostic {
        Diagnostic(
            .warning,
            "term-spelling",
            "'\(term.value)' and '\(known.value)' are one term in two spellings",
            at: term.location,
            notes: [.init("first spelled here", at: known.location)],
            help: "use one spelling everywhere"
        )
    }
}
