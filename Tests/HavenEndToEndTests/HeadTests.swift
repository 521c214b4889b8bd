import HavenSite
import HavenTestSupport
import Testing

/// What browsers and networks find in the head of a page, and the files it names.
@Suite struct `The head of a page` {
    private let settings = """
        format: 1
        title: Test Site
        url: https://example.org/
        language: es-MX
        share_image: {src: media/all.png, alt: "For \\"all\\""}

        """

    private func files(_ settings: String) -> [String: String] {
        [
            "Content/site.yaml": settings,
            "Content/media/all.png": "png", "Content/media/own.JPG": "jpg",
            "Content/media/drawing.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "Content/articles/_index.md": "---\ntitle: Articles\n---\n",
            "Content/articles/own.md": """
            ---
            title: Own
            date: 2026-01-05
            lastmod: 2026-02-05 10:00
            authors: [Alex]
            tags: [One]
            image: {src: ../media/own.JPG, alt: An own one}
            ---
            Text.
            """,
            "Content/articles/drawing.md":
                "---\ntitle: Drawing\nimage: {src: ../media/drawing.svg, alt: A drawing}\n---\nText.\n",
        ]
    }

    /// The properties of Open Graph and of X cards as `name=content`.
    private func cards(_ page: String) -> [String] {
        page.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
            guard line.contains("<meta "), parts.count == 5,
                ["og:", "article:", "twitter:"].contains(where: parts[1].hasPrefix)
            else { return nil }
            return "\(parts[1])=\(parts[3])"
        }
    }

    private func build(_ settings: String) throws -> BuiltSite {
        let site = try SiteFixture(files(settings)).build()
        // The texts of the theme are English.
        #expect(site.report.isSuccess, "\(site.messages)")
        return site
    }

    @Test func `tells networks about an article`() throws {
        let site = try build(settings)
        #expect(
            cards(site["articles/own/index.html"]) == [
                "og:type=article", "og:site_name=Test Site", "og:title=Own",
                "og:url=https://example.org/articles/own/", "og:locale=es_MX",
                "og:description=Text.", "og:image=https://example.org/media/own.JPG",
                "og:image:alt=An own one", "article:published_time=2026-01-05",
                "article:modified_time=2026-02-05T10:00:00Z",
                "article:author=https://example.org/authors/alex/", "article:section=Articles",
                "article:tag=One", "twitter:card=summary_large_image",
                "twitter:image=https://example.org/media/own.JPG", "twitter:image:alt=An own one",
            ]
        )
    }

    @Test func `offers the picture of the site instead of a drawing`() throws {
        let site = try build(settings)
        for page in ["articles/drawing/index.html", "index.html"] {
            let cards = cards(site[page])
            #expect(cards.contains("og:image=https://example.org/media/all.png"), "\(page)")
            #expect(cards.contains("twitter:image:alt=For &#34;all&#34;"), "\(page) \(cards)")
        }
        #expect(cards(site["index.html"]).contains("og:title=Test Site"))
    }

    @Test func `offers no picture where there is none to show`() throws {
        let site = try build("format: 1\ntitle: Test Site\nurl: https://example.org/\n")
        let cards = cards(site["articles/drawing/index.html"])
        #expect(cards.contains("twitter:card=summary"))
        #expect(!cards.contains { $0.hasPrefix("og:image") || $0.hasPrefix("twitter:image") })
        #expect(!cards.contains { $0.hasPrefix("og:locale") }, "no place is known")
    }

    @Test func `takes the place of its locale from the center`() throws {
        let site = try build(
            "format: 1\ntitle: T\nurl: https://example.org/\n"
                + "center: {locations: [{name: Main, country: us}]}\n"
        )
        #expect(cards(site["index.html"]).contains("og:locale=en_US"))
    }

    @Test func `names icons and the manifest, below a sub-path too`() throws {
        let site = try SiteFixture(files(settings)).build {
            $0.baseURL = SiteURL(parsing: "https://example.org/center/")
        }
        let page = site["articles/own/index.html"]
        #expect(page.contains(#"<link rel="manifest" href="/center/site.webmanifest">"#))
        let manifest = site["site.webmanifest"]
        #expect(manifest.contains(#""scope": "/center/""#))
        for name in ["icon.svg", "icon-180.png", "icon-192.png", "icon-512.png"] {
            let parts = name.split(separator: ".")
            let path = try #require(
                site.files.keys.first {
                    $0.hasPrefix("assets/\(parts[0])-") && $0.hasSuffix(".\(parts[1])")
                        && $0.utf8.count == "assets/\(name)-0123456789".utf8.count
                }
            )
            let users = name == "icon-180.png" ? page : manifest
            #expect(users.contains("\"/center/\(path)\""), "\(path)")
        }
        #expect(
            site.files.first { $0.key.hasPrefix("assets/icon-512-") }?.value.prefix(4)
                == [0x89, 0x50, 0x4E, 0x47]
        )
    }

    @Test func `has the integrity of what it loads`() throws {
        let site = try SiteFixture([
            "Templates/assets/site.css": "abc",
            "Templates/home.html":
                "<!doctype html><title>x</title><link rel=\"stylesheet\" href=\"{{ url('assets/site.css') }}\" integrity=\"{{ integrity('/assets/site.css') }}\">{{ url('/assets/site.css', absolute=true) }}",
        ]).build()
        #expect(site.report.isSuccess, "\(site.messages)")
        #expect(
            site["index.html"]
                == "<!doctype html><title>x</title><link rel=\"stylesheet\" href=\"/assets/site-ba7816bf8f.css\" integrity=\"sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn\">https://example.org/assets/site-ba7816bf8f.css"
        )
        #expect(site["assets/site-ba7816bf8f.css"] == "abc")
    }
}
