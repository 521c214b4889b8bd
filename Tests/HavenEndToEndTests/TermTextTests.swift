import HavenSite
import HavenTestSupport
import Testing

@Suite struct `A term with a text` {
    private let templates = [
        "Templates/term.html":
            "{{ page.title }}|{{ page.body }}|{% for p in page.pages %}{{ p.title }};{% endfor %}",
        "Templates/taxonomy.html":
            "{{ page.title }}|{% for t in page.all_terms %}{{ t.title }} {{ t.url }};{% endfor %}",
        "Templates/author.html":
            "{{ page.title }}|{% for p in page.pages %}{{ p.title }};{% endfor %}|"
            + "{% for p in page.reviewed_pages %}{{ p.title }};{% endfor %}",
        "Templates/article.html":
            "{% for a in page.authors %}{{ a }} {{ a.credentials }} {{ a.url }};{% endfor %}"
            + "{% if page.reviewed %}{{ page.reviewed.by }} {{ page.reviewed.by.url }} "
            + "{{ page.reviewed.by.credentials }}{% endif %}",
    ]

    private func build(_ files: [String: String]) throws -> BuiltSite {
        let site = try SiteFixture(templates.merging(files) { _, own in own }).build()
        #expect(site.report.isSuccess, "\(site.messages)")
        return site
    }

    @Test func `is titled by it, and exists without pages`() throws {
        let site = try build([
            "Content/tags/_index.md": "---\ntitle: All topics\n---\n",
            "Content/tags/self-care.md": "---\ntitle: Taking care of yourself\n---\nA *text*.\n",
            "Content/tags/unused.md": "---\ntitle: Not used yet\n---\n",
            "Content/articles/a.md":
                "---\ntitle: A\ntags: [Self-care, Other]\n---\n[x](../tags/self-care.md)\n",
        ])
        #expect(
            site["tags/self-care/index.html"]
                == "Taking care of yourself|<p>A <em>text</em>.</p>\n|A;"
        )
        #expect(site["tags/unused/index.html"] == "Not used yet||")
        #expect(
            site["tags/index.html"]
                == "All topics|Not used yet /tags/unused/;Other /tags/other/;"
                + "Taking care of yourself /tags/self-care/;"
        )
        #expect(site.files["tags/other/index.html"] != nil)
    }

    @Test func `that is kept back keeps its page back, and the term from all pages`() throws {
        let files = [
            "Content/tags/secret.md": "---\ntitle: A secret\ndraft: true\n---\nNot yet.\n",
            "Content/categories/_index.md": "---\ntitle: Categories\ndraft: true\n---\n",
            "Content/articles/a.md":
                "---\ntitle: A\ntags: [secret, open, A secret]\ncategories: [x]\n---\n",
            "Templates/article.html":
                "{% for t in page.terms.tags %}{{ t.title }};{% endfor %}"
                + "{{ page.terms.categories|length }}",
        ]
        let site = try build(files)
        #expect(site["articles/a/index.html"] == "open;0")
        #expect(site.files["tags/secret/index.html"] == nil)
        #expect(site.files.keys.filter { $0.hasPrefix("categories") }.isEmpty)
        let drafts = try SiteFixture(templates.merging(files) { _, own in own }).build {
            $0.showsUnpublished = true
        }
        #expect(drafts["articles/a/index.html"] == "A secret;open;1")
    }

    @Test func `of all terms is there before there are any`() throws {
        let site = try build(["Content/tags/_index.md": "---\ntitle: All topics\n---\n"])
        #expect(site["tags/index.html"] == "All topics|")
    }

    @Test func `is an author whom articles name by file or by name`() throws {
        let site = try build([
            "Content/authors/alex.md":
                "---\ntitle: Alex Example\ncredentials: MSW\n---\nAbout Alex.\n",
            "Content/authors/jordan.md": "---\ntitle: Jordan Example\ncredentials: MD\n---\n",
            "Content/articles/a.md":
                "---\ntitle: A\nauthors: [alex]\nreviewed: {by: Jordan Example, date: 2026-01-05}\n---\n",
            "Content/articles/b.md":
                "---\ntitle: B\nauthor: Alex Example\nreviewed: {by: Somebody}\n---\n",
            "Content/articles/c.md": "---\ntitle: C\nauthor: Guest\nreviewed: {by: jordan}\n---\n",
        ])
        #expect(site.report.diagnostics.isEmpty, "\(site.messages)")
        #expect(
            site["articles/a/index.html"]
                == "Alex Example MSW /authors/alex/;Jordan Example /authors/jordan/ MD"
        )
        #expect(
            site["articles/b/index.html"] == "Alex Example MSW /authors/alex/;Somebody None None"
        )
        #expect(site["articles/c/index.html"].hasPrefix("Guest None /authors/guest/;"))
        #expect(site["authors/alex/index.html"] == "Alex Example|A;B;|")
        #expect(site["authors/jordan/index.html"] == "Jordan Example||A;C;")
        #expect(site["authors/guest/index.html"] == "Guest|C;|")
    }
}
