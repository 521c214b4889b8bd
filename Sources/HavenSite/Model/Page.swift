/// The place of a page in `Site.pages`.
package struct PageID: Sendable, Hashable, Comparable {
    package let index: Int

    package static func < (left: PageID, right: PageID) -> Bool { left.index < right.index }
}

/// Anything with a permalink and HTML of its own.
///
/// A page holds no body: the text lies in the body store, and only the worker that renders the page
/// reads it.
package struct Page: Sendable {
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
        case notFound
    }

    package let kind: Kind
    package let permalink: Permalink
    package let title: String
    /// The source below `Content/`; `nil` for a page that Haven makes by itself.
    package let file: ContentFile?
    package let frontMatter: FrontMatter
    package let text: PageText?
    package let state: PageState
    /// The section that the page is in; for a section, the one above it.
    package let section: Int?
    package let language: String

    /// What the page is made from, as the author knows it: a source, a folder, the settings.
    package let madeFrom: String

    /// True for what lists, feeds and related pages are made of.
    package var isArticle: Bool { kind == .article }

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
        case .notFound: "not-found"
        }
    }
}
