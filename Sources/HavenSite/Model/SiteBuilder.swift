package import HavenDiagnostics
import HavenDirectory

/// Puts parsed sources together to a `Site`.
///
/// `build()` is the table of contents; each step adds to what the steps before it made. Broken sources
/// and those that are not published take part only in `ReferenceTable`.
package struct SiteBuilder {
    /// The outcome of the Model stage.
    package struct Result: Sendable {
        package let site: Site
        package let states: [SourceReport]
        package let diagnostics: [Diagnostic]
    }

    private let configuration: SiteConfiguration
    private let inventory: ContentInventory
    private let sources: [ParsedSource]
    private let states: SourceStates
    private let showsUnpublished: Bool
    private let threads: Int

    private let tree: SectionTree
    private var pages: [Page] = []
    private var sectionPermalinks: [Permalink] = []
    private var sectionPages: [PageID] = []
    private var pagesBySource: [String: PageID] = [:]
    private var taxonomies: [Taxonomy] = []
    private var directories: [DirectoryEntry] = []
    private var resources: [ResourceEntry] = []
    private var resourceIndex: [String: Int] = [:]
    private var diagnostics: [Diagnostic] = []

    /// Prepares to build.
    ///
    /// - Parameters:
    ///   - configuration: The settings of the site.
    ///   - inventory: Every file with its role.
    ///   - sources: The parsed sources, sorted by path.
    ///   - instant: The moment the build believes in, in seconds since 1970-01-01T00:00:00Z.
    ///   - showsUnpublished: Whether drafts, scheduled and expired pages are part of the site.
    ///   - threads: The most threads at once.
    package init(
        configuration: SiteConfiguration,
        inventory: ContentInventory,
        sources: [ParsedSource],
        instant: Int,
        showsUnpublished: Bool,
        threads: Int
    ) {
        self.configuration = configuration
        self.inventory = inventory
        self.sources = sources
        self.showsUnpublished = showsUnpublished
        self.threads = threads
        let states = SourceStates(of: sources, at: instant, in: configuration.zone)
        self.states = states
        self.tree = SectionTree(
            of: sources.filter { showsUnpublished || states[$0.file].name == .published }
        )
    }

    /// Builds the site and checks every reference in it.
    package consuming func build() -> Result {
        addSections()
        addSinglePages()
        addResources()
        let termsOfPages = addTaxonomies()
        addNotFound()
        let site = site(termsOfPages)
        let check = ReferenceCheck(site: site)
        diagnostics += check.diagnostics(threads: threads)
        return Result(
            site: site,
            states: SourceReport.all(
                inventory: inventory,
                sources: sources,
                states: states,
                site: site
            ),
            diagnostics: diagnostics
        )
    }

    private func isShown(_ source: ParsedSource) -> Bool {
        showsUnpublished || states[source.file].name == .published
    }

    // MARK: Pages

    private mutating func addSections() {
        let indexPages = Dictionary(
            sources.filter { $0.file.role == .sectionPage }.map { ($0.file.folder, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for (index, folder) in tree.folders.enumerated() {
            let source = indexPages[folder]
            let parent = tree.parent(of: index)
            let permalink = sectionPermalink(folder, source, parent: parent)
            sectionPermalinks.append(permalink)
            sectionPages.append(PageID(index: pages.count))
            if let source { pagesBySource[source.file.path] = PageID(index: pages.count) }
            pages.append(
                Page(
                    kind: folder.isEmpty ? .home : .section(index),
                    permalink: permalink,
                    title: source?.frontMatter.title
                        ?? (folder.isEmpty
                            ? configuration.title : folder.lastSegment.titleFromFileName),
                    file: source?.file,
                    frontMatter: source?.frontMatter ?? FrontMatter(),
                    text: source?.text,
                    state: source.map { states[$0.file] } ?? .published,
                    section: parent,
                    language: configuration.language
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

    private mutating func child(
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
                    language: configuration.language
                )
            )
            if case .directory(let contents) = source.content {
                directories.append(DirectoryEntry(page: id, contents: contents, resources: 0..<0))
            }
        }
    }

    private func kind(of source: ParsedSource) -> Page.Kind {
        if case .directory = source.content { return .directory(directories.count) }
        return source.file.path.isBelow("articles") ? .article : .page
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
                        language: configuration.language
                    )
                )
            }
            directories[index] = DirectoryEntry(
                page: directory.page,
                contents: directory.contents,
                resources: first..<resources.count
            )
        }
    }

    private mutating func addTaxonomies() -> [[[Int]]] {
        let index = TermIndex(pages: pages, configuration: configuration)
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
            pages.append(generated(.taxonomy(place), at: root, title: definition.title))
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
                pages.append(
                    generated(
                        .term(taxonomy: place, term: terms.count - 1),
                        at: root.folder(term.slug),
                        title: term.title
                    )
                )
            }
            taxonomies.append(Taxonomy(definition: definition, page: page, terms: terms))
        }
        return byPage
    }

    private mutating func addNotFound() {
        pages.append(generated(.notFound, at: Permalink.home.file("404.html"), title: ""))
    }

    private func generated(_ kind: Page.Kind, at permalink: Permalink, title: String) -> Page {
        Page(
            kind: kind,
            permalink: permalink,
            title: title,
            file: nil,
            frontMatter: FrontMatter(),
            text: nil,
            state: .published,
            section: 0,
            language: configuration.language
        )
    }

    // MARK: The whole

    private mutating func site(_ termsOfPages: [[[Int]]]) -> Site {
        let orders = PageOrders(pages: pages, zone: configuration.zone)
        let sections = sections(orders)
        let files = copiedFiles()
        let terms = termsOfPages + Array(repeating: [], count: pages.count - termsOfPages.count)
        return Site(
            configuration: configuration,
            pages: pages,
            sections: sections,
            taxonomies: taxonomies,
            directories: directories,
            resources: resources,
            resourceIndex: resourceIndex,
            terms: terms,
            neighbors: neighbors(sections),
            related: related(orders, terms),
            orders: orders,
            files: files,
            redirects: redirects(),
            references: references(files)
        )
    }

    private func sections(_ orders: PageOrders) -> [Section] {
        var pagesOfSections = [[PageID]](repeating: [], count: tree.folders.count)
        for id in orders[.standard] {
            if let section = pages[id.index].section { pagesOfSections[section].append(id) }
        }
        var children = [[Int]](repeating: [], count: tree.folders.count)
        for index in tree.folders.indices {
            if let parent = tree.parent(of: index) { children[parent].append(index) }
        }
        return tree.folders.indices.map { index in
            Section(
                folder: tree.folders[index],
                page: sectionPages[index],
                parent: tree.parent(of: index),
                children: children[index],
                descendants: tree.descendants(of: index),
                pages: pagesOfSections[index]
            )
        }
    }

    /// Articles follow each other as their list does; the list starts with the newest.
    private func neighbors(_ sections: [Section]) -> [Neighbors] {
        var neighbors = [Neighbors](repeating: Neighbors(), count: pages.count)
        for section in sections {
            let articles = section.pages.filter { pages[$0.index].isArticle }
            for (newer, older) in zip(articles, articles.dropFirst()) {
                neighbors[newer.index].previous = older
                neighbors[older.index].next = newer
            }
        }
        return neighbors
    }

    private func related(_ orders: PageOrders, _ terms: [[[Int]]]) -> [[PageID]] {
        let articles = orders[.date].filter { pages[$0.index].isArticle }
        var starts: [Int] = []
        var termCount = 0
        for taxonomy in 0..<(terms.first?.count ?? 0) {
            starts.append(termCount)
            termCount += (terms.compactMap { $0.dropFirst(taxonomy).first?.max() }.max() ?? -1) + 1
        }
        let numbered = articles.map { id in
            zip(terms[id.index], starts).flatMap { terms, start in terms.map { $0 + start } }
        }
        let finder = RelatedPages(articles: articles, terms: numbered, termCount: termCount)
        let found = Array(articles.indices).concurrentMap(threads: threads) {
            finder.related(to: $0, terms: numbered[$0])
        }
        var related = [[PageID]](repeating: [], count: pages.count)
        for (article, others) in zip(articles, found) { related[article.index] = others }
        return related
    }

    private func copiedFiles() -> [CopiedFile] {
        inventory.files.compactMap { file in
            switch file.role {
            case .media:
                CopiedFile(file: file, permalink: Permalink("/" + file.path) ?? .home)
            case .staticFile:
                CopiedFile(
                    file: file,
                    permalink: Permalink(String(file.path.dropFirst("static".count))) ?? .home
                )
            case .bundleFile(let folder):
                pagesBySource[folder + "/index.md"].map { page in
                    let rest = file.path.dropFirst(folder.count + 1)
                    return CopiedFile(
                        file: file,
                        permalink: pages[page.index].permalink.file(String(rest))
                    )
                }
            default: nil
            }
        }
    }

    private func redirects() -> [Redirect] {
        pages.indices.flatMap { index in
            pages[index].frontMatter.aliases.map { Redirect(from: $0, to: PageID(index: index)) }
        }
    }

    private func references(_ files: [CopiedFile]) -> ReferenceTable {
        var table: [String: ReferenceTable.Source] = [:]
        for (index, folder) in tree.folders.enumerated() {
            table[folder] = .page(sectionPages[index])
        }
        for source in sources {
            let path = source.file.path
            if let page = pagesBySource[path] {
                table[path] = source.isBroken ? .broken : .page(page)
                if source.file.role == .bundlePage { table[source.file.folder] = table[path] }
            } else if source.isBroken {
                table[path] = .broken
            } else {
                table[path] = .unpublished(states[source.file])
            }
        }
        return ReferenceTable(
            sources: table,
            files: Dictionary(
                files.map { ($0.file.path.precomposed, $0.permalink) },
                uniquingKeysWith: { first, _ in first }
            ),
            permalinks: Dictionary(
                pages.enumerated().map { ($1.permalink.path, PageID(index: $0)) },
                uniquingKeysWith: { first, _ in first }
            ),
            resources: resourceIndex.mapValues { resources[$0].page },
            hasUnreadDirectories: sources.contains {
                if case .broken = $0.content { return $0.file.role == .directory }
                return false
            }
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
