import HavenSite
import Testing

@Suite struct `Cutting a list into parts` {
    @Test(arguments: [
        (0, [0..<0]), (1, [0..<1]), (20, [0..<20]), (21, [0..<20, 20..<21]),
        (60, [0..<20, 20..<40, 40..<60]),
    ])
    func `leaves out nothing and shows nothing twice`(count: Int, ranges: [Range<Int>]) {
        let parts = ListPart.parts(count: count, size: 20)
        #expect(parts.map(\.range) == ranges)
        #expect(parts.map(\.number) == Array(1...ranges.count))
        #expect(parts.allSatisfy { $0.total == ranges.count && $0.count == count })
    }

    @Test func `keeps the first part at the address of the list`() throws {
        let list = try #require(Permalink("/articles/"))
        #expect(ListPart.permalink(of: 1, at: list).path == "/articles/")
        #expect(ListPart.permalink(of: 3, at: list).path == "/articles/page/3/")
    }
}
