package import HavenDiagnostics

/// Every file that the build will write, sorted by path; no two share a path.
package struct OutputPlan: Sendable {
    package let files: [PlannedFile]
    /// The feed of each page that has one, by page.
    package let feeds: [PageID: Permalink]
    /// The files of resources that a page offers, by page.
    package let downloads: [PageID: [PlannedDownload]]
    /// Whether no file was refused its place; lists may lead to one that was.
    package let isComplete: Bool

    /// How many files are pages for people.
    package var pageCount: Int {
        files.count {
            if case .page = $0.product { return true }
            return false
        }
    }

    /// The permalink of the feed of a page, if it has one.
    package func feed(of page: PageID) -> Permalink? { feeds[page] }
}

/// Lists the files of a site and refuses two at one place.
package struct Planner {
    let site: Site
    private let assets: [ThemeAsset]
    private let sitemapLimits: SitemapLimits
    private var files: [PlannedFile] = []
    private var feeds: [PageID: Permalink] = [:]
    var downloads: [PageID: [PlannedDownload]] = [:]
    private var diagnostics: [Diagnostic] = []

    private init(site: Site, assets: [ThemeAsset], sitemapLimits: SitemapLimits) {
        self.site = site
        self.assets = assets
        self.sitemapLimits = sitemapLimits
    }

    /// Plans the output; `assets` are the files of the theme.
    package static func plan(
        _ site: Site,
        assets: [ThemeAsset],
        sitemapLimits: SitemapLimits = .standard
    ) -> (plan: OutputPlan, diagnostics: [Diagnostic]) {
        var planner = Planner(site: site, assets: assets, sitemapLimits: sitemapLimits)
        planner.addPages()
        planner.addFeeds()
        planner.addDownloads()
        planner.addSitemap()
        planner.addSiteFiles()
        planner.addCopies()
        let files = planner.withoutCollisions()
        let plan = OutputPlan(
            files: files,
            feeds: planner.feeds,
            downloads: planner.downloads,
            isComplete: !planner.diagnostics.contains(where: \.isError)
        )
        return (plan, planner.diagnostics)
    }

    private mutating func addPages() {
        for index in site.pages.indices {
            let id = PageID(index: index)
            let page = site.pages[index]
            guard let items = site.listedItems(of: id) else {
                add(.page(id, part: nil), at: page.permalink, by: page)
                continue
            }
            for part in ListPart.parts(count: items.count, size: site.partSize(of: id)) {
                add(
                    .page(id, part: part),
                    at: ListPart.permalink(of: part.number, at: page.permalink),
                    by: page
                )
            }
        }
        for redirect in site.redirects {
            add(
                .redirect(from: redirect.from.value, to: redirect.to),
                at: redirect.from.value,
                origin: redirect.from.location
            )
        }
    }

    private mutating func addFeeds() {
        let site = site
        func isInFeeds(_ id: PageID) -> Bool {
            site[id].isArticle && site[id].frontMatter.date != nil
        }
        let newest = site.orders[.date].filter(isInFeeds)
        addFeed(of: site.home, newest.prefix(Feed.limit))
        for (section, articles) in zip(site.sections, newestOfSections(newest)).dropFirst() {
            addFeed(of: section.page, articles)
        }
        for term in site.taxonomies.lazy.flatMap(\.terms) {
            addFeed(of: term.page, term.pages.lazy.filter(isInFeeds).prefix(Feed.limit))
        }
    }

    /// What is newest in each section and below it, as far as a feed shows it.
    private func newestOfSections(_ newest: [PageID]) -> [[PageID]] {
        var articles = [[PageID]](repeating: [], count: site.sections.count)
        for id in newest {
            // A feed that is full stands below fuller ones: what is in a section is in those above it, too.
            var next = site[id].section
            while let section = next, articles[section].count < Feed.limit {
                articles[section].append(id)
                next = site.sections[section].parent
            }
        }
        return articles
    }

    private mutating func addFeed(of page: PageID, _ newest: some Sequence<PageID>) {
        let articles = Array(newest)
        guard !articles.isEmpty else { return }
        let permalink = site[page].permalink.file("feed.xml")
        feeds[page] = permalink
        add(
            .feed(Feed(page: page, articles: articles)),
            at: permalink,
            origin: site[page].origin
        )
    }

    /// Every page that is meant to be found; what asks search engines to stay away is not listed.
    private mutating func addSitemap() {
        let entries = files.sorted { $0.path < $1.path }.compactMap { file -> SitemapEntry? in
            guard case .page(let id, _) = file.product, site[id].isFindable,
                site[id].state.name == .published
            else { return nil }
            return SitemapEntry(permalink: file.permalink, page: id)
        }
        let parts = sitemapLimits.parts(of: entries, site.configuration.url)
        let place = Permalink.home.file("sitemap.xml")
        guard parts.count > 1 else {
            add(.sitemap(entries), at: place, origin: Self.settings)
            return
        }
        let files = parts.enumerated().map { index, entries in
            SitemapPart(
                permalink: Permalink.home.file("sitemap-\(index + 1).xml"),
                entries: entries
            )
        }
        for file in files { add(.sitemap(file.entries), at: file.permalink, origin: Self.settings) }
        add(.sitemapIndex(files), at: place, origin: Self.settings)
    }

    private mutating func addSiteFiles() {
        add(.robots, at: Permalink.home.file("robots.txt"), origin: Self.settings)
        add(.webManifest, at: Permalink.home.file("site.webmanifest"), origin: Self.settings)
    }

    private static let settings = SourceLocation(path: "Content/site.yaml")

    private mutating func addCopies() {
        for file in site.files {
            add(
                .copy(file.file),
                at: file.permalink,
                origin: SourceLocation(path: file.file.displayPath)
            )
        }
        for asset in assets {
            guard let permalink = Permalink("/" + asset.publishedPath) else { continue }
            add(.asset(asset.path), at: permalink, origin: SourceLocation(path: asset.displayPath))
        }
    }

    private mutating func add(
        _ product: PlannedFile.Product,
        at permalink: Permalink,
        by page: Page
    ) {
        add(product, at: permalink, origin: page.origin, unwrittenSource: page.unwrittenSource)
    }

    mutating func add(
        _ product: PlannedFile.Product,
        at permalink: Permalink,
        origin: SourceLocation,
        unwrittenSource: String? = nil
    ) {
        do throws(OutputPath.Problem) {
            files.append(
                PlannedFile(
                    path: try OutputPath(permalink.outputFile),
                    permalink: permalink,
                    product: product,
                    origin: origin,
                    unwrittenSource: unwrittenSource
                )
            )
        } catch {
            diagnostics.append(.badOutputPath(permalink, error, origin))
        }
    }

    /// The files sorted by path, without those that would stand where another stands.
    private mutating func withoutCollisions() -> [PlannedFile] {
        var refused: Set<Int> = []
        for pair in OutputPath.collisions(among: files.map(\.path)) {
            guard refused.insert(pair.second).inserted else { continue }
            diagnostics.append(.collision(files[pair.second], files[pair.first]))
        }
        return files.indices.filter { !refused.contains($0) }.map { files[$0] }
            .sorted { $0.path < $1.path }
    }
}

