import Testing

@testable import HavenSite

@Suite struct `A link` {
    private func target(
        _ url: String,
        page: String = "articles/trust/index.html",
        site: String = "https://example.org/center/",
        base: String? = nil
    ) throws -> String {
        let resolver = try #require(LinkResolver(baseURL: site))
        switch resolver.resolve(url, page: try OutputPath(page), base: base) {
        case .inside(let path, let fragment): return "\(path)" + (fragment.map { "#" + $0 } ?? "")
        case .outsideBase(let path): return "outside \(path)"
        case .external(let host): return "external \(host)"
        case .other(let scheme): return "other \(scheme)"
        case .malformed: return "malformed"
        }
    }

    @Test(arguments: [
        ("", "articles/trust/index.html"), ("#a", "articles/trust/index.html#a"),
        ("?q=1#a", "articles/trust/index.html#a"), ("x.html", "articles/trust/x.html"),
        (".", "articles/trust/"), ("./", "articles/trust/"), ("..", "articles/"),
        ("../", "articles/"),
        ("../other/#b", "articles/other/#b"), ("../../", ""), ("../../..", "outside /"),
        ("../../../../x", "outside /x"), ("/center/", ""), ("/center", "outside /center"),
        ("/center/a/../b", "b"), ("/center/a/%2e%2E/b", "b"), ("/centers/", "outside /centers/"),
        ("/", "outside /"), ("/center/a%20b/%C3%A9.pdf", "a b/é.pdf"), ("/center/100%", "100%"),
        ("/center/a?b#c?d", "a#c?d"), ("\\center\\a", "a"), ("/center/a/./b/", "a/b/"),
        ("/center//a", "/a"),
        ("https://example.org/center/a/", "a/"), ("HTTPS://EXAMPLE.org:443/center/a", "a"),
        ("http://example.org/center/a", "a"), ("//example.org/center/a", "a"),
        ("https://example.org", "outside /"), ("https://example.org/x", "outside /x"),
        ("https://user@example.org/center/a", "a"),
        ("https://example.org:8080/center/", "external example.org:8080"),
        ("https://other.org/center/", "external other.org"), ("//other.org", "external other.org"),
        ("\\\\other.org/x", "external other.org"), ("https://other.org?x", "external other.org"),
        ("https:x", "malformed"), ("https://", "malformed"), ("///x", "malformed"),
        ("mailto:a@b.c", "other mailto"), ("tel:988", "other tel"), ("DATA:,x", "other data"),
        ("javascript:alert(1)", "other javascript"), ("a:b", "other a"),
        ("1a:b", "articles/trust/1a:b"),
        ("./a:b", "articles/trust/a:b"), ("#a:b", "articles/trust/index.html#a:b"),
    ])
    func `leads where a browser goes`(url: String, expected: String) throws {
        #expect(try target(url) == expected)
    }

    @Test func `follows the base of its page`() throws {
        #expect(try target("x", base: "/center/b/c") == "b/x")
        #expect(try target("x", base: "../") == "articles/x")
        #expect(try target("x", base: "https://other.org/") == "external other.org")
        #expect(try target("/center/x", base: "b/") == "x")
        #expect(try target("x", base: "mailto:a") == "articles/trust/x")
    }

    @Test func `of a site at the root needs no prefix`() throws {
        #expect(try target("/a/", site: "https://example.org") == "a/")
        #expect(try target("../../../a/", site: "http://EXAMPLE.org:80/?x#y") == "a/")
    }

    @Test(arguments: ["", "/", "example.org", "mailto:a@b.c", "https://", "x/y"])
    func `needs a site with an address`(url: String) {
        #expect(LinkResolver(baseURL: url) == nil)
    }
}
