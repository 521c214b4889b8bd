import HavenDiagnostics
import HavenSite
import Testing

@Suite struct `Taking stock of Content` {
    private func role(of path: String, among others: [String] = []) -> ContentFile.Role? {
        ContentInventory(paths: others + [path]).files.first { $0.path == path }?.role
    }

    @Test(arguments: [
        ("site.yaml", ContentFile.Role.configuration),
        ("_index.md", .sectionPage),
        ("articles/_index.md", .sectionPage),
        ("about.md", .page),
        ("articles/a/b.md", .page),
        ("articles/a/index.md", .bundlePage),
        ("resources/hotlines.md", .directory),
        ("resources/_index.md", .sectionPage),
        ("media/a.png", .media),
        ("static/CNAME", .staticFile),
        ("static/.well-known/security.txt", .staticFile),
        ("static/.htaccess", .staticFile),
        ("static/.DS_Store", .ignored("hidden file")),
        ("static/.gitkeep", .ignored("hidden file")),
        ("media/index.md", .media),
        ("articles/.draft.md", .ignored("hidden file")),
        (".git/config", .ignored("hidden file")),
        ("articles/a.md~", .ignored("backup file")),
        ("media/#a.md#", .ignored("backup file")),
        ("articles/a.md.BAK", .ignored("backup file")),
        ("Thumbs.db", .ignored("file of the system")),
    ])
    func `gives each file its part`(path: String, role: ContentFile.Role) {
        #expect(self.role(of: path) == role)
    }

    @Test func `lets files beside an index.md belong to it, at any depth`() {
        let bundle = ["articles/trust/index.md"]
        #expect(
            role(of: "articles/trust/a/b.png", among: bundle)
                == .bundleFile(folder: "articles/trust")
        )
    }

    @Test(arguments: [
        (["notes.docx"], "unknown-file"), (["articles/a.png"], "unknown-file"),
        (["resources/groups.xlsx"], "unknown-file"), (["index.md"], "index-at-root"),
        (["a/index.md", "a/b.md"], "page-in-bundle"),
        (["a/index.md", "a/b/index.md"], "page-in-bundle"),
        (["resources/a/index.md"], "bundle-in-resources"),
    ])
    func `refuses what it does not understand`(paths: [String], id: String) {
        let inventory = ContentInventory(paths: paths + ["site.yaml"])
        #expect(inventory.diagnostics.map(\.id.rawValue) == [id])
    }

    @Test func `asks for the settings of the site`() {
        #expect(ContentInventory(paths: []).diagnostics.map(\.id.rawValue) == ["site-missing"])
    }

    @Test func `does not depend on the order of paths`() {
        let paths = ["site.yaml", "b.md", "a/index.md", "a/x.png", "_index.md"]
        #expect(
            ContentInventory(paths: paths).files == ContentInventory(paths: paths.reversed()).files
        )
    }
}
