import Testing

@testable import HavenSite

@Suite struct `A file of the cache` {
    @Test(arguments: [0, 1, 3_000_000])
    func `has all that was written, however many pieces it took, and its hash`(count: Int) throws {
        let folder = try TemporaryFolder()
        let parent = try Descriptor(folder.path, .folderFollowing)
        var file = try CacheFile("a", in: parent)
        var expected = CacheWriter()
        for number in 0..<count {
            file.writer.write(number)
            expected.write(number)
            try file.spill()
        }
        let hash = try file.finish()
        let bytes = try #require(
            try Descriptor("a", in: parent, .read).readAll(limit: 1 << 26)
        )
        #expect(bytes == expected.bytes)
        #expect(hash == ContentHash(bytes))
    }
}
