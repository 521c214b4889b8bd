import HavenSite
import HavenTestSupport
import Testing

/// Templates that print lists and nothing else, so that their order can be read.
private let plainTemplates = [
    "Templates/home.html": "{% for p in page.subsections %}[{{ p.title }}]{% endfor %}",
    "Templates/section.html":
        "{% for p in page.pages %}{{ p.title }};{% endfor %}"
        + "{% if page.pager %}{{ page.pager.number }}/{{ page.pager.total }} {{ page.pager.next }}"
        + "{% endif %}",
    "Templates/article.html":
        "{% for p in page.breadcrumbs %}{{ p.url }} {% endfor %}| "
        + "{{ page.previous.title if page.previous }} < {{ page.title }} > "
        + "{{ page.next.title if page.next }} | "
        + "{% for p in page.related %}{{ p.title }} {% endfor %}",
    "Templates/taxonomy.html":
        "{% for t in page.all_terms %}{{ t.title }} {{ t.count }} {{ t.url }};{% endfor %}",
    "Templates/term.html": "{% for p in page.pages %}{{ p.title }};{% endfor %}",
]

private func article(_ title: String, _ lines: String...) -> String {
    "---\ntitle: \(title)\n\(lines.map { $0 + "\n" }.joined())---\nText.\n"
}

@Suite struct `The lists of a site` {
    private func build(
        _ files: [String: String],
        _ change: (inout BuildOptions) -> Void = { _ in }
    ) throws -> BuiltSite {
        let site = try SiteFixture(plainTemplates.merging(files) { _, own in own }).build(change)
        #expect(site.report.isSuccess, "\(site.messages)")
        return site
    }

    @Test func `show weights first, then the newest, then by path`() throws {
        let site = try build([
            "Content/articles/a.md": article("Old", "date: 2026-01-01"),
            "Content/articles/b.md": article("New", "date: 2026-03-01"),
            "Content/articles/c.md": article("Second", "weight: 20"),
            "Content/articles/d.md": article("First", "weight: 10", "date: 2020-01-01"),
            "Content/articles/f.md": article("Also new", "date: 2026-03-01"),
            "Content/articles/e.md": article("Undated"),
        ])
        #expect(site["articles/index.html"] == "First;Second;New;Also new;Old;Undated;")
    }

    @Test func `link each article to its older and newer neighbour`() throws {
        let site = try build([
            "Content/articles/a.md": article("A", "date: 2026-01-01"),
            "Content/articles/b.md": article("B", "date: 2026-02-01"),
            "Content/articles/deep/c.md": article("C", "date: 2026-01-15"),
        ])
        #expect(site["articles/a/index.html"] == "/ /articles/ |  < A > B | B C ")
        #expect(site["articles/b/index.html"] == "/ /articles/ | A < B >  | C A ")
        #expect(
            site["articles/deep/c/index.html"] == "/ /articles/ /articles/deep/ |  < C >  | B A "
        )
        #expect(site["index.html"] == "[Articles]")
    }

    @Test func `are cut into parts`() throws {
        var files = [
            "Content/site.yaml": SiteFixture.settings + "pagination: 2\n",
            "Content/articles/_index.md": article("Articles"),
        ]
        for number in 1...5 {
            files["Content/articles/\(number).md"] = article("\(number)", "weight: \(number)")
        }
        let site = try build(files)
        #expect(site["articles/index.html"] == "1;2;1/3 /articles/page/2/")
        #expect(site["articles/page/2/index.html"] == "3;4;2/3 /articles/page/3/")
        #expect(site["articles/page/3/index.html"] == "5;3/3 None")
        #expect(site.files["articles/page/4/index.html"] == nil)
        #expect(site.files["articles/page/1/index.html"] == nil)
    }

    @Test func `gather terms by their slug`() throws {
        let site = try build([
            "Content/articles/a.md": article("A", "date: 2026-01-01", "tags: [Self-care, family]"),
            "Content/articles/b.md": article("B", "date: 2026-02-01", "tags: Self-care"),
        ])
        #expect(
            site["tags/index.html"] == "family 1 /tags/family/;Self-care 2 /tags/self-care/;"
        )
        #expect(site["tags/self-care/index.html"] == "B;A;")
        #expect(site.files.keys.filter { $0.hasPrefix("categories") }.isEmpty)
    }

    @Test func `relate articles by their rarest terms, then the newest, then by path`() throws {
        let site = try build([
            "Content/articles/a.md": article("A", "date: 2026-01-01", "tags: [common, rare]"),
            "Content/articles/b.md": article("B", "date: 2026-05-01", "tags: [common]"),
            "Content/articles/c.md": article("C", "date: 2026-04-01", "tags: [common]"),
            "Content/articles/d.md": article("D", "date: 2020-01-01", "tags: [rare]"),
            "Content/articles/e.md": article("E", "date: 2026-04-01", "tags: [common]"),
            "Content/articles/f.md": article("F", "date: 2026-06-01"),
        ])
        #expect(site["articles/a/index.html"].hasSuffix("| D B C "))
        // Nothing is related to it, so the newest stand in.
        #expect(site["articles/f/index.html"].hasSuffix("| B C E "))
    }

    @Test func `are the same below a sub-path, but for their links`() throws {
        let files = ["Content/articles/a.md": article("A", "date: 2026-01-01", "tags: [x]")]
        let site = try build(files) { $0.baseURL = SiteURL(parsing: "https://e.org/center") }
        #expect(site["articles/a/index.html"] == "/center/ /center/articles/ |  < A >  | ")
        #expect(site["tags/index.html"] == "x 1 /center/tags/x/;")
    }
}
