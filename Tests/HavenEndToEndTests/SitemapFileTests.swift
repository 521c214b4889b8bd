import HavenSite
import HavenTestSupport
import Testing

@Suite struct `The sitemap of a site` {
    private let files = [
        "Content/articles/_index.md": "---\ntitle: Articles\n---\n",
        "Content/articles/old.md": "---\ntitle: Old\ndate: 2026-01-05\ntags: [one]\n---\nText.\n",
        "Content/articles/new.md":
            "---\ntitle: New\ndate: 2026-02-01\nlastmod: 2026-03-01\nauthor: A B\naliases: [/was/]\n---\nText.\n",
        "Content/articles/draft.md":
            "---\ntitle: Draft\ndraft: true\ndate: 2026-05-01\n---\nText.\n",
        "Content/resources/lines.md":
            "---\ntitle: Lines\nlastmod: 2026-04-01\nkind: hotline\n---\n\n## Lines\n\n### A line {#a-line}\n\n- Call: 988\n",
    ]

    private func entries(_ text: String) -> [String] {
        var entries: [String] = []
        for line in text.split(separator: "\n") {
            let line = line.drop { $0 == " " }
            if line.hasPrefix("<loc>") {
                entries.append(line.dropFirst("<loc>https://example.org".count).dropLast(6) + "")
            } else if line.hasPrefix("<lastmod>"), let last = entries.popLast() {
                entries.append(last + " " + line.dropFirst(9).dropLast(10))
            }
        }
        return entries
    }

    @Test func `says of each list when the newest page in it changed`() throws {
        let site = try SiteFixture(files).build()
        try #require(site.report.isSuccess, "\(site.messages)")
        let found = entries(site["sitemap.xml"])
        for expected in [
            "/ 2026-04-01", "/articles/ 2026-03-01", "/articles/old/ 2026-01-05",
            "/articles/new/ 2026-03-01", "/tags/ 2026-01-05", "/tags/one/ 2026-01-05",
            "/authors/a-b/ 2026-03-01", "/resources/ 2026-04-01", "/resources/lines/ 2026-04-01",
            "/resources/a-line/ 2026-04-01", "/privacy/",
        ] {
            #expect(found.contains(expected), "\(expected) in \(found)")
        }
    }

    @Test func `lists nothing that search engines are asked to pass over`() throws {
        let site = try SiteFixture(files).build { $0.showsUnpublished = true }
        #expect(site.files["articles/draft/index.html"] != nil)
        #expect(site.files["was/index.html"] != nil)
        let found = entries(site["sitemap.xml"]).map { $0.prefix { $0 != " " } }
        #expect(found.contains("/articles/new/"))
        for path in ["/articles/draft/", "/was/", "/404.html", "/contact/thanks/"] {
            #expect(!found.contains(path[...]), "\(path)")
        }
        for page in found {
            let file = page.dropFirst() + (page.hasSuffix("/") ? "index.html" : "")
            #expect(!site[String(file)].contains("noindex"), "\(page)")
        }
    }

    @Test func `becomes a list of sitemaps if it is too large for one`() throws {
        let whole = entries(try SiteFixture(files).build()["sitemap.xml"])
        let site = try SiteFixture(files).build {
            $0.sitemapLimits = SitemapLimits(addresses: 3, bytes: 1_000_000)
        }
        try #require(whole.count > 10)
        let parts = (whole.count + 2) / 3
        let index = entries(site["sitemap.xml"])
        #expect(site["sitemap.xml"].contains("<sitemapindex "))
        #expect(index.count == parts)
        #expect(index.first?.hasPrefix("/sitemap-1.xml 2026-0") == true, "\(index)")
        var all: [String] = []
        for number in 1...parts {
            let part = entries(site["sitemap-\(number).xml"])
            #expect(part.count <= 3)
            all += part
        }
        #expect(all == whole)
        #expect(site.files["sitemap-\(parts + 1).xml"] == nil)
        #expect(site["robots.txt"].contains("Sitemap: https://example.org/sitemap.xml"))
    }
}
