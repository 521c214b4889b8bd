import HavenSite
import Testing

@Suite struct `The URL of a site` {
    @Test(arguments: [
        ("https://example.org", "https://example.org", "/"),
        ("https://Example.ORG/", "https://example.org", "/"),
        ("https://example.org/center", "https://example.org", "/center/"),
        ("http://localhost:8080/a/b/", "http://localhost:8080", "/a/b/"),
        ("https://example.org/caf%C3%A9/", "https://example.org", "/caf%C3%A9/"),
    ])
    func `is an origin and a base path`(text: String, origin: String, base: String) throws {
        let url = try #require(SiteURL(parsing: text))
        #expect(url.origin == origin)
        #expect(url.basePath == base)
    }

    @Test(arguments: [
        "", "example.org", "ftp://example.org/", "https://", "https:///x", "https://e.org/?q",
        "https://e.org/#f", "https://e.org/a//b", "https://e.org/../", "https://e org/",
        "//example.org/", "https://user@e.org/", "https://e.org/%2e%2e/", "https://e.org/a/.%2E",
        "https://e.org/%2E/a/",
    ])
    func `is absolute, with http or https, and nothing behind the path`(text: String) {
        #expect(SiteURL(parsing: text) == nil)
    }

    @Test func `writes links with the base path, percent-encoded`() throws {
        let url = try #require(SiteURL(parsing: "https://example.org/center/"))
        let page = try #require(Permalink("/articles/über uns/"))
        #expect(url.href(page) == "/center/articles/%C3%BCber%20uns/")
        #expect(url.absolute(page) == "https://example.org/center/articles/%C3%BCber%20uns/")
        #expect(url.href(.home, fragment: "a b") == "/center/#a%20b")
    }

    @Test(arguments: [("a%20b", "a b"), ("%C3%BC", "ü"), ("plain", "plain")])
    func `decodes escapes`(text: String, decoded: String) {
        #expect(SiteURL.decoded(text) == decoded)
    }

    @Test(arguments: ["%", "%2", "%zz", "%FF"])
    func `refuses malformed escapes`(text: String) {
        #expect(SiteURL.decoded(text) == nil)
    }
}
