import HavenDiagnostics

/// What authors wrote about taxonomies and terms: the sources in the folder of a taxonomy.
///
/// `Content/tags/_index.md` is the text of the page of all tags, `Content/tags/self-care.md` that of one. A term
/// that has a text exists, even if no page carries it; its title is that of the text. A text that is kept
/// back keeps its page back: that of a term takes the term from all pages, that of all terms the taxonomy.
struct TermTexts {
    /// A source and the term it is about.
    struct Entry {
        let slug: Slug
        let title: String
        let source: ParsedSource
    }

    /// Entries that are found by their names.
    struct NamedEntries {
        private(set) var all: [Entry] = []
        /// Positions of the first that has a title or a slug.
        private var titles: [String: Int] = [:]
        private var slugs: [Slug: Int] = [:]

        mutating func append(_ entry: Entry) {
            if titles[entry.title] == nil { titles[entry.title] = all.count }
            if slugs[entry.slug] == nil { slugs[entry.slug] = all.count }
            all.append(entry)
        }

        /// The first that has one of the names.
        func first(titled title: String, or slug: Slug?) -> Entry? {
            let found = [titles[title], slug.flatMap { slugs[$0] }].compactMap(\.self)
            return found.min().map { all[$0] }
        }
    }

    /// What was written about one taxonomy.
    struct Texts {
        /// The text of the page of all terms.
        var index: ParsedSource?
        var entries: [Entry] { published.all }
        var published = NamedEntries()
        /// Terms whose text is kept back.
        var hidden = NamedEntries()
        /// Whether the page of all terms is kept back.
        var isHidden = false

        /// The term whose text has this title or whose file has this name.
        func hidden(named name: String) -> Entry? {
            hidden.all.isEmpty ? nil : hidden.first(titled: name, or: Slug(of: name))
        }
    }

    /// By taxonomy of the settings.
    let taxonomies: [Texts]
    /// The paths of all sources that are such texts.
    let paths: Set<String>
    let diagnostics: [Diagnostic]

    /// Finds the texts among all sources; `hidden` are the paths of those that are not published.
    init(of sources: [ParsedSource], hidden: Set<String>, configuration: SiteConfiguration) {
        var taxonomies: [Texts] = []
        var paths: Set<String> = []
        var diagnostics: [Diagnostic] = []
        // Each source is looked at once, however many taxonomies there are.
        let folders = Set(configuration.taxonomies.map(\.slug.text))
        var sourcesOfFolders: [String: [ParsedSource]] = [:]
        for source in sources {
            let folder = SectionTree.sectionFolder(of: source.file)
            if folders.contains(folder) { sourcesOfFolders[folder, default: []].append(source) }
        }
        for taxonomy in configuration.taxonomies {
            var texts = Texts()
            for source in sourcesOfFolders[taxonomy.slug.text] ?? [] {
                let path = source.file.path
                paths.insert(path)
                let isHidden = hidden.contains(path)
                if source.file.role == .sectionPage {
                    if isHidden { texts.isHidden = true } else { texts.index = source }
                    continue
                }
                guard let entry = Self.entry(source, &diagnostics) else { continue }
                if isHidden {
                    texts.hidden.append(entry)
                    continue
                }
                if let other = texts.published.first(titled: entry.title, or: entry.slug) {
                    diagnostics.append(.termTextTwice(source, first: other.source))
                    continue
                }
                texts.published.append(entry)
            }
            taxonomies.append(texts)
        }
        self.taxonomies = taxonomies
        self.paths = paths
        self.diagnostics = diagnostics
    }

    /// A source without a title has been reported as broken.
    private static func entry(
        _ source: ParsedSource,
        _ diagnostics: inout [Diagnostic]
    ) -> Entry? {
        guard let title = source.frontMatter.title else { return nil }
        let file = source.file
        let name =
            source.frontMatter.slug?.value
            ?? (file.role == .bundlePage ? file.folder.lastSegment : file.path.stem)
        guard let slug = Slug(of: name) else {
            let place = SourceLocation(path: file.displayPath)
            diagnostics.append(.emptySlug(name, source.frontMatter.slug?.location ?? place))
            return nil
        }
        return Entry(slug: slug, title: title, source: source)
    }
}

extension Diagnostic {
    static func termTextTwice(_ source: ParsedSource, first: ParsedSource) -> Diagnostic {
        Diagnostic(
            .error,
            "term-text-twice",
            "two files are about one term: they have one name or one title",
            at: SourceLocation(path: source.file.displayPath),
            notes: [.init("the other is this", at: SourceLocation(path: first.file.displayPath))],
            help: "put them together, or give one of them another name and title"
        )
    }

    static func hiddenAuthor(
        _ name: Located<String>,
        _ source: ParsedSource,
        _ state: PageState
    ) -> Diagnostic {
        Diagnostic(
            .error,
            "hidden-author",
            "the author '\(name.value)' is in '\(source.file.displayPath)', which is not published "
                + "(\(state.name.rawValue); \(state.reason ?? ""))",
            at: name.location,
            help: "publish that page, or write a name that is no author's there"
        )
    }

    static func almostAnAuthor(_ name: Located<String>, near: String) -> Diagnostic {
        Diagnostic(
            .warning,
            "almost-an-author",
            "there is no author '\(name.value)' in Content/authors",
            at: name.location,
            help: "did you mean '\(near)'? A guest may have any other name"
        )
    }
}
