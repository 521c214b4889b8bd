import Testing

@testable import HavenSite

@Suite struct `A sitemap` {
    private func entries(_ count: Int) throws -> [SitemapEntry] {
        let home = try #require(Permalink("/"))
        return (0..<count).map {
            SitemapEntry(permalink: home.folder("page-\($0)"), page: PageID(index: $0))
        }
    }

    private func url() throws -> SiteURL { try #require(SiteURL(parsing: "https://example.org/")) }

    @Test(arguments: [(0, [0]), (1, [1]), (3, [3]), (4, [3, 1]), (7, [3, 3, 1])])
    func `has so many addresses in each file`(count: Int, sizes: [Int]) throws {
        let limits = SitemapLimits(addresses: 3, bytes: 1_000_000)
        let parts = limits.parts(of: try entries(count), try url())
        #expect(parts.map(\.count) == sizes)
        #expect(parts.flatMap(\.self).map(\.page.index) == Array(0..<count))
    }

    @Test func `has so many bytes in each file`() throws {
        // "https://example.org/page-0/" has 27 bytes, and an entry 200 besides.
        let limits = SitemapLimits(addresses: 100, bytes: 2 * 227)
        #expect(limits.parts(of: try entries(5), try url()).map(\.count) == [2, 2, 1])
        let tiny = SitemapLimits(addresses: 100, bytes: 1)
        #expect(tiny.parts(of: try entries(2), try url()).map(\.count) == [1, 1])
    }
}
