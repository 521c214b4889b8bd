import HavenSite
import HavenTestSupport
import Testing

@Suite struct `A project's own templates` {
    private let article = ["Content/articles/a.md": "---\ntitle: A\n---\nText.\n"]

    @Test func `replace the default theme file by file`() throws {
        let site = try SiteFixture(
            article.merging(["Templates/article.html": "only {{ page.title }}"]) { _, new in new }
        ).build()
        #expect(site["articles/a/index.html"] == "only A")
        #expect(site["index.html"].contains("<!DOCTYPE html>"))
    }

    @Test func `may build on the original`() throws {
        let site = try SiteFixture(
            article.merging([
                "Templates/article.html":
                    "{% extends 'haven:article.html' %}{% block content %}<b>mine</b>{{ super() }}"
                    + "{% endblock %}"
            ]) { _, new in new }
        ).build()
        #expect(site.report.isSuccess, "\(site.messages)")
        #expect(site["articles/a/index.html"].contains("<b>mine</b>"))
        #expect(site["articles/a/index.html"].contains("<p>Text.</p>"))
    }

    @Test func `may change single texts and add files`() throws {
        let site = try SiteFixture(
            article.merging([
                "Templates/strings/en.yaml": "skip: Straight to the text\n",
                "Templates/assets/own.css": "body { color: black }\n",
                "Templates/.draft.html": "{{ broken",
            ]) { _, new in new }
        ).build()
        #expect(site.report.isSuccess, "\(site.messages)")
        #expect(site["articles/a/index.html"].contains("Straight to the text"))
        #expect(
            site.files.filter { $0.key.hasPrefix("assets/own-") }.map(\.value) == [
                Array("body { color: black }\n".utf8)
            ]
        )
        #expect(site.files.keys.contains { $0.hasPrefix("assets/site-") })
    }
}
