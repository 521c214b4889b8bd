import HavenDiagnostics
import HavenYAML
import Testing

@Suite struct `Broken YAML` {
    @Test(arguments: [
        ("a: b: c", "yaml-syntax", ":", "a ':' followed by a space cannot stand here"),
        ("ü: é\na: bé: c", "yaml-syntax", ":", "a ':' followed by a space cannot stand here"),
        ("a: 1\r\nnonsense\r\nb: 2\r\n", "yaml-syntax", "nonsense", "this line is no 'key: value'"),
        ("é: 'open\nb: c\n", "yaml-syntax", "'", "this quote is never closed"),
        ("a: [1, 2\nb: c\n", "yaml-syntax", ":", "expected ',' or ']' here"),
        ("a: {b: c\n", "yaml-syntax", "", "expected ',' or '}' here"),
        ("a:\n\t- b\n", "yaml-syntax", "\t", "a tab cannot indent a line"),
        ("a: *nothing\n", "yaml-syntax", "*nothing", "this alias names no anchor before it"),
        ("a: @home", "yaml-syntax", "@", "a value cannot start with '@'"),
        ("a: b\n---\nc: d\n", "yaml-syntax", "-", "only one document is read"),
        ("a: x\n  b: y\n", "yaml-syntax", ":", "a ':' followed by a space cannot stand here"),
        (
            "a:\n    x: 1\n  y: 2\n", "yaml-syntax", "y",
            "this line does not fit the lines before it"
        ),
        (#"a: "\q""#, "yaml-syntax", "\\", #"'\' starts no known escape here"#),
        ("a: *Important* news", "yaml-syntax", "*", "'*' and '&' name values here"),
        ("a: [x] y", "yaml-syntax", "y", "this line does not fit the lines before it"),
        ("a: \"x\" y", "yaml-syntax", "y", "this line does not fit the lines before it"),
        ("a: [, b]", "yaml-syntax", ",", "a value is missing here"),
        ("a: | b", "yaml-syntax", "b", "only a comment may follow '|' or '>' on its line"),
        ("[a]\nb: c", "yaml-syntax", "b", "this line does not fit the lines before it"),
        ("a: - b", "yaml-syntax", "-", "a list item ('- ') cannot stand here"),
        ("é: 1\nb: 2\n\"b\": 3", "duplicate-key", "\"b\"", "'b' is written twice"),
        ("x: {b: 2, c: 3, b: 4}", "duplicate-key", "b", "'b' is written twice"),
        ("a: !!python/x y", "yaml-tag", "!!python/x", "tags are not used here"),
        ("a: ! y", "yaml-tag", "!", "tags are not used here"),
        ("a: [!x y]", "yaml-tag", "!x", "tags are not used here"),
        (
            "%YAML 1.1\n---\na: b", "yaml-directive", "%",
            "directives such as '%YAML' are not used here"
        ),
        ("? a\n: b", "yaml-complex-key", "?", "a key must be plain text"),
        ("[a]: b", "yaml-complex-key", "]", "a key must be plain text"),
        ("x: {{a: b}, c}", "yaml-complex-key", "{", "a key must be plain text"),
        ("x: &x [a]\n*x : b", "yaml-complex-key", "*x", "a key must be plain text"),
        ("x: &x [a]\ny: {*x , b}", "yaml-complex-key", "*x", "a key must be plain text"),
        (
            "a: &x {b: c}\nd:\n  <<: *x", "yaml-merge-key", "<<",
            "merge keys ('<<') are not used here"
        ),
        (
            "a: \u{7}b", "yaml-control-character", "\u{7}",
            "a control character is not allowed in YAML"
        ),
        (
            "é: \u{9F}", "yaml-control-character", "\u{9F}",
            "a control character is not allowed in YAML"
        ),
    ])
    func `is reported at its place`(source: String, id: String, place: String, message: String) {
        let (node, diagnostics) = read(source)
        #expect(node == nil)
        #expect(diagnostics.map(\.id.rawValue) == [id])
        #expect(diagnostics.first?.message == message)
        #expect(marked(diagnostics.first, in: source) == place)
    }

    @Test func `all duplicates are found, with both places`() {
        let source = "a: 1\nb: {x: 1, 'x': 2}\nlist:\n- c: 1\n- c: 2\na: 2\nd: 1\n\"\\x61\": 3\n"
        let diagnostics = read(source).diagnostics
        #expect(diagnostics.map { marked($0, in: source) } == ["'x'", "a", "\"\\x61\""])
        #expect(
            diagnostics.map { $0.notes.first?.location?.range } == [
                SourceRange(9, 10), SourceRange(0, 1), SourceRange(0, 1),
            ]
        )
    }

