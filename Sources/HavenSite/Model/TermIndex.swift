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

    /// A term that was named, and the pages that name it in the order of all pages.
    private struct Found {
        let slug: Slug
        let name: Located<String>
        let text: TermTexts.Entry?
        var carriers: [PageID] = []
    }

    /// What a name means, found out once: terms are few and pages are many.
    private enum Meaning {
        case term(Int)
        /// A term whose text is kept back.
        case hidden
        /// Nothing that could have an address.
        case nothing
    }

    private static func collect(
        _ taxonomy: Int,
        _ pages: [Page],
        _ texts: TermTexts.Texts,
        _ keys: [PageSortKey],
        _ diagnostics: inout [Diagnostic]
    ) -> TaxonomyTerms {
        var found: [Found] = []
        var numbers: [Slug: Int] = [:]
        for text in texts.entries where numbers[text.slug] == nil {
            let place = SourceLocation(path: text.source.file.displayPath)
            numbers[text.slug] = found.count
            found.append(Found(slug: text.slug, name: Located(text.title, at: place), text: text))
        }
        let titles = Dictionary(
            texts.entries.compactMap { text in Slug(of: text.title).map { ($0, text.slug) } },
            uniquingKeysWith: { first, _ in first }
        )
        func meaning(of name: Located<String>) -> Meaning {
            guard let written = Slug(of: name.value) else { return .nothing }
            if texts.hidden(named: name.value) != nil { return .hidden }
            // A term with a text of its own may be called by its title or by its file's name.
            let isOwn = numbers[written].map { found[$0].text != nil } ?? false
            let slug = isOwn ? written : titles[written] ?? written
            if let known = numbers[slug] { return .term(known) }
            numbers[slug] = found.count
            found.append(Found(slug: slug, name: name, text: nil))
            return .term(found.count - 1)
        }
        var meanings: [String: Meaning] = [:]
        for (index, page) in pages.enumerated() where taxonomy < page.frontMatter.terms.count {
            for term in page.frontMatter.terms[taxonomy] {
                let known = meanings[term.value]
                let meaning = known ?? meaning(of: term)
                if known == nil { meanings[term.value] = meaning }
                switch meaning {
                case .nothing: diagnostics.append(.emptySlug(term.value, term.location))
                case .hidden: continue
                case .term(let number):
                    if found[number].text == nil, found[number].name.value != term.value {
                        diagnostics.append(.termSpelling(term, found[number].name))
                    }
                    if found[number].carriers.last != PageID(index: index) {
                        found[number].carriers.append(PageID(index: index))
                    }
                }
            }
        }
        let sorted = found.map { ($0.name.value.lowercased(), $0.slug.text, $0) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
        var termsOfPages = [[Int]](repeating: [], count: pages.count)
        let entries = sorted.enumerated().map { number, term in
            let (_, _, term) = term
            for page in term.carriers { termsOfPages[page.index].append(number) }
            return Entry(
                title: term.name.value,
                slug: term.slug,
                pages: term.carriers.sorted {
                    keys[$0.index].precedes(keys[$1.index], in: .date)
                },
                source: term.text?.source,
                location: term.name.location
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
