import HavenSite
import HavenTestSupport
import Testing

@Suite struct `The address of a page` {
    @Test func `comes from its place, its slug or its url`() throws {
        let site = try SiteFixture([
            "Content/About Us.md": "---\ntitle: About\n---\nText.\n",
            "Content/articles/_index.md": "---\ntitle: Articles\nslug: read\n---\n",
            "Content/articles/Mom’s day.md": "---\ntitle: A\n---\nText.\n",
            "Content/articles/b.md": "---\ntitle: B\nslug: other-name\n---\nText.\n",
            "Content/articles/c.md": "---\ntitle: C\nurl: /help/now/\n---\nText.\n",
            "Content/articles/d/index.md": "---\ntitle: D\n---\n![A picture](pic%20one.png)\n",
            "Content/articles/d/pic one.png": "picture",
            "Content/static/.well-known/security.txt": "Contact: x\n",
            "Content/media/m.png": "picture",
        ]).build()
        #expect(site.report.isSuccess, "\(site.messages)")
        let pages = site.files.keys.filter { !$0.hasSuffix(".xml") && !$0.hasPrefix("assets") }
        #expect(
            pages.sorted() == [
                ".well-known/security.txt", "404.html", "about-us/index.html",
                "accessibility/index.html", "help/now/index.html", "index.html", "media/m.png",
                "privacy/index.html", "read/d/index.html", "read/d/pic one.png",
                "read/index.html", "read/moms-day/index.html", "read/other-name/index.html",
                "robots.txt", "safety/index.html", "site-map/index.html", "site.webmanifest",
            ]
        )
        #expect(site["read/d/index.html"].contains(#"src="/read/d/pic%20one.png""#))
    }

    @Test func `that it had before leads to the new one`() throws {
        let site = try SiteFixture([
            "Content/articles/a.md":
                "---\ntitle: A\naliases: [/old/, /older.html, /oldest]\n---\nText.\n"
        ]).build()
        for path in ["old/index.html", "older.html", "oldest/index.html"] {
            #expect(site[path].contains(#"content="0; url=/articles/a/""#))
            #expect(site[path].contains(#"rel="canonical" href="https://example.org/articles/a/""#))
        }
    }

    @Test func `is found from links of every form`() throws {
        let site = try SiteFixture([
            "Templates/article.html": "{{ page.body }}",
            "Content/articles/a.md": """
            ---
            title: A
            ---
            ## Part one

            [1](deep/b.md) [2](./deep/b.md#x) [3](/articles/deep/b.md) [4](/articles/deep/b/)
            [5](deep/) [6](#part-one) [7](/files/f.pdf) [8](../media/m.png) [9](resource:r)
            """,
            "Content/articles/deep/b.md": "---\ntitle: B\n---\n## X\n\n[up](../a.md#part-one)\n",
            "Content/static/files/f.pdf": "pdf",
            "Content/media/m.png": "picture",
            "Content/resources/lines.md":
                "---\ntitle: Lines\nkind: hotline\n---\n### R {#r}\n\n- Call: 211\n",
        ]).build()
        #expect(site.report.isSuccess, "\(site.messages)")
        let hrefs = site["articles/a/index.html"].split(separator: "\"").enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        #expect(
            hrefs == [
                "part-one", "/articles/deep/b/", "/articles/deep/b/#x", "/articles/deep/b/",
                "/articles/deep/b/", "/articles/deep/", "#part-one", "/files/f.pdf",
                "/media/m.png", "/resources/r/",
            ]
        )
    }
}
