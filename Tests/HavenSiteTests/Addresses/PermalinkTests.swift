import HavenSite
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

    @Test func `has neighbours and children`() throws {
        let page = try #require(Permalink("/articles/"))
        #expect(page.folder(try #require(Slug(of: "Small steps"))).path == "/articles/small-steps/")
        #expect(page.file("feed.xml").path == "/articles/feed.xml")
    }
}
