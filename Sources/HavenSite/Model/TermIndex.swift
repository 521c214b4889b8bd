import HavenDiagnostics

/// Collects the terms that pages carry, taxonomy by taxonomy.
///
/// Terms whose slugs are equal are one term, titled as its own text says, else as its first page by path
/// spells it. A term that has a text may also be named by the title of that text.
struct TermIndex {
    /// A term and the pages that carry it, newest first.
    struct Entry {
        let title: String
        let slug: Slug
        let pages: [PageID]
        /// What its author wrote about it.
        let source: ParsedSource?
        /// Where it is named first.
        let location: SourceLocation
    }

    /// One taxonomy's terms by title, and each page's terms as indices into them.
    struct TaxonomyTerms {
        let terms: [Entry]
        let termsOfPages: [[Int]]
    }

    let taxonomies: [TaxonomyTerms]
    let diagnostics: [Diagnostic]

    init(pages: [Page], texts: TermTexts, configuration: SiteConfiguration) {
        var taxonomies: [TaxonomyTerms] = []
        var diagnostics: [Diagnostic] = []
        let keys = pages.map { PageSortKey($0, zone: configuration.zone) }
        for number in configuration.taxonomies.indices {
            taxonomies.append(
                Self.collect(number, pages, texts.taxonomies[number], keys, &diagnostics)
            )
        }
        self.taxonomies = taxonomies
        self.diagnostics = diagnostics
    }

    private static func collect(
        _ taxonomy: Int,
        _ pages: [Page],
        _ texts: TermTexts.Texts,
        _ keys: [PageSortKey],
        _ diagnostics: inout [Diagnostic]
    ) -> TaxonomyTerms {
        var first: [Slug: Located<String>] = [:]
        var carriers: [Slug: [PageID]] = [:]
        let own = Dictionary(
            texts.entries.map { ($0.slug, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let titles = Dictionary(
            texts.entries.compactMap { text in Slug(of: text.title).map { ($0, text.slug) } },
            uniquingKeysWith: { first, _ in first }
        )
        for text in texts.entries where first[text.slug] == nil {
            let place = SourceLocation(path: text.source.file.displayPath)
            first[text.slug] = Located(text.title, at: place)
        }
        for (index, page) in pages.enumerated() where taxonomy < page.frontMatter.terms.count {
            for term in page.frontMatter.terms[taxonomy] {
                guard let written = Slug(of: term.value) else {
                    diagnostics.append(.emptySlug(term.value, term.location))
                    continue
                }
                if texts.hidden(named: term.value) != nil { continue }
                let slug = own[written] == nil ? titles[written] ?? written : written
                if let known = first[slug] {
                    // A term with a text of its own may be called by its title or by its file's name.
                    if known.value != term.value, own[slug] == nil {
                        diagnostics.append(.termSpelling(term, known))
                    }
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
                pages: carriers.sorted { keys[$0.index].precedes(keys[$1.index], in: .date) },
                source: own[term.key]?.source,
                location: term.value.location
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
