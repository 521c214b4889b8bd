import Testing

@testable import HavenSite

@Suite struct `An output path` {
    @Test(arguments: [
        "index.html", "a/b/c.html", ".well-known/security.txt", "...", "a/.../b", ".gitkeep",
        "é/ü.html",
        "a b/c&d.html", ".haven", "a/.haven-manifest", "-", "a\\b",
    ])
    func `may be`(text: String) throws {
        #expect(try OutputPath(text).text == text)
    }

    @Test(arguments: [
        ("", OutputPath.Problem.empty), ("/", .leadingSlash), ("/a", .leadingSlash),
        ("a/", .emptySegment), ("a//b", .emptySegment), (".", .dotSegment), ("a/../b", .dotSegment),
        ("..", .dotSegment), ("a/.", .dotSegment), ("./a", .dotSegment),
        ("a\0b", .controlCharacter),
        ("a\nb", .controlCharacter), ("a\u{7F}", .controlCharacter),
        (".haven-manifest", .reserved), (".Haven-Manifest", .reserved),
        (".haven-manifest/x", .reserved), (".haven-manifest.pending", .reserved),
        (".haven-staging/a", .reserved),
        (String(repeating: "a", count: 256), .longSegment),
        (String(repeating: "é", count: 128) + "/a", .longSegment),
        (String(repeating: "abc/", count: 800) + "a", .longPath),
    ])
    func `may not be`(text: String, problem: OutputPath.Problem) {
        #expect(throws: problem) { try OutputPath(text) }
    }

    @Test func `is the same only byte for byte, and sorts by bytes`() throws {
        let composed = try OutputPath("caf\u{E9}")
        let decomposed = try OutputPath("cafe\u{301}")
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        let sorted = try ["b", "a/x", "a-b", "é", "a", "Z"].map { try OutputPath($0) }.sorted()
        #expect(sorted.map(\.text) == ["Z", "a", "a-b", "a/x", "b", "é"])
    }

    @Test(arguments: [
        ("About.html", "about.HTML"), ("caf\u{E9}", "CAFE\u{301}"), ("stra\u{DF}e", "STRASSE"),
        ("\u{212A}elvin", "kelvin"), ("\u{3C3}", "\u{3C2}"), ("\u{FB01}x", "fix"),
        ("\u{1E9E}", "ss"),
    ])
    func `collides with one that differs in case or composition`(left: String, right: String) throws
    {
        let paths = try [OutputPath(left), OutputPath("other"), OutputPath(right)]
        #expect(OutputPath.collisions(among: paths).map { [$0.first, $0.second] } == [[0, 2]])
    }

    @Test func `collides as a file with a folder of its name`() throws {
        let paths = try ["about/index.html", "About", "contact", "a/b/c", "A/B", "a/b/C"]
            .map { try OutputPath($0) }
        #expect(
            OutputPath.collisions(among: paths).map { [$0.first, $0.second] }
                == [[0, 1], [3, 4], [3, 5], [4, 5]]
        )
    }
}
