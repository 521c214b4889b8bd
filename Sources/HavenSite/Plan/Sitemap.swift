/// An address of the sitemap and the page that is there.
package struct SitemapEntry: Sendable {
    package let permalink: Permalink
    package let page: PageID
}

/// A file of the sitemap that holds a part of it.
package struct SitemapPart: Sendable {
    package let permalink: Permalink
    package let entries: [SitemapEntry]
}

/// How much may stand in one file of the sitemap.
package struct SitemapLimits: Sendable {
    package let addresses: Int
    package let bytes: Int

    package init(addresses: Int, bytes: Int) {
        self.addresses = addresses
        self.bytes = bytes
    }

    /// What sitemaps.org allows: 50,000 addresses and 50 MB.
    package static let standard = SitemapLimits(addresses: 50_000, bytes: 50_000_000)

    /// What an entry takes besides its address: tags, a date with time, indentation.
    private static let bytesBesides = 200

    /// Cuts a sitemap into files, at least one.
    package func parts(of entries: [SitemapEntry], _ urls: SiteURL) -> [[SitemapEntry]] {
        var parts: [[SitemapEntry]] = []
        var part: [SitemapEntry] = []
        var size = 0
        for entry in entries {
            let length = urls.absolute(entry.permalink).utf8.count + Self.bytesBesides
            if !part.isEmpty, part.count == addresses || size + length > bytes {
                parts.append(part)
                part = []
                size = 0
            }
            part.append(entry)
            size += length
        }
        return parts + [part]
    }
}
