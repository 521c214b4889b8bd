import HavenDiagnostics
import HavenDirectory

/// Makes every page of a site, in the order in which later pages need earlier ones: sections, what lies in
/// them, what Haven makes for the center, resources, terms.
struct PageCollector {
    let configuration: SiteConfiguration
    let sources: [ParsedSource]
    let states: SourceStates
    private let showsUnpublished: Bool
    private let termTexts: TermTexts
    let center: CenterPages

    let tree: SectionTree
    var pages: [Page] = []
    var sectionPages: [PageID] = []
    var pagesBySource: [String: PageID] = [:]
    var taxonomies: [Taxonomy] = []
    /// The terms of each page, by taxonomy of the settings.
    var terms: [[[Int]]] = []
    var directories: [DirectoryEntry] = []
    var resources: [ResourceEntry] = []
    var resourceIndex: [String: Int] = [:]
    var diagnostics: [Diagnostic] = []
    /// Pages without a source, by the path that a source for them would have.
    var pagesMade: [String: PageID] = [:]
    var sectionPermalinks: [Permalink] = []

    /// Makes the pages of all sources that are shown.
    init(
        configuration: SiteConfiguration,
        sources: [ParsedSource],
        states: SourceStates,
        showsUnpublished: Bool
    ) {
        self.configuration = configuration
        self.sources = sources
        self.states = states
        self.showsUnpublished = showsUnpublished
        let shown = sources.filter { showsUnpublished || states[$0.file].name == .published }
        let termTexts = TermTexts(of: shown, configuration: configuration)
        self.termTexts = termTexts
        self.center = CenterPages(of: configuration.center)
        self.tree = SectionTree(
            of: shown.filter { !termTexts.paths.contains($0.file.path) },
            made: center.folders
        )
        addSections()
        addSinglePages()
        addCenterPages()
        addOwnDirectories()
        addResources()
        addTaxonomies()
        addStandardPages()
        addNotFound()
    }

    private func isShown(_ source: ParsedSource) -> Bool {
        (showsUnpublished || states[source.file].name == .published)
            && !termTexts.paths.contains(source.file.path)
    }

    private mutating func addSections() {
        let indexPages = Dictionary(
            sources.filter { $0.file.role == .sectionPage && isShown($0) }.map {
                ($0.file.folder, $0)
            },
            uniquingKeysWith: { first, _ in first }
        )
        for (index, folder) in tree.folders.enumerated() {
            let source = indexPages[folder]
            let parent = tree.parent(of: index)
            let permalink = sectionPermalink(folder, source, parent: parent)
            sectionPermalinks.append(permalink)
            sectionPages.append(PageID(index: pages.count))
            let path = source?.file.path ?? (folder.isEmpty ? "" : folder + "/") + "_index.md"
            if source == nil { pagesMade[path] = PageID(index: pages.count) }
            if let source { pagesBySource[source.file.path] = PageID(index: pages.count) }
            let isMade = source == nil && center.folders.contains(folder)
            pages.append(
                Page(
                    kind: folder.isEmpty ? .home : .section(index),
                    permalink: permalink,
                    title: source?.frontMatter.title
                        ?? (folder.isEmpty
                            ? configuration.title
                            : isMade ? "" : folder.lastSegment.titleFromFileName),
                    file: source?.file,
                    frontMatter: source?.frontMatter ?? FrontMatter(),
                    text: source?.text,
                    state: source.map { states[$0.file] } ?? .published,
                    section: parent,
                    language: configuration.language,
                    madeFrom: source?.file.displayPath ?? "Content/\(folder)",
                    themeName: center.folders.contains(folder) ? folder : nil
                )
            )
        }
    }

    private mutating func sectionPermalink(
        _ folder: String,
        _ source: ParsedSource?,
        parent: Int?
    ) -> Permalink {
        guard let parent else { return .home }
        if let url = source?.frontMatter.url { return url.value }
        let name = source?.frontMatter.slug?.value ?? folder.lastSegment
        return child(of: sectionPermalinks[parent], named: name, location(of: source, folder))
    }

    private func location(of source: ParsedSource?, _ folder: String) -> SourceLocation {
        source?.frontMatter.slug?.location
            ?? SourceLocation(path: source?.file.displayPath ?? "Content/\(folder)")
    }

    mutating func child(
        of parent: Permalink,
        named name: String,
        _ location: SourceLocation
    ) -> Permalink {
        if let slug = Slug(of: name) { return parent.folder(slug) }
        diagnostics.append(.emptySlug(name, location))
        return parent.folder("_")
    }

    private mutating func addSinglePages() {
        for source in sources where source.file.role != .sectionPage && isShown(source) {
            if case .broken = source.content { continue }
            let section = tree.section(of: source.file)
            let file = source.file
            let name = file.role == .bundlePage ? file.folder.lastSegment : file.path.stem
            let location =
                source.frontMatter.slug?.location
                ?? SourceLocation(path: file.displayPath)
            let permalink =
                source.frontMatter.url?.value
                ?? child(
                    of: sectionPermalinks[section],
                    named: source.frontMatter.slug?.value ?? name,
                    location
                )
            let id = PageID(index: pages.count)
            pagesBySource[file.path] = id
            pages.append(
                Page(
                    kind: kind(of: source),
                    permalink: permalink,
                    title: source.frontMatter.title ?? "",
                    file: file,
                    frontMatter: source.frontMatter,
                    text: source.text,
                    state: states[file],
                    section: section,
                    language: configuration.language,
                    madeFrom: file.displayPath,
                    themeName: StandardPage(sourcePath: file.path)?.rawValue
                )
            )
            if case .directory(let contents) = source.content {
                directories.append(DirectoryEntry(page: id, contents: contents, resources: 0..<0))
            }
        }
    }

