/// What authors wrote about taxonomies and terms: the sources in the folder of a taxonomy.
///
/// `Content/tags/_index.md` is the text of the page of all tags, `Content/tags/self-care.md` that of one. A term
/// that has a text exists, even if no page carries it; its title is that of the text.
struct TermTexts {
    /// A source and the term it is about.
    struct Entry {
        let slug: Slug
        let title: String
        let source: ParsedSource
    }

    /// The text of the page of all terms, by taxonomy of the settings.
    let indexPages: [ParsedSource?]
    /// The texts of terms, by taxonomy of the settings.
    let entries: [[Entry]]
    /// The paths of all sources that are such texts.
    let paths: Set<String>

    init(of sources: [ParsedSource], configuration: SiteConfiguration) {
        var indexPages: [ParsedSource?] = []
        var entries: [[Entry]] = []
        var paths: Set<String> = []
        for taxonomy in configuration.taxonomies {
            let folder = taxonomy.slug.text
            let members = sources.filter { SectionTree.sectionFolder(of: $0.file) == folder }
            paths.formUnion(members.map(\.file.path))
            indexPages.append(members.first { $0.file.role == .sectionPage })
            entries.append(members.compactMap(Self.entry))
        }
        self.indexPages = indexPages
        self.entries = entries
        self.paths = paths
    }

    private static func entry(_ source: ParsedSource) -> Entry? {
        guard source.file.role != .sectionPage, let title = source.frontMatter.title else {
            return nil
        }
        let file = source.file
        let name = file.role == .bundlePage ? file.folder.lastSegment : file.path.stem
        return Slug(of: source.frontMatter.slug?.value ?? name).map {
            Entry(slug: $0, title: title, source: source)
        }
    }
}
