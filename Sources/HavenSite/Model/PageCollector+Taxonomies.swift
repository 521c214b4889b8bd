import HavenDiagnostics

extension PageCollector {
    /// A page for each taxonomy that has terms, and for each of its terms.
    mutating func addTaxonomies() {
        let index = TermIndex(pages: pages, texts: termTexts, configuration: configuration)
        diagnostics += index.diagnostics
        var byPage = [[[Int]]](repeating: [], count: pages.count)
        for (number, definition) in configuration.taxonomies.enumerated() {
            let found = index.taxonomies[number]
            for (page, terms) in found.termsOfPages.enumerated() { byPage[page].append(terms) }
            let texts = termTexts.taxonomies[number]
            // A page of all terms that somebody wrote is there before there are any.
            guard !texts.isHidden, !found.terms.isEmpty || texts.index != nil else { continue }
            // Taxonomies without terms have no page, so their number is not their place in the list.
            let place = taxonomies.count
            let root = Permalink.home.folder(definition.slug)
            let page = PageID(index: pages.count)
            let folder = definition.slug.text
            add(
                .taxonomy(place),
                at: root,
                title: definition.title,
                from: texts.index,
                named: folder + "/_index.md"
            )
            var terms: [Term] = []
            for term in found.terms {
                terms.append(
                    Term(
                        title: term.title,
                        slug: term.slug,
                        page: PageID(index: pages.count),
                        pages: term.pages
                    )
                )
                add(
                    .term(taxonomy: place, term: terms.count - 1),
                    at: root.folder(term.slug),
                    title: term.title,
                    from: term.source,
                    named: "\(folder)/\(term.slug.text).md",
                    place: term.location
                )
            }
            taxonomies.append(Taxonomy(definition: definition, page: page, terms: terms))
        }
        terms = byPage
        checkAuthors()
        addReviewers()
    }

    /// Says whose names in bylines are those of authors that are kept back, or nearly those of authors.
    mutating func checkAuthors() {
        guard
            let number = configuration.taxonomies.firstIndex(where: {
                $0.name == SiteConfiguration.authors
            })
        else { return }
        let texts = termTexts.taxonomies[number]
        guard !texts.entries.isEmpty || !texts.hidden.all.isEmpty else { return }
        let known = texts.entries.flatMap { [$0.title, $0.slug.text] }
        let names = Set(known)
        // A guest of many pages is looked for once.
        var nearNames: [String: String?] = [:]
        for page in pages where page.file != nil {
            let written =
                page.frontMatter.authors + [page.frontMatter.reviewed?.by].compactMap(\.self)
            for name in written where !names.contains(name.value) {
                if let hidden = texts.hidden(named: name.value) {
                    diagnostics.append(
                        .hiddenAuthor(name, hidden.source, states[hidden.source.file])
                    )
                    continue
                }
                guard Slug(of: name.value).map({ !names.contains($0.text) }) ?? true else {
                    continue
                }
                let near = nearNames[name.value] ?? NearMiss.best(for: name.value, among: known)
                nearNames[name.value] = .some(near)
                if let near { diagnostics.append(.almostAnAuthor(name, near: near)) }
            }
        }
    }

    /// Who reviewed a page is an author of the site, if the name is one of an author.
    private mutating func addReviewers() {
        guard let place = taxonomies.firstIndex(where: { $0.isAuthors }) else { return }
        var reviewed: [Int: [PageID]] = [:]
        for (index, page) in pages.enumerated() {
            guard let by = page.frontMatter.reviewed?.by, page.file != nil,
                let author = taxonomies[place].term(named: by.value)
            else { continue }
            reviewed[author, default: []].append(PageID(index: index))
        }
        let taxonomy = taxonomies[place]
        var terms = taxonomy.terms
        for (author, found) in reviewed {
            let keyed = found.map { id in
                (id: id, key: PageSortKey(pages[id.index], zone: configuration.zone))
            }
            terms[author].reviewed = keyed.sorted { $0.key.precedes($1.key, in: .date) }.map(\.id)
        }
        taxonomies[place] = Taxonomy(
            definition: taxonomy.definition,
            page: taxonomy.page,
            terms: terms
        )
    }
}
