import HavenDates
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
        /// The first later moment at which something that is dated changes.
        let nextMoment: Int
    }

    let configuration: SiteConfiguration
    let inventory: ContentInventory
    let sources: [ParsedSource]
    let states: SourceStates
    let made: PageCollector
    private let instant: Int
    private let showsUnpublished: Bool
    private let threads: Int

    /// Prepares to build.
    ///
    /// - Parameters:
    ///   - configuration: The settings of the site.
    ///   - inventory: Every file with its role.
    ///   - sources: The parsed sources, sorted by path.
    ///   - instant: The moment the build believes in, in seconds since 1970-01-01T00:00:00Z.
    ///   - showsUnpublished: Whether drafts, scheduled and expired pages are part of the site.
    ///   - threads: The most threads at once.
    ///   - titles: The theme's title of a page that nobody wrote, by the name the theme knows it by.
    package init(
        configuration: SiteConfiguration,
        inventory: ContentInventory,
        sources: [ParsedSource],
        instant: Int,
        showsUnpublished: Bool,
        threads: Int,
        titles: @escaping (String) -> String?
    ) {
        self.configuration = configuration
        self.inventory = inventory
        self.sources = sources
        self.instant = instant
        self.showsUnpublished = showsUnpublished
        self.threads = threads
        self.states = SourceStates(of: sources, at: instant, in: configuration.zone)
        self.made = PageCollector(
            configuration: configuration,
            sources: sources,
            states: states,
            showsUnpublished: showsUnpublished,
            titles: titles
        )
    }

    /// Builds the site and checks every reference in it.
    package func build() -> Result {
        let site = site()
        let reports = SourceReport.all(
            inventory: inventory,
            sources: sources,
            states: states,
            site: site
        )
        return Result(
            site: site,
            states: reports,
            diagnostics: made.diagnostics + homeDiagnostics
                + ReferenceCheck(site: site).diagnostics(threads: threads)
                + CenterCheck(site: site).diagnostics()
                + FreshnessCheck(site: site).diagnostics()
                + TypedFactCheck(site: site).diagnostics(),
            nextMoment: NextMoment.after(instant, sources: sources, site: site)
        )
    }

    /// A hidden home page would take the whole site along, which nobody means.
    private var homeDiagnostics: [Diagnostic] {
        guard let home = sources.first(where: { $0.file.path == "_index.md" }) else { return [] }
        var found: [Diagnostic] = []
        let state = states[home.file]
        if state.name != .published, !showsUnpublished {
            found.append(.hiddenHome(home.file.displayPath, state))
        }
        if let address = home.frontMatter.url?.location ?? home.frontMatter.slug?.location {
            found.append(.homeAddress(address))
        }
        return found
    }

    private func site() -> Site {
        let orders = PageOrders(pages: made.pages, zone: configuration.zone)
        let sections = sections(orders)
        let files = copiedFiles()
        let terms = made.terms + Array(repeating: [], count: made.pages.count - made.terms.count)
        return Site(
            configuration: configuration,
            pages: made.pages,
            sections: sections,
            taxonomies: made.taxonomies,
            directories: made.directories,
            resources: made.resources,
            resourceIndex: made.resourceIndex,
            terms: terms,
            neighbors: neighbors(sections),
            related: related(orders, terms),
            orders: orders,
            files: files,
            redirects: redirects(),
            references: references(files),
            notices: notices,
            standardPages: Dictionary(
                made.pages.enumerated().compactMap { index, page in
                    guard case .standard(let standard) = page.kind else { return nil }
                    return (standard, PageID(index: index))
                },
                uniquingKeysWith: { first, _ in first }
            ),
            instant: instant
        )
    }

    /// Notices that are over are no part of the site.
    private var notices: [SiteNotice] {
        let zone = configuration.zone
        return configuration.notices.compactMap { notice in
            if let until = notice.until, zone.instant(of: until) <= instant { return nil }
            let isCurrent = notice.from.map { zone.instant(of: $0) <= instant } ?? true
            return SiteNotice(notice: notice, isCurrent: isCurrent)
        }
    }

    private func sections(_ orders: PageOrders) -> [Section] {
        var pagesOfSections = [[PageID]](repeating: [], count: made.tree.folders.count)
        for id in orders[.standard] {
            if let section = made.pages[id.index].section { pagesOfSections[section].append(id) }
        }
        var children = [[Int]](repeating: [], count: made.tree.folders.count)
        for index in made.tree.folders.indices {
            if let parent = made.tree.parent(of: index) { children[parent].append(index) }
        }
        return made.tree.folders.indices.map { index in
            Section(
                folder: made.tree.folders[index],
                page: made.sectionPages[index],
                parent: made.tree.parent(of: index),
                children: children[index],
                descendants: made.tree.descendants(of: index),
                pages: pagesOfSections[index]
            )
        }
    }

    /// Articles follow each other as their list does; the list starts with the newest.
    private func neighbors(_ sections: [Section]) -> [Neighbors] {
        var neighbors = [Neighbors](repeating: Neighbors(), count: made.pages.count)
        for section in sections {
            let articles = section.pages.filter { made.pages[$0.index].isArticle }
            for (newer, older) in zip(articles, articles.dropFirst()) {
                neighbors[newer.index].previous = older
                neighbors[older.index].next = newer
            }
        }
        return neighbors
    }

    private func related(_ orders: PageOrders, _ terms: [[[Int]]]) -> [[PageID]] {
        let articles = orders[.date].filter { made.pages[$0.index].isArticle }
        // Two articles by one author are not related by that.
        let subjects = configuration.taxonomies.indices.filter {
            configuration.taxonomies[$0].name != SiteConfiguration.authors
        }
        var starts: [Int] = []
        var termCount = 0
        for taxonomy in subjects {
            starts.append(termCount)
            termCount += (terms.compactMap { $0.dropFirst(taxonomy).first?.max() }.max() ?? -1) + 1
        }
        let numbered = articles.map { id in
            let own = terms[id.index]
            return zip(subjects, starts).flatMap { subject, start in
                subject < own.count ? own[subject].map { $0 + start } : []
            }
        }
        let found = RelatedPages(articles: articles, terms: numbered, termCount: termCount)
            .all(threads: threads)
        var related = [[PageID]](repeating: [], count: made.pages.count)
        for (article, others) in zip(articles, found) { related[article.index] = others }
        return related
    }
}

extension Diagnostic {
    static func hiddenHome(_ path: String, _ state: PageState) -> Diagnostic {
        Diagnostic(
            .error,
            "home-unpublished",
            "the home page is not published (\(state.name.rawValue); \(state.reason ?? ""))",
            at: SourceLocation(path: path, range: SourceRange(0, 0)),
            help: "publish it; a section that is hidden hides all that is in it"
        )
    }

    static func homeAddress(_ location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            "home-address",
            "the home page has the address of the site",
            at: location,
            help: "remove this line; 'url:' in site.yaml says where the site lives"
        )
    }
}
