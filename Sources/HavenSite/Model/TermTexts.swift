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

    /// What was written about one taxonomy.
    struct Texts {
        /// The text of the page of all terms.
        var index: ParsedSource?
        var entries: [Entry] = []
        /// Terms whose text is kept back.
        var hidden: [Entry] = []
        /// Whether the page of all terms is kept back.
        var isHidden = false

        /// The term whose text has this title or whose file has this name.
        func hidden(named name: String) -> Entry? {
            let slug = Slug(of: name)
            return hidden.first { $0.title == name || $0.slug == slug }
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
        for taxonomy in configuration.taxonomies {
            let folder = taxonomy.slug.text
            var texts = Texts()
            for source in sources where SectionTree.sectionFolder(of: source.file) == folder {
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
                if let other = texts.entries.first(where: {
                    $0.slug == entry.slug || $0.title == entry.title
                }) {
                    diagnostics.append(.termTextTwice(source, first: other.source))
                    continue
                }
                texts.entries.append(entry)
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
