package import HavenDiagnostics

/// One file of the output and what it is made from.
///
/// A class, because it has many parts and lies in several lists. It is immutable.
package final class PlannedFile: Sendable {
    /// What stands in the file.
    package enum Product: Sendable {
        /// A page, or one part of a list that is cut into several.
        case page(PageID, part: ListPart?)
        case feed(Feed)
        case sitemap([SitemapEntry])
        /// The list of the parts of a sitemap that is too large for one file.
        case sitemapIndex([SitemapPart])
        case robots
        /// What a browser keeps of the site on a home screen.
        case webManifest
        case redirect(from: Permalink, to: PageID)
        /// Resources for other programs; no template has a part in it.
        case download(Download)
        /// A file of the content, copied as it is.
        case copy(ContentFile)
        /// A file of the theme, by its path in `Templates/`.
        case asset(String)
    }

    package let path: OutputPath
    package let permalink: Permalink
    package let product: Product
    /// Who asked for the file, for diagnostics.
    package let origin: SourceLocation
    /// Where a source would give the page its text, for a page that nobody wrote; below `Content/`.
    package let unwrittenSource: String?

    init(
        path: OutputPath,
        permalink: Permalink,
        product: Product,
        origin: SourceLocation,
        unwrittenSource: String? = nil
    ) {
        self.path = path
        self.permalink = permalink
        self.product = product
        self.origin = origin
        self.unwrittenSource = unwrittenSource
    }

    /// Whether Haven makes the file by itself, so that no author has a place to change its address.
    var isMade: Bool { origin.range == nil && origin.path == "Content/site.yaml" }

    /// Whether the file is HTML for people.
    package var isPage: Bool {
        switch product {
        case .page, .redirect: true
        case .feed, .sitemap, .sitemapIndex, .robots, .webManifest, .download, .copy, .asset: false
        }
    }
}

/// One part of a list that is cut into several pages.
package struct ListPart: Sendable, Hashable {
    /// The number of the part, from 1.
    package let number: Int
    package let total: Int
    /// The items shown, as positions in the whole list.
    package let range: Range<Int>
    /// How many items all parts show.
    package let count: Int

    /// Cuts a list of `count` items into parts of `size`; an empty list is one empty part.
    package static func parts(count: Int, size: Int) -> [ListPart] {
        let total = max(1, (count + size - 1) / size)
        return (0..<total).map { index in
            ListPart(
                number: index + 1,
                total: total,
                range: index * size..<min(count, (index + 1) * size),
                count: count
            )
        }
    }

    /// One part of a list of `count` items in parts of `size`; `nil` if there are not so many.
    init?(_ number: Int, count: Int, size: Int) {
        let total = max(1, (count + size - 1) / size)
        guard (1...total).contains(number) else { return nil }
        self.init(
            number: number,
            total: total,
            range: (number - 1) * size..<min(count, number * size),
            count: count
        )
    }

    private init(number: Int, total: Int, range: Range<Int>, count: Int) {
        self.number = number
        self.total = total
        self.range = range
        self.count = count
    }

    /// The permalink of a part of the list at `page`: the first is the list itself.
    package static func permalink(of number: Int, at page: Permalink) -> Permalink {
        number == 1 ? page : page.folder("page").folder(String(number))
    }
}

/// The newest articles of a page, for programs that follow it.
package struct Feed: Sendable {
    /// How many articles a feed carries.
    package static let limit = 20

    /// The page whose articles the feed carries.
    package let page: PageID
    package let articles: [PageID]
}
