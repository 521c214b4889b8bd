import HavenDiagnostics
import HavenTestRandom
import Testing

@testable import HavenSite

@Suite struct `Bytes of the cache` {
    @Test(arguments: [0, 1, -1, 63, 64, -64, -65, 1 << 40, .max, .min])
    func `give numbers back`(number: Int) throws {
        var writer = CacheWriter()
        writer.write(number)
        var reader = CacheReader(writer.finish())
        #expect(try reader.number() == number)
        #expect(reader.isAtEnd)
    }

    @Test func `give values of all kinds back in their order`() throws {
        var writer = CacheWriter(path: "Content/a.md")
        writer.write(true)
        writer.write("Überdosis")
        writer.write(String?.none)
        writer.write([
            HavenDiagnostics.SourceLocation(path: "Content/a.md", range: SourceRange(3, 9))
        ])
        writer.write(word: 0x0123_4567_89AB_CDEF)
        writer.write(HavenDiagnostics.SourceLocation(path: "Content/b.md"))
        var reader = CacheReader(writer.finish(), path: "Content/a.md")
        #expect(try reader.flag())
        #expect(try reader.text() == "Überdosis")
        #expect(try reader.optional(String.self) == nil)
        let places: [HavenDiagnostics.SourceLocation] = try reader.list()
        #expect(
            places == [
                HavenDiagnostics.SourceLocation(path: "Content/a.md", range: SourceRange(3, 9))
            ]
        )
        #expect(try reader.word() == 0x0123_4567_89AB_CDEF)
        #expect(
            try reader.read(HavenDiagnostics.SourceLocation.self)
                == HavenDiagnostics.SourceLocation(path: "Content/b.md")
        )
        #expect(reader.isAtEnd)
    }

    @Test func `repeat no path that everything is in`() {
        func size(_ path: String) -> Int {
            var writer = CacheWriter(path: "Content/a-rather-long-name.md")
            writer.write(HavenDiagnostics.SourceLocation(path: path, range: SourceRange(1, 2)))
            return writer.finish().count
        }
        #expect(size("Content/a-rather-long-name.md") < 6)
        #expect(size("Content/another-rather-long-name.md") > 30)
    }

    @Test
    func `that were cut off or changed do no harm`() throws {
        let seed = UInt64.random(in: 0..<1_000_000)
        var random = SeededGenerator(seed: seed)
        let diagnostic = Diagnostic(
            .warning,
            "unknown-key",
            "there is no key 'drfat'",
            at: HavenDiagnostics.SourceLocation(path: "Content/a.md", range: SourceRange(4, 9)),
            notes: [.init("here", at: nil)],
            help: "did you mean 'draft'?"
        )
        var writer = CacheWriter()
        for _ in 0..<5 { writer.write(diagnostic) }
        let sound = writer.finish()
        for _ in 0..<500 {
            var bytes = sound
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
                in: 0...255,
                using: &random
            )
            bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
            var reader = CacheReader(bytes)
            // What matters is that it comes to an end; the seed is for the one who has to look into it.
            let read = try? (0..<5).map { _ in try reader.read(Diagnostic.self) }
            #expect(read?.count ?? 5 == 5, "seed \(seed)")
        }
        var whole = CacheReader(sound)
        for _ in 0..<5 { #expect(try whole.read(Diagnostic.self) == diagnostic) }
    }
}
