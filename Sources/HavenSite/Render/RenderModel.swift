import HavenDirectory
import HavenTemplates

/// What all pages of a build share while they are rendered.
///
/// A class for one reason: every view of a page refers to it, and copying a reference is cheaper than
/// copying a site. It is immutable.
final class RenderModel: Sendable {
    let site: Site
    let plan: OutputPlan
    let theme: Theme
    /// Every permalink that the output will have.
    let permalinks: Set<String>
    /// Where the pages about entries of the center's lists are.
    let centerPages: [Page.Kind: Permalink]
    let changes: PageChanges
    /// How records are called from one build to the next.
    let names: RecordNames
    /// To copy for each worker.
    let fingerprint: AnswerFingerprint
    /// What every page asks of the site, and is long in the making.
    let menus: TemplateValue
    let taxonomies: TemplateValue
    let directories: [PageID]
    /// The files through which the site adds scripts of its own.
    let ownScripts: [String]
    /// `nil` if the theme does not say how dates are written.
    let datePattern: DatePattern?
    /// Where the files of the theme are published, by the name they have there: `/assets/site.css`.
    private let assetPermalinks: [String: Permalink?]

    init(site: Site, plan: OutputPlan, theme: Theme) {
        self.site = site
        self.plan = plan
        self.theme = theme
        self.permalinks = Set(plan.files.map(\.permalink.path))
        self.changes = PageChanges(site)
        self.names = RecordNames(of: site)
        self.fingerprint = AnswerFingerprint(
            names: names,
            dates: DateView.fingerprint(theme.strings, site.configuration.zone)
        )
        self.menus = SiteMenus(site: site).value
        self.taxonomies = .list(
            site.taxonomies.filter { !$0.isOfResources }.map { taxonomy in
                .map([
                    "name": .string(taxonomy.definition.name),
                    "title": .string(taxonomy.definition.title),
                    "url": .string(
                        site.configuration.url.href(site[taxonomy.page].permalink)
                    ),
                ])
            }
        )
        self.directories = site.orders[.standard].filter { site[$0].listKind == "directory" }
        self.ownScripts =
            theme.ownScripts
            + site.files.map(\.file.displayPath).filter { $0.isScript || $0.isMarkup }
        self.datePattern = DatePattern(theme.strings)
        self.assetPermalinks = Dictionary(
            theme.assets.all.map { ("/" + $0.path, Permalink("/" + $0.publishedPath)) },
            uniquingKeysWith: { first, _ in first }
        )
        self.centerPages = Dictionary(
            site.pages.compactMap { page in
                switch page.kind {
                case .service, .levelOfCare, .location, .teamMember: (page.kind, page.permalink)
                default: nil
                }
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    var configuration: SiteConfiguration { site.configuration }
    var urls: SiteURL { site.configuration.url }
    var strings: ThemeStrings { theme.strings }

    /// Where a file of the site is published: an asset of the theme by the name it has there
    /// (`/assets/site.css`), any other by its permalink.
    func permalink(of path: String) -> Permalink? {
        if let asset = assetPermalinks[path] { return asset }
        return Permalink(path).flatMap { permalinks.contains($0.path) ? $0 : nil }
    }

    /// The names of those who wrote a page, each once: an author with a page is called as it is titled.
    func authorNames(of page: Page) -> [String] {
        let taxonomy = site.taxonomies.first(where: \.isAuthors)
        var names: [String] = []
        for author in page.frontMatter.authors {
            let known = taxonomy.flatMap { authors in
                authors.term(named: author.value).map { authors.terms[$0].title }
            }
            let name = known ?? author.value
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Who answers at a resource.
    func ownerName(of resource: Resource) -> String {
        switch resource.owner {
        case .organization(let organization): organization.name
        case .center: configuration.center.name
        }
    }

    /// A page as it appears in lists.
    func value(of page: PageID) -> TemplateValue {
        .object(PageView(model: self, id: page, content: nil))
    }

    func values(of pages: some Sequence<PageID>) -> TemplateValue {
        .list(pages.map(value))
    }

    func value(ofResource index: Int) -> TemplateValue {
        .object(ResourceView(model: self, index: index))
    }

    /// What a page says about itself in lists: its author's words, else those of the theme.
    func description(of page: Page) -> String? {
        if let description = page.frontMatter.description { return description }
        guard page.text == nil, let name = page.themeName else { return nil }
        return strings.text("page.\(name).description")
    }

    /// The absolute URL of a page or file that a file of the content names; `nil` if it leads to none.
    func absolute(_ destination: String, from page: Page) -> String? {
        switch try? site.references.target(of: destination, from: page.file?.folder ?? "") {
        case .page(let id, _): urls.absolute(site[id].permalink)
        case .file(let permalink): urls.absolute(permalink)
        case .here, .contact, .tombstone, nil: nil
        }
    }

    /// The link to a target, or `#` for one that was reported.
    func href(_ destination: String, from page: Page) -> String {
        href(destination, fromFolder: page.file?.folder ?? "")
    }

    /// The link to a target that is named in a source in a folder below `Content/`.
    func href(_ destination: String, fromFolder folder: String) -> String {
        site.href(destination, fromFolder: folder)
    }
}

extension Site {
    /// The link to a target that is named in a source in a folder below `Content/`, or `#` for one that was reported.
    func href(_ destination: String, fromFolder folder: String) -> String {
        guard let target = try? references.target(of: destination, from: folder) else {
            return "#"
        }
        let urls = configuration.url
        switch target {
        case .page(let id, let fragment):
            return urls.href(permalink(of: id, fragment: fragment), fragment: fragment)
        case .here(let fragment): return "#" + SiteURL.encoded(fragment)
        case .file(let permalink): return urls.href(permalink)
        case .contact(let href): return href
        case .tombstone: return "#"
        }
    }
}
