import Testing

@testable import HavenSite

@Suite struct `The manifest` {
    @Test func `has the documented form and reads it back`() throws {
        let record = OutputManifest.Record(hash: ContentHash(high: 1, low: 255), size: 12)
        let manifest = OutputManifest(
            files: [try OutputPath("b é.html"): record, try OutputPath("a/x"): record],
            folders: [try OutputPath("a")]
        )
        let body = """
            haven-manifest\t1
            folder\ta
            file\t000000000000000100000000000000ff\t12\ta/x
            file\t000000000000000100000000000000ff\t12\tb é.html

            """
        let text = String(decoding: manifest.bytes, as: UTF8.self)
        #expect(text == body + "end\t\(ContentHash(Array(body.utf8)).hex)\n")
        #expect(try OutputManifest(parsing: manifest.bytes) == manifest)
        #expect(try OutputManifest(parsing: OutputManifest().bytes) == OutputManifest())
    }

    @Test func `with any byte cut off or changed is damaged`() throws {
        let record = OutputManifest.Record(hash: ContentHash(high: 1, low: 255), size: 12)
        let bytes = OutputManifest(files: [try OutputPath("a/x"): record]).bytes
        for count in 0..<bytes.count {
            #expect(throws: OutputManifest.Problem.damaged, "\(count)") {
                try OutputManifest(parsing: Array(bytes[..<count]))
            }
        }
        // The version is read first, so that a later form is told from damage.
        let version = "haven-manifest\t".utf8.count
        for index in bytes.indices where index != version {
            var changed = bytes
            changed[index] ^= 0x01
            #expect(throws: (any Error).self, "\(index)") {
                try OutputManifest(parsing: changed)
            }
        }
    }

    @Test(arguments: [
        "file\t000000000000000100000000000000ff\t12\t../x", "file\tx\t12\ta", "folder\t/a",
        "other\ta",
        "file\t000000000000000100000000000000ff\t12\t.haven-manifest", "",
    ])
    func `never names what may not be touched, even if its hash is right`(line: String) {
        let body = "haven-manifest\t1\n\(line)\n"
        let text = body + "end\t\(ContentHash(Array(body.utf8)).hex)\n"
        #expect(throws: OutputManifest.Problem.damaged) {
            try OutputManifest(parsing: Array(text.utf8))
        }
    }
}
