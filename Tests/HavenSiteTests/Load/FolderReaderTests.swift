import HavenDiagnostics
import Testing

@testable import HavenSite

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

@Suite struct `Reading a project` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func list(_ root: String = "Content") throws -> FolderReader.Listing {
        try #require(try FolderReader(project: folder.path).list(root))
    }

    private func reports(_ listing: FolderReader.Listing) -> [String] {
        listing.diagnostics.map { "\($0.location?.path ?? "") \($0.id.rawValue)" }
    }

    @Test func `lists all files by the bytes of their paths`() throws {
        for path in ["b.md", "a/x.md", "a-b.md", "a.md", ".hidden", "a/.dot/y", "é.md", "Z.md"] {
            try folder.write(path, to: "Content/" + path)
        }
        try folder.makeFolder("Content/empty")
        let listing = try list()
        #expect(
            listing.entries.map(\.path) == [
                "Content/.hidden", "Content/Z.md", "Content/a-b.md", "Content/a.md",
                "Content/a/.dot/y", "Content/a/x.md", "Content/b.md", "Content/é.md",
            ]
        )
        #expect(
            listing.entries.allSatisfy {
                $0.kind == .file && $0.stamp.modification > 1_600_000_000_000_000_000
            }
        )
        #expect(listing.entries.map(\.size) == [7, 4, 6, 4, 8, 6, 4, 5].map { $0 })
        #expect(listing.diagnostics.isEmpty)
    }

    @Test func `follows links to files inside and reports the others`() throws {
        let outside = try TemporaryFolder()
        try outside.write("secret", to: "secret.txt")
        try folder.write("12345", to: "shared/picture.png")
        try folder.link("Content-link", to: "Content")
        try folder.makeFolder("Content/sub")
        try folder.link("Content/inside.png", to: "../shared/picture.png")
        try folder.link("Content/chain.png", to: "inside.png")
        try folder.link("Content/absolute.png", to: folder / "shared/picture.png")
        try folder.link("Content/outside.txt", to: outside / "secret.txt")
        try folder.link("Content/broken.md", to: "nowhere.md")
        try folder.link("Content/circle", to: "circle")
        try folder.link("Content/sub/up", to: "..")
        try folder.link("Content/project", to: "../")
        try folder.link("Content/through", to: folder / "shared/picture.png/x")
        let listing = try list()
        #expect(
            listing.entries.map(\.path)
                == ["Content/absolute.png", "Content/chain.png", "Content/inside.png"]
        )
        #expect(
            listing.entries.allSatisfy {
                $0.kind == .symbolicLink(target: "shared/picture.png") && $0.size == 5
            }
        )
        #expect(
            reports(listing) == [
                "Content/broken.md link-outside-project", "Content/circle link-outside-project",
                "Content/outside.txt link-outside-project", "Content/project link-to-folder",
                "Content/sub/up link-to-folder", "Content/through link-outside-project",
            ]
        )
        #expect(
            listing.diagnostics.allSatisfy { $0.severity == .error && $0.location?.range == nil }
        )
        #expect(try list("Content-link").entries.count == 3)
    }

    @Test func `does not take a folder whose name begins alike for the project`() throws {
        try folder.write("x", to: "project/Content/a.md")
        try folder.write("x", to: "project-other/b.md")
        try folder.link("project/Content/b.md", to: folder / "project-other/b.md")
        let listing = try #require(
            try FolderReader(project: folder / "project").list("Content")
        )
        #expect(reports(listing) == ["Content/b.md link-outside-project"])
    }

    @Test func `reports pipes and names that are not UTF-8`() throws {
        try folder.makeFolder("Content")
        #expect(unsafe mkfifo(folder / "Content/pipe", 0o644) == 0)
        let bad =
            Array((folder / "Content/").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
        #expect(unsafe mkdir(bad, 0o755) == 0)
        let listing = try list()
        #expect(
            reports(listing) == ["Content/pipe special-file", "Content/\u{FFFD} name-not-utf8"]
        )
        #expect(listing.entries.map(\.kind) == [.other])
        #expect(unsafe rmdir(bad) == 0)
        let failure = #expect(throws: EnvironmentFailure.self) {
            try FolderReader(project: folder.path).read("Content/pipe", maximumBytes: 10)
        }
        #expect(failure?.description.contains("it is a socket, a pipe or a device") == true)
    }

    @Test func `says nothing of a folder that is not there and fails on a file in its place`()
        throws
    {
        try folder.write("x", to: "file")
        let reader = try FolderReader(project: folder.path)
        #expect(try reader.list("Templates") == nil)
        #expect(throws: EnvironmentFailure.self) { try reader.list("file") }
        #expect(throws: EnvironmentFailure.self) { try FolderReader(project: folder / "none") }
    }

    @Test func `reads up to a limit and not a byte more`() throws {
        try folder.write("12345", to: "Content/a.md")
        try folder.write("", to: "Content/empty.md")
        let reader = try FolderReader(project: folder.path)
        #expect(try reader.read("Content/a.md", maximumBytes: 5) == .bytes(Array("12345".utf8)))
        #expect(try reader.read("Content/a.md", maximumBytes: 4) == .tooLarge(size: 5))
        #expect(try reader.read("Content/empty.md", maximumBytes: 0) == .bytes([]))
        let failure = #expect(throws: EnvironmentFailure.self) {
            try reader.read("Content/none.md", maximumBytes: 4)
        }
        #expect(
            failure?.description
                == "could not read '\(folder / "Content/none.md")': no such file or folder; check the path"
        )
    }

    @Test func `does not read a huge file to find it too large`() throws {
        try folder.makeFolder("Content")
        // A file of 8 GB that takes no space.
        let path = folder / "Content/huge.md"
        #expect(unsafe truncate(path, 0) == -1)
        try folder.write("x", to: "Content/huge.md")
        #expect(unsafe truncate(path, 8 << 30) == 0)
        let reader = try FolderReader(project: folder.path)
        #expect(
            try reader.read("Content/huge.md", maximumBytes: 1 << 20) == .tooLarge(size: 8 << 30)
        )
    }
}
