import HavenSite
import HavenTestSupport
import Testing

@Suite struct `A feed` {
    private let settings = """
        format: 1
        title: A & B
        url: https://www.example.org:8443/center/
        timezone: America/Chicago
        description: What it is.
        center: {name: The Center}

        """

    private func files(_ change: [String: String] = [:]) -> [String: String] {
        [
            "Content/site.yaml": settings,
            "Content/articles/_index.md":
                "---\ntitle: Articles\ndescription: \"All < of them\"\n---\n",
            "Content/articles/a.md":
                "---\ntitle: First\ndate: 2026-01-05\ntags: [One, Two]\nauthor: Alex\n---\nText & more.\n",
            "Content/articles/b.md": "---\ntitle: Second\ndate: 2026-02-05 10:00\n---\nText.\n",
        ].merging(change) { _, new in new }
    }

    private func ids(_ text: String) -> [String] {
        text.split(separator: "\n").filter { $0.contains("<id>") }.map {
            String($0.drop { $0 == " " }.dropFirst(4).dropLast(5))
        }
    }

    @Test func `says what readers of feeds want to know`() throws {
        let site = try SiteFixture(files()).build()
        #expect(site.report.isSuccess, "\(site.messages)")
        let feed = site["articles/feed.xml"]
        for line in [
            #"<title type="text">Articles</title>"#,
            #"<subtitle type="text">All &lt; of them</subtitle>"#,
            #"<link rel="self" type="application/atom+xml" href="https://www.example.org:8443/center/articles/feed.xml"/>"#,
            "<name>The Center</name>", "<uri>https://www.example.org:8443/center/</uri>",
            "<name>Alex</name>", "<uri>https://www.example.org:8443/center/authors/alex/</uri>",
            #"<category term="one" scheme="https://www.example.org:8443/center/tags/" label="One"/>"#,
            #"<summary type="text">Text &amp; more.</summary>"#,
            "<published>2026-01-05T00:00:00-06:00</published>",
            "<updated>2026-02-05T10:00:00-06:00</updated>",
        ] {
            #expect(feed.contains(line), "\(line) in \(feed)")
        }
        #expect(feed.contains("/center/assets/icon-192-"))
        #expect(!feed.contains(#"term="alex""#), "an author is no category")
        #expect(site["feed.xml"].contains(#"<subtitle type="text">What it is.</subtitle>"#))
        let titles = feed.split(separator: "\n").filter { $0.hasPrefix("    <title") }
        #expect(titles.map { $0.contains("Second") } == [true, false], "the newest comes first")
    }

    @Test func `keeps its ids when titles, slugs and the address of a preview change`() throws {
        let before = try SiteFixture(files()).build()
        let changed = files([
            "Content/articles/_index.md": "---\ntitle: Reading\nurl: /reading/\n---\n",
            "Content/articles/a.md":
                "---\ntitle: Renamed\nslug: other\ndate: 2026-01-05\ntags: [One, Two]\n---\nNew.\n",
            "Content/tags/one.md": "---\ntitle: One\nslug: no-1\n---\n",
        ])
        let after = try SiteFixture(changed).build {
            $0.baseURL = SiteURL(parsing: "http://localhost:8000/")
        }
        #expect(after.report.isSuccess, "\(after.messages)")
        #expect(after["reading/feed.xml"].contains("http://localhost:8000/reading/other/"))
        for (old, new) in [
            ("feed.xml", "feed.xml"), ("articles/feed.xml", "reading/feed.xml"),
            ("tags/one/feed.xml", "tags/no-1/feed.xml"), ("tags/two/feed.xml", "tags/two/feed.xml"),
        ] {
            #expect(!ids(before[old]).isEmpty)
            #expect(ids(before[old]) == ids(after[new]), "\(old)")
        }
        // Computed with Python: uuid5(uuid5(NAMESPACE_DNS, "www.example.org"), "center/feed/section/articles").
        #expect(
            ids(before["articles/feed.xml"]) == [
                "urn:uuid:be381130-bdbd-5f71-97ae-33794537d44f",
                "tag:www.example.org,2026-02-05:center/articles/b.md",
                "tag:www.example.org,2026-01-05:center/articles/a.md",
            ]
        )
        let feeds = ["feed.xml", "articles/feed.xml", "tags/one/feed.xml", "tags/two/feed.xml"]
        #expect(Set(feeds.map { ids(before[$0]).first }).count == feeds.count)
    }
}
