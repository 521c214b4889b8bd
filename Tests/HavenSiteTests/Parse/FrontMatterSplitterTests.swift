import HavenDiagnostics
import HavenSite
import Testing

@Suite struct `Splitting front matter from a body` {
    private func split(_ text: String) -> (String, String)? {
        let bytes = Array(text.utf8)
        guard let parts = FrontMatterSplitter.split(bytes, path: "a.md").parts else { return nil }
        return (
            String(decoding: bytes[parts.frontMatter], as: UTF8.self),
            String(decoding: bytes[parts.body], as: UTF8.self)
        )
    }

    @Test(arguments: [
        ("---\na: 1\n---\nText\n", "a: 1\n", "Text\n"),
        ("---\r\na: 1\r\n---\r\nText\r\n", "a: 1\r\n", "Text\r\n"),
        ("\u{FEFF}---\na: 1\n---\nText", "a: 1\n", "Text"),
        ("---  \na: 1\n--- \t\n", "a: 1\n", ""),
        ("---\n---\n", "", ""),
        ("---\na: 1\n---", "a: 1\n", ""),
        ("---\na: |\n ---\n---\n---\n", "a: |\n ---\n", "---\n"),
    ])
    func `finds both fences`(text: String, yaml: String, body: String) throws {
        let parts = try #require(split(text))
        #expect(parts == (yaml, body))
    }

    @Test(arguments: [
        ("", "empty-file"), (" \n\t\r\n", "empty-file"), ("\u{FEFF}", "empty-file"),
        ("Text\n", "front-matter-missing"), ("\n---\n---\n", "front-matter-missing"),
        ("+++\na = 1\n+++\n", "front-matter-missing"), ("----\n---\n", "front-matter-missing"),
        ("---\na: 1\n", "front-matter-unterminated"), ("---", "front-matter-unterminated"),
        ("---\na: 1\n----\n", "front-matter-unterminated"),
    ])
    func `reports what is missing`(text: String, id: String) {
        let (parts, diagnostic) = FrontMatterSplitter.split(Array(text.utf8), path: "a.md")
        #expect(parts == nil)
        #expect(diagnostic?.id.rawValue == id)
    }
}