    @Test func `a range in the middle of a file keeps its offsets`() {
        let source = "---\né: 'x\n---\nBody 'with' quotes\n"
        let (_, diagnostics) = YAMLReader.read(Array(source.utf8), range: 4..<12, path: "a.md")
        #expect(diagnostics.first?.location?.range == SourceRange(8, 9))
    }
}

@Suite struct `Bounds of YAML` {
    @Test(arguments: [
        String(repeating: "[", count: 100_000),
        String(repeating: "{a: ", count: 100_000),
        String(repeating: "- ", count: 100_000),
        (0..<400).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
        "a: it's\nb: " + String(repeating: "[", count: 65),
        "a: |\n  '\nb: " + String(repeating: "[", count: 65),
        "a: x # '\nb: " + String(repeating: "[", count: 65),
    ])
    func `deep nesting is refused before it is parsed`(source: String) {
        #expect(read(source).diagnostics.map(\.id) == ["yaml-depth"])
    }

    @Test func `sixty levels are read`() {
        let source = String(repeating: "[", count: 60) + String(repeating: "]", count: 60)
        #expect(read(source).diagnostics.isEmpty)
    }

    @Test(arguments: [
        "a: \"[[[[ ' \n  [[[[\"",
        "a: it's [[[[\n  \"[[[[\nb: |\n   [[[[ '\n   [[[[\nc: x",
        "- - a: 1\n    b: 2\n  - c\n- d",
        "a:\n- x: |2\n     text\n    more\n- y",
        "a: >\n\n   text\n\nb: 'x'",
        "a: [x y, \"z\": {b: c}, 'd']",
        "title: \"[a]: b\"\nother: c*d & e",
        "a: b?c\nd: e ? f\nurl: https://x.example/?q=[1]#x",
        "a: {b: c\n  d, e: 'f'\n  }",
        "\"a\":\n  b\n'c' : d",
    ])
    func `ordinary YAML is not refused`(source: String) {
        #expect(read(source).diagnostics.map(\.message) == [])
        #expect(read(source).node != nil)
    }

    @Test func `aliases that explode are caught without expanding them`() {
        var source = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            let aliases = repeatElement("*a\(level - 1)", count: 9).joined(separator: ", ")
            source += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let start = ContinuousClock.now
        #expect(read(source).diagnostics.map(\.id) == ["yaml-nodes"])
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func `nesting by aliases counts as nesting`() {
        var source =
            "a0: &a0 \(String(repeating: "[", count: 40))x\(String(repeating: "]", count: 40))\n"
        source +=
            "a1: \(String(repeating: "[", count: 40))*a0\(String(repeating: "]", count: 40))\n"
        #expect(read(source).diagnostics.map(\.id) == ["yaml-depth"])
    }

    @Test func `too many anchors are refused`() {
        let source = (0..<40).map { "a\($0): &a\($0) x\n" }.joined()
        let diagnostics = read(source).diagnostics
        #expect(diagnostics.map(\.id) == ["yaml-anchors"])
        #expect(marked(diagnostics.first, in: source) == "&a32")
    }

    @Test func `too many values are refused before they are parsed`() {
        let source = "[" + String(repeating: "a,", count: 100_001) + "]"
        #expect(read(source).diagnostics.map(\.id) == ["yaml-nodes"])
    }

    @Test func `too many bytes are refused`() {
        let source = "a: " + String(repeating: "x", count: 1 << 20)
        #expect(read(source).diagnostics.map(\.id) == ["yaml-size"])
    }
}
