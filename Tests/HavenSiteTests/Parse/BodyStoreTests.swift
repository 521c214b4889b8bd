import Testing

@testable import HavenSite

@Suite struct `The body store` {
    @Test func `gives back what many threads put in, and leaves no file`() throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder(".haven")
        // What a killed build left.
        try folder.write("old", to: ".haven/bodies")
        let store = try BodyStore(project: folder.path)
        #expect(folder.tree(".haven").isEmpty)
        let bodies = (0..<2000).map { number in
            [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: number % 301)
        }
        let references = try bodies.concurrentMap(chunk: 5) { try store.append($0) }
        let read = try references.concurrentMap(chunk: 5) { try store.read($0) }
        #expect(read == bodies)
    }

    @Test func `says where it could not be made`() throws {
        let folder = try TemporaryFolder()
        let failure = #expect(throws: EnvironmentFailure.self) {
            try BodyStore(project: folder.path)
        }
        #expect(
            failure?.description
                == "could not create '\(folder / ".haven/bodies")': no such file or folder; check the path"
        )
    }
}