extension Site {
    /// What a page lists, in order, if it is a page that is cut into parts; `nil` for all others.
    package func listedItems(of id: PageID) -> [PageID]? {
        switch self[id].kind {
        case .section(let index): sections[index].pages
        case .term(let taxonomy, let term): taxonomies[taxonomy].terms[term].pages
        case .directory(let index) where directories[index].isCut:
            directories[index].resources.map { resources[$0].page }
        case .home, .article, .page, .taxonomy, .directory, .resource, .notFound, .standard,
            .service, .levelOfCare, .location, .teamMember:
            nil
        }
    }

    /// How many items stand in one part of a page that is cut into parts.
    package func partSize(of id: PageID) -> Int {
        if case .directory = self[id].kind { return DirectoryEntry.partSize }
        return configuration.pagination
    }

    /// Where a link to a page leads: the first part of it, or that which holds a resource or a category of a directory.
    package func permalink(of id: PageID, fragment: String?) -> Permalink {
        let page = self[id]
        guard let fragment, case .directory(let index) = page.kind,
            let place = directories[index].place(of: fragment)
        else { return page.permalink }
        return ListPart.permalink(of: place / DirectoryEntry.partSize + 1, at: page.permalink)
    }
}

extension Page {
    /// The place that gave the page its permalink.
    var origin: SourceLocation {
        guard let file else { return place ?? SourceLocation(path: madeFrom) }
        return frontMatter.url?.location ?? frontMatter.slug?.location
            ?? SourceLocation(path: file.displayPath, range: SourceRange(0, 0))
    }
}

extension Diagnostic {
    static func collision(_ file: PlannedFile, _ other: PlannedFile) -> Diagnostic {
        // What an author wrote can be changed; a page that Haven makes by itself cannot.
        if file.isMade != other.isMade {
            return .takenByHaven(file.isMade ? other : file, made: file.isMade ? file : other)
        }
        let same = file.permalink == other.permalink
        return Diagnostic(
            .error,
            "permalink-collision",
            same
                ? "'\(file.permalink.path)' is taken by another file"
                : "'\(file.permalink.path)' cannot stand beside '\(other.permalink.path)' on every disk",
            at: file.origin,
            notes: [.init("the other is made from this", at: other.origin)],
            help: "give one of them another 'slug:' or 'url:', or rename its file"
        )
    }

    private static func takenByHaven(_ file: PlannedFile, made: PlannedFile) -> Diagnostic {
        let text = made.unwrittenSource.map {
            "write 'Content/\($0)' to give that page your text, or give this one another address"
        }
        return Diagnostic(
            .error,
            "permalink-collision",
            "'\(file.permalink.path)' meets '\(made.permalink.path)', which Haven makes itself",
            at: file.origin,
            help: text ?? "give it another 'slug:' or 'url:', or rename its file"
        )
    }

    static func badOutputPath(
        _ permalink: Permalink,
        _ problem: OutputPath.Problem,
        _ origin: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .error,
            "bad-output-path",
            "the address '\(permalink.path)' \(problem.words)",
            at: origin,
            help: "use a shorter name of letters, digits and '-'"
        )
    }
}
