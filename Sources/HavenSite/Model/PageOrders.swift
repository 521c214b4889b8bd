package import HavenDates

/// All pages that lists may show, in each order that templates can ask for.
///
/// Sorted once, so that a question on every page of a site costs a walk and not a sort.
package struct PageOrders: Sendable {
    /// An order by name.
    package enum Order: String, Sendable, CaseIterable {
        /// Weight, then newest first, then path.
        case standard = "default"
        /// Newest first.
        case date
        case title
        /// Last changed first.
        case lastmod
    }

    private let ids: [Order: [PageID]]

    package init(pages: [Page], zone: TimeZoneRules) {
        let keys = pages.map { PageSortKey($0, zone: zone) }
        let titles = pages.map { $0.isListed ? $0.title.lowercased() : "" }
        let listed = pages.indices.filter { pages[$0].isListed }.map { PageID(index: $0) }
        var ids: [Order: [PageID]] = [:]
        for order in Order.allCases {
            ids[order] = listed.sorted { left, right in
                let (left, right) = (left.index, right.index)
                if order == .title, titles[left] != titles[right] {
                    return titles[left] < titles[right]
                }
                return keys[left].precedes(keys[right], in: order)
            }
        }
        self.ids = ids
    }

    package subscript(order: Order) -> [PageID] { ids[order] ?? [] }
}

/// What pages are ordered by, besides their titles; every order ends with the path, which is unique.
package struct PageSortKey: Sendable {
    private let weight: Int
    private let date: Int
    private let lastmod: Int
    private let path: String

    package init(_ page: Page, zone: TimeZoneRules) {
        weight = page.frontMatter.weight ?? .max
        date = page.frontMatter.date.map(zone.instant) ?? .min
        lastmod = (page.frontMatter.lastmod ?? page.frontMatter.date).map(zone.instant) ?? .min
        path = page.permalink.path
    }

    /// Whether this page comes before another, if their titles do not decide it.
    package func precedes(_ other: PageSortKey, in order: PageOrders.Order) -> Bool {
        switch order {
        case .standard:
            if weight != other.weight { return weight < other.weight }
            if date != other.date { return date > other.date }
        case .date:
            if date != other.date { return date > other.date }
        case .title: break
        case .lastmod:
            if lastmod != other.lastmod { return lastmod > other.lastmod }
        }
        return path < other.path
    }
}

extension Page {
    /// True for pages that `site.pages()` and section lists show.
    package var isListed: Bool {
        switch kind {
        case .article, .page, .directory, .service, .levelOfCare, .location, .teamMember: true
        case .standard(let page): !page.isOutcome
        case .home, .section, .taxonomy, .term, .resource, .notFound: false
        }
    }
}
