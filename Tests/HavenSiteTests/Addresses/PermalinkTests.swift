import HavenSite
import HavenTestRandom
import Testing

@Suite struct `A permalink` {
    @Test(arguments: [
        ("/", "index.html"), ("/a/b/", "a/b/index.html"), ("/404.html", "404.html"),
        ("/feed.xml", "feed.xml"),
    ])
    func `names a file of the output`(path: String, file: String) {
        #expect(Permalink(path)?.outputFile == file)
    }

    @Test(arguments: ["", "a", "a/", "//", "/a//b", "/../a", "/a/./b", "/a?b", "/a#b", "/a\\b"])
    func `starts at the root and stays below it`(path: String) {
        #expect(Permalink(path) == nil)
    }

    @Test func `is sound or not whether it is of ASCII or not`() {
        var random = SeededGenerator(seed: 4)
        let bytes = Array("/./a?#\\\0 ".utf8)
        for _ in 0..<3000 {
            let tail = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                bytes[Int.random(in: 0..<bytes.count, using: &random)]
            }
            let path = "/" + String(decoding: tail, as: UTF8.self)
            #expect((Permalink(path) == nil) == (Permalink("/é" + path) == nil), "\(path)")
        }
    }

    @Test func `keeps a mark that its first name starts with`() throws {
        let slug = try #require(Slug(of: "\u{301}x"))
        let page = Permalink.home.folder(slug)
        #expect(Array(page.outputFile.utf8) == Array("\u{301}x/index.html".utf8))
        let url = try #require(SiteURL(parsing: "https://example.org/"))
        #expect(url.href(page) == "/%CC%81x/")
    }

    @Test func `has neighbours and children`() throws {
        let page = try #require(Permalink("/articles/"))
        #expect(page.folder(try #require(Slug(of: "Small steps"))).path == "/articles/small-steps/")
        #expect(page.file("feed.xml").path == "/articles/feed.xml")
    }
}
