import HavenDiagnostics
import HavenDirectory
import HavenMarkdown
import HavenTestRandom
import Testing

@Suite struct `Directories of every shape` {
    /// All three forms, each with sound facts.
    private static let whole =
        `Facts of national resources`.text + """


            ## Lists

            - **[Al-Anon](https://al-anon.org/)** {#list-1}: for families & friends
            - **Nar-Anon**: see [their site](https://www.nar-anon.org/)

            ## Tables

            | Name | Id | Call | Web | Languages | Description |
            |------|----|------|-----|-----------|-------------|
            | A | a-1 | 988 (free) | example.org | en es | *b* [c](https://c.org/) |
            """

    @Test func `damage never crashes, and every place is inside the file`() {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        let noise = Array("#-*:|[](){}<>.,; \n\t0189aZé\u{2013}\"'\\&!`~".utf8)
        let lines = Self.whole.split(separator: "\n", omittingEmptySubsequences: false)
        for _ in 0..<300 {
            let first = Int.random(in: 0..<lines.count, using: &generator)
            var bytes = Array(lines[first...].prefix(30).joined(separator: "\n").utf8)
            for _ in 0..<Int.random(in: 1...12, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                let byte = noise[Int.random(in: 0..<noise.count, using: &generator)]
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[place] = byte
                case 1: bytes.insert(byte, at: place)
                default: bytes.remove(at: place)
                }
            }
            let (directory, diagnostics) = DirectoryParser(markdown: MarkdownParser()).parse(
                bytes,
                body: 0..<bytes.count,
                path: "a.md",
                defaults: ResourceDefaults(kind: .service)
            )
            let places =
                diagnostics.compactMap { $0.location?.range }
                + directory.resources.compactMap { $0.location.range }
            let areInside = places.allSatisfy { 0 <= $0.lower && $0.upper <= bytes.count }
            let source = String(decoding: bytes, as: UTF8.self)
            #expect(areInside, "seed \(seed): \(source)")
            for channel in directory.resources.flatMap(\.facts.channels) {
                let isSafe = ["tel:", "sms:", "https://", "http://"].contains {
                    channel.href.hasPrefix($0)
                }
                #expect(isSafe, "seed \(seed): \(channel.href)")
            }
        }
    }

    @Test func `the ids of a sound file are unique`() {
        let (directory, diagnostics, _) = readDirectory(Self.whole)
        #expect(diagnostics.map(\.message) == [])
        let ids = directory.resources.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids.count == 16)
    }
}
