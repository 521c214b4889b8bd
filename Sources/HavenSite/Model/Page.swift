package import HavenDiagnostics

/// The place of a page in `Site.pages`.
package struct PageID: Sendable, Hashable, Comparable {
    package let index: Int

    package static func < (left: PageID, right: PageID) -> Bool { left.index < right.index }
}

/// Anything with a permalink and HTML of its own.
///
/// A page holds no body: the text lies in the body store, and only the worker that renders the page
/// reads it.
///
/// A class for one reason: pages are handed around a great deal, and copying a reference is cheaper than
/// copying all that front matter says. It is immutable.
package final class Page: Sendable {
    /// What a page is, and what it is about; indices lead into the arrays of `Site`.
    package enum Kind: Sendable, Hashable {
        case home
        case section(Int)
        case article
        case page
        case taxonomy(Int)
        case term(taxonomy: Int, term: Int)
        case directory(Int)
        case resource(Int)
        case standard(StandardPage)
        /// A page about one entry of the center's lists, by its place there.
        case service(Int)
        case levelOfCare(Int)
        case location(Int)
        case teamMember(Int)
        case notFound
    }

    package let kind: Kind
    package let permalink: Permalink
    package let title: String
    /// The source below `Content/`; `nil` for a page that Haven makes by itself.
    package let file: ContentFile?
    private let sharedFrontMatter: SharedFrontMatter
    package let text: PageText?
    package let state: PageState
    /// The section that the page is in; for a section, the one above it.
    package let section: Int?
    package let language: String

    /// What the page is made from, as the author knows it: a source, a folder, the settings.
    package let madeFrom: String
    /// The place that stands for the page if it has no source of its own: an entry of the settings.
    package let place: SourceLocation?
    /// The name under which the theme has a title and a description for it, if its author gave none.
    package let themeName: String?
    /// Where a source would lie that gives the page its text, if it has none; below `Content/`.
    package let unwrittenSource: String?

    init(
        kind: Kind,
        permalink: Permalink,
        title: String,
        file: ContentFile?,
        frontMatter: SharedFrontMatter,
        text: PageText?,
        state: PageState,
        section: Int?,
        language: String,
        madeFrom: String,
        place: SourceLocation? = nil,
        themeName: String? = nil,
        unwrittenSource: String? = nil
    ) {
        self.kind = kind
        self.permalink = permalink
        self.title = title
        self.file = file
        self.sharedFrontMatter = frontMatter
        self.text = text
        self.state = state
        self.section = section
        self.language = language
        self.madeFrom = madeFrom
        self.place = place
        self.themeName = themeName
        self.unwrittenSource = unwrittenSource
    }

    package var frontMatter: FrontMatter { sharedFrontMatter.value }

    /// True for what lists, feeds and related pages are made of.
    package var isArticle: Bool { kind == .article }

    /// The kind by which lists choose pages: whatever is no article and no directory is a page.
    package var listKind: String {
        switch kind {
        case .article, .directory: kindName
        default: "page"
        }
    }

    /// Whether readers are meant to find it: not what tells them that something went wrong, or right.
    package var isFindable: Bool {
        switch kind {
        case .notFound: false
        case .standard(let page): !page.isOutcome
        default: true
        }
    }

    /// The name of the kind that templates see, which is that of its template.
    package var kindName: String {
        switch kind {
        case .home: "home"
        case .section: "section"
        case .article: "article"
        case .page: "page"
        case .taxonomy: "taxonomy"
        case .term: "term"
        case .directory: "directory"
        case .resource: "resource"
        case .standard(let page): page.rawValue
        case .service: "service"
        case .levelOfCare: "level-of-care"
        case .location: "location"
        case .teamMember: "team-member"
        case .notFound: "not-found"
        }
    }
}
