import HavenDiagnostics
import Testing

@testable import HavenSite

#if canImport(Glibc)
import Glibc
#endif

@Suite struct `The lock of a build` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func failure(project: String = "", output: String) -> String? {
        do {
            _ = try BuildLock.acquire(
                project: project.isEmpty ? folder.path : folder / project,
                output: output
            )
            return nil
        } catch {
            return (error as? EnvironmentFailure)?.description
        }
    }

    @Test func `turns a second build of the project away and names the first`() throws {
        let lock = try BuildLock.acquire(project: folder.path, output: folder / "Output")
        let message = failure(output: folder / "Other")
        #expect(
            message == "another build of this project is running (process \(getpid())); "
                + "wait until it has ended and build again"
        )
        #expect(folder.tree("")["Other/"] == nil)
        withExtendedLifetime(lock) {}
    }

    @Test func `turns another project away from the same output folder`() throws {
        try folder.makeFolder("one")
        try folder.makeFolder("two")
        let lock = try BuildLock.acquire(project: folder / "one", output: folder / "Output")
        let message = failure(project: "two", output: folder / "Output")
        #expect(message?.hasPrefix("another build is writing to the output folder '") == true)
        #expect(failure(project: "two", output: folder / "Elsewhere") == nil)
        withExtendedLifetime(lock) {}
    }

    @Test func `is free again when its value ends`() throws {
        for _ in 0..<3 { #expect(failure(output: folder / "Output") == nil) }
    }

    @Test(arguments: [
        ("", "is empty"), (".", "is or holds the project"), ("..", "is or holds the project"),
        ("Content", "and 'Content' may not lie in one another"),
        ("Content/Output", "and 'Content' may not lie in one another"),
        ("new/../Content/x", "could not find"),
        ("Templates/", "and 'Templates' may not lie in one another"),
        (".haven/Output", "and '.haven' may not lie in one another"),
        ("a-file", "is a file"), ("a-file/Output", "a part of the path is a file"),
        ("a-link", "is a symbolic link to '"), ("a-link/", "is a symbolic link to '"),
        ("to-content/x", "and 'Content' may not lie in one another"),
    ])
    func `refuses a bad place and changes nothing`(place: String, words: String) throws {
        try folder.write("x", to: "Content/a.md")
        try folder.write("x", to: "a-file")
        try folder.makeFolder("real")
        try folder.link("a-link", to: folder / "real")
        try folder.link("to-content", to: folder / "Content")
        let before = folder.tree("")
        let message = failure(output: place.isEmpty ? "" : folder / place)
        #expect(message?.contains(words) == true, "\(message ?? "no failure")")
        #expect(folder.tree("") == before)
    }

    @Test func `says that a project folder is missing`() {
        let message = failure(project: "none", output: folder / "Output")
        #expect(message?.contains("no such file or folder") == true, "\(message ?? "")")
    }
}

#if canImport(Glibc)
/// A small file system in memory, mounted for one test; needs a user who may mount.
private final class SmallDisk {
    let path: String

    init?(_ path: String, options: String) {
        self.path = path
        guard unsafe mount("none", path, "tmpfs", 0, options) == 0 else { return nil }
    }

    /// Makes the file system read-only.
    func protect() -> Bool {
        unsafe mount("none", path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), nil) == 0
    }

    deinit {
        _ = unsafe umount2(path, CInt(MNT_DETACH))
    }

    /// Whether this user may mount.
    static let isPossible: Bool = {
        guard let folder = try? TemporaryFolder() else { return false }
        return SmallDisk(folder.path, options: "size=64k") != nil
    }()
}

@Suite(.enabled(if: SmallDisk.isPossible, "needs the right to mount")) struct `A real disk` {
    private let site: SiteBuilder

    init() throws {
        site = SiteBuilder(folder: try TemporaryFolder())
    }

    @Test func `that is full is reported and keeps the old pages`() throws {
        try site.folder.makeFolder("Output")
        let disk = try #require(SmallDisk(site.folder / "Output", options: "size=256k"))
        try site.build(["index.html": "one"])
        let before = site.folder.tree("Output")
        let failure = #expect(throws: EnvironmentFailure.self) {
            try site.build(["index.html": "two", "big": String(repeating: "x", count: 400_000)])
        }
        #expect(
            failure?.description
                == "could not write '\(site.folder / "Output/big")': no space left on "
                + "the device; free some space and build again"
        )
        #expect(site.folder.tree("Output") == before)
        try site.build(["index.html": "two"])
        #expect(site.published == ["index.html": "two"])
        withExtendedLifetime(disk) {}
    }

    @Test func `that is read-only is reported before anything is done`() throws {
        try site.folder.makeFolder("Output")
        let disk = try #require(SmallDisk(site.folder / "Output", options: "size=256k"))
        try site.build(["index.html": "one"])
        #expect(disk.protect())
        let failure = #expect(throws: EnvironmentFailure.self) { try site.build(["a.html": "a"]) }
        #expect(failure?.description.contains("the file system is read-only") == true)
        #expect(site.published == ["index.html": "one"])
    }

    @Test func `that is another one than the project's is written to all the same`() throws {
        try site.folder.makeFolder("Output")
        let disk = try #require(SmallDisk(site.folder / "Output", options: "size=1m"))
        try site.build(["index.html": "one", "a/b.html": "b"])
        try site.build(["index.html": "two", "a/c.html": "c"])
        #expect(site.published == ["index.html": "two", "a/c.html": "c"])
        #expect(
            site.folder.tree("Output").keys.contains { $0.hasPrefix(".haven-staging") } == false
        )
        withExtendedLifetime(disk) {}
    }

    @Test func `that is mounted twice is written to all the same`() throws {
        try site.folder.makeFolder("Output")
        try site.folder.makeFolder("behind")
        // One device under two mounts: renaming from one to the other is refused by Linux.
        #expect(
            unsafe mount(
                site.folder / "behind",
                site.folder / "Output",
                nil,
                UInt(MS_BIND),
                nil
            ) == 0
        )
        defer { _ = unsafe umount2(site.folder / "Output", CInt(MNT_DETACH)) }
        try site.build(["index.html": "one", "a/b.html": "b"])
        #expect(site.folder.text("behind/a/b.html") == "b")
        #expect(
            site.folder.tree("behind").keys.contains { $0.hasPrefix(".haven-staging") } == false
        )
    }
}
#endif
