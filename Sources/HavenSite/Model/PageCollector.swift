import HavenDiagnostics
import HavenDirectory

/// Makes every page of a site, in the order in which later pages need earlier ones: sections, what lies in
/// them, what Haven makes for the center, resources, terms.
struct PageCollector {
    let configuration: SiteConfiguration
    let sources: [ParsedSource]
    let states: SourceStates
    private let showsUnpublished: Bool
    let titles: (String) -> String?
    let termTexts: TermTexts
    let center: CenterPages
    /// The sources that are not published, below `Content/`.
    private let keptBack: Set<String>

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
    ///
    /// `titles` gives the theme's title for a page that nobody wrote, by the name the theme knows it by.
    init(
        configuration: SiteConfiguration,
        sources: [ParsedSource],
        states: SourceStates,
        showsUnpublished: Bool,
        titles: @escaping (String) -> String?
    ) {
        self.configuration = configuration
        self.sources = sources
        self.states = states
        self.showsUnpublished = showsUnpublished
        self.titles = titles
        let hidden = Set(
            sources.filter { !showsUnpublished && states[$0.file].name != .published }.map(
                \.file.path
            )
        )
        self.keptBack = hidden
        let termTexts = TermTexts(of: sources, hidden: hidden, configuration: configuration)
        self.termTexts = termTexts
        self.center = CenterPages(of: configuration.center) { folder in
            hidden.contains(folder.rawValue + "/_index.md") || hidden.contains("_index.md")
        }
        self.tree = SectionTree(
            of: sources.filter {
                !hidden.contains($0.file.path) && !termTexts.paths.contains($0.file.path)
            },
            made: center.folders.map(\.rawValue)
        )
        diagnostics += termTexts.diagnostics
        addSections()
        addSinglePages()
        addCenterPages()
        addOwnDirectories()
        addResources()
        addTaxonomies()
        addFacets()
        addStandardPages()
        addNotFound()
    }

    private func isShown(_ source: ParsedSource) -> Bool {
        !keptBack.contains(source.file.path) && !termTexts.paths.contains(source.file.path)
    }

    /// Whether an author keeps back the page that stands at the place of a source: `services/detox.md` or
    /// `services/detox/index.md`.
    func isKeptBack(_ path: String) -> Bool {
        keptBack.contains(path)
            || path.hasSuffix(".md")
                && keptBack.contains(path.dropLast(3) + "/index.md")
    }

    /// The title that a page without an author has.
    private func title(_ title: String, _ themeName: String?) -> String {
        guard title.isEmpty, let themeName else { return title }
        return titles(themeName) ?? themeName.titleFromFileName
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
            let themeName = center.has(folder) ? folder : nil
            pages.append(
                Page(
                    kind: folder.isEmpty ? .home : .section(index),
                    permalink: permalink,
                    title: source?.frontMatter.title
                        ?? (folder.isEmpty
                            ? configuration.title
                            : themeName.map { self.title("", $0) }
                                ?? folder.lastSegment.titleFromFileName),
                    file: source?.file,
                    frontMatter: source?.sharedFrontMatter ?? .none,
                    text: source?.text,
                    state: source.map { states[$0.file] } ?? .published,
                    section: parent,
                    language: configuration.language,
                    madeFrom: source?.file.displayPath
                        ?? (themeName == nil ? "Content/\(folder)" : "Content/site.yaml"),
                    themeName: themeName,
                    unwrittenSource: source == nil ? path : nil
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
        let rows = DirectoryRows(of: sources.lazy.map(\.file))
        var tables: [(ParsedSource, owner: ContentFile)] = []
        for source in sources where source.file.role != .sectionPage && isShown(source) {
            if case .broken = source.content { continue }
            if let owner = rows.owner(of: source.file) {
                tables.append((source, owner))
                continue
            }
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
                    title: source.frontMatter.title
                        ?? (file.isTable ? file.path.stem.titleFromFileName : ""),
                    file: file,
                    frontMatter: source.sharedFrontMatter,
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
        for (table, owner) in tables { addRows(table, to: owner) }
    }

    /// Adds the rows of a table to the directory of the page they belong to; that of a broken file has none.
    private mutating func addRows(_ table: ParsedSource, to owner: ContentFile) {
        guard let page = pagesBySource[owner.path], case .directory(let rows) = table.content,
            let index = directories.firstIndex(where: { $0.page == page })
        else { return }
        pagesBySource[table.file.path] = page
        let contents = directories[index].contents
        directories[index] = DirectoryEntry(
            page: page,
            contents: ParsedDirectory(
                introduction: contents.introduction,
                summary: contents.summary,
                categories: contents.categories.merging(rows.categories)
            ),
            resources: 0..<0
        )
    }

    private func kind(of source: ParsedSource) -> Page.Kind {
        if case .directory = source.content { return .directory(directories.count) }
        if source.file.path.isBelow("articles") { return .article }
        if let page = StandardPage(sourcePath: source.file.path) { return .standard(page) }
        return center.kind(ofSource: source.file.path) ?? .page
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
                title: source?.frontMatter.title ?? self.title(title, themeName),
                file: source?.file,
                frontMatter: SharedFrontMatter(frontMatter),
                text: source?.text,
                state: source.map { states[$0.file] } ?? .published,
                section: section,
                language: configuration.language,
                madeFrom: source?.file.displayPath ?? "Content/site.yaml",
                place: place,
                themeName: themeName,
                unwrittenSource: source == nil ? path : nil
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
}

extension [ResourceCategory] {
    /// The categories with those of other rows: what has the title of one of them stands in it.
    fileprivate func merging(_ others: [ResourceCategory]) -> [ResourceCategory] {
        var merged = self
        for other in others {
            let title = other.title?.lowercased()
            guard let place = merged.firstIndex(where: { $0.title?.lowercased() == title }) else {
                merged.append(other)
                continue
            }
            let known = merged[place]
            merged[place] = ResourceCategory(
                title: known.title,
                id: known.id,
                description: known.description,
                resources: known.resources + other.resources,
                location: known.location
            )
        }
        return merged
    }
}