    private func kind(of source: ParsedSource) -> Page.Kind {
        if case .directory = source.content { return .directory(directories.count) }
        if source.file.path.isBelow("articles") { return .article }
        if let page = StandardPage(sourcePath: source.file.path) { return .standard(page) }
        return center.kind(ofSource: source.file.path) ?? .page
    }

    private mutating func addResources() {
        guard let section = tree.find("resources") else { return }
        for (index, directory) in directories.enumerated() {
            let first = resources.count
            for resource in directory.contents.resources {
                if let other = resourceIndex[resource.id] {
                    diagnostics.append(
                        .duplicateResource(resource, first: resources[other].resource)
                    )
                    continue
                }
                resourceIndex[resource.id] = resources.count
                let owner = pages[directory.page.index]
                resources.append(
                    ResourceEntry(
                        resource: resource,
                        page: PageID(index: pages.count),
                        directory: index
                    )
                )
                pages.append(
                    Page(
                        kind: .resource(resources.count - 1),
                        permalink: sectionPermalinks[section].folder(resource.id),
                        title: resource.name,
                        file: owner.file,
                        frontMatter: FrontMatter(),
                        text: nil,
                        state: owner.state,
                        section: owner.section,
                        language: configuration.language,
                        madeFrom: owner.madeFrom,
                        place: owner.file == nil ? resource.location : nil
                    )
                )
            }
            directories[index] = DirectoryEntry(
                page: directory.page,
                contents: directory.contents,
                resources: first..<resources.count,
                ownKind: directory.ownKind
            )
        }
    }

    private mutating func addTaxonomies() {
        let index = TermIndex(pages: pages, texts: termTexts, configuration: configuration)
        diagnostics += index.diagnostics
        var byPage = [[[Int]]](repeating: [], count: pages.count)
        for (number, definition) in configuration.taxonomies.enumerated() {
            let found = index.taxonomies[number]
            for (page, terms) in found.termsOfPages.enumerated() { byPage[page].append(terms) }
            guard !found.terms.isEmpty else { continue }
            // Taxonomies without terms have no page, so their number is not their place in the list.
            let place = taxonomies.count
            let root = Permalink.home.folder(definition.slug)
            let page = PageID(index: pages.count)
            let folder = definition.slug.text
            add(
                .taxonomy(place),
                at: root,
                title: definition.title,
                from: termTexts.indexPages[number],
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
                    named: "\(folder)/\(term.slug.text).md"
                )
            }
            taxonomies.append(Taxonomy(definition: definition, page: page, terms: terms))
        }
        terms = byPage
        addReviewers()
    }

    /// Who reviewed a page is an author of the site, if the name is one of an author.
    private mutating func addReviewers() {
        guard let place = taxonomies.firstIndex(where: { $0.isAuthors }) else { return }
        var reviewed: [Int: [PageID]] = [:]
        for (index, page) in pages.enumerated() {
            guard let by = page.frontMatter.reviewed?.by, page.file != nil,
                let author = taxonomies[place].term(named: by)
            else { continue }
            reviewed[author, default: []].append(PageID(index: index))
        }
        let taxonomy = taxonomies[place]
        var terms = taxonomy.terms
        for (author, found) in reviewed {
            terms[author].reviewed = found.sorted {
                PageSortKey(pages[$0.index], zone: configuration.zone)
                    .precedes(PageSortKey(pages[$1.index], zone: configuration.zone), in: .date)
            }
        }
        taxonomies[place] = Taxonomy(
            definition: taxonomy.definition,
            page: taxonomy.page,
            terms: terms
        )
    }

    private mutating func addNotFound() {
        add(.notFound, at: Permalink.home.file("404.html"), title: "", themeName: "not-found")
    }

    /// Adds a page that Haven makes by itself, with the text of a source if somebody wrote one.
    ///
    /// `path` is where such a source lies or would lie, so that content can link to it.
    mutating func add(
        _ kind: Page.Kind,
        at permalink: Permalink,
        title: String,
        from source: ParsedSource? = nil,
        named path: String? = nil,
        section: Int = 0,
        weight: Int? = nil,
        place: SourceLocation? = nil,
        themeName: String? = nil
    ) {
        let id = PageID(index: pages.count)
        if let source { pagesBySource[source.file.path] = id }
        if let path, source == nil { pagesMade[path] = id }
        var frontMatter = source?.frontMatter ?? FrontMatter()
        frontMatter.weight = frontMatter.weight ?? weight
        pages.append(
            Page(
                kind: kind,
                permalink: source?.frontMatter.url?.value ?? permalink,
                title: source?.frontMatter.title ?? title,
                file: source?.file,
                frontMatter: frontMatter,
                text: source?.text,
                state: source.map { states[$0.file] } ?? .published,
                section: section,
                language: configuration.language,
                madeFrom: source?.file.displayPath ?? "Content/site.yaml",
                place: place,
                themeName: themeName
            )
        )
    }
}

extension String {
    /// A title for a folder without one of its own: `self-care_tips` is `Self care tips`.
    var titleFromFileName: String {
        String(map { $0 == "-" || $0 == "_" ? " " : $0 }).capitalizedFirst
    }
}

extension Diagnostic {
    static func emptySlug(_ name: String, _ location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            "empty-slug",
            "'\(name)' has no letter or digit for an address",
            at: location,
            help: "give the page a 'slug: …' of letters, digits and '-'"
        )
    }

    static func duplicateResource(_ resource: Resource, first: Resource) -> Diagnostic {
        Diagnostic(
            .error,
            "duplicate-resource",
            "the resource id '\(resource.id)' is used twice",
            at: resource.location,
            notes: [.init("first used here", at: first.location)],
            help: "give one of them another id with {#…} after its name"
        )
    }
}
