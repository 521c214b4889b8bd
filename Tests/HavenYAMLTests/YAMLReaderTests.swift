import HavenDiagnostics
import HavenYAML
import Testing

/// Reads a whole text; short forms for the tests of this folder.
func read(_ source: String) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
    let bytes = Array(source.utf8)
    return YAMLReader.read(bytes, range: 0..<bytes.count, path: "a.yaml")
}

/// The text a report points at.
func marked(_ diagnostic: Diagnostic?, in source: String) -> String? {
    guard let range = diagnostic?.location?.range else { return nil }
    return String(decoding: Array(source.utf8)[range.lower..<range.upper], as: UTF8.self)
}

func entries(_ node: YAMLNode?) -> [YAMLEntry] {
    guard case .mapping(let entries)? = node?.content else { return [] }
    return entries
}

@Suite struct `Reading YAML` {
    @Test(
        arguments: [
            ("address: 12 Main St #4, Gary\nb: 1", "#4, Gary"), ("a:\n  - see room #5\n", "#5"),
            ("a: #4 Main St\nb: 1\n", "#4 Main St"), ("a: 12 Main St # a comment\n", nil),
            ("a: 'Main St #4'\n", nil), ("a: Main St#4\n", nil), ("a: 1 ### head\n", nil),
            ("#comment\na: 1\n#comment\n", nil), ("a: |\n  Main St #4\nb: 1\n", nil),
            ("a: 1 #", nil), ("a:\n  #comment\n  b: 1\n", nil), ("a: [1, 2] #no\n", nil),
        ] as [(String, String?)]
    )
    func `a comment that is hardly one is a warning`(source: String, comment: String?) {
        let (node, diagnostics) = read(source)
        #expect(node != nil)
        #expect(diagnostics.map(\.severity) == (comment == nil ? [] : [.warning]))
        #expect(marked(diagnostics.first, in: source) == comment)
    }

    @Test func `values stay the characters that were written`() throws {
        let source = """
            a: no
            b: 19:00
            c: 988
            d: 012
            e: 2026-01-05
            f: ~
            g: 1_000
            h: .inf
            i: "quoted"
            j: 'it''s'
            """
        let (node, diagnostics) = read(source)
        #expect(diagnostics.isEmpty)
        #expect(
            entries(node).map { $0.value.scalar?.text } == [
                "no", "19:00", "988", "012", "2026-01-05", "~", "1_000", ".inf", "quoted", "it's",
            ]
        )
        #expect(entries(node).map { $0.value.scalar?.isQuoted }.suffix(3) == [false, true, true])
    }

    @Test(arguments: ["", "\n\n", "# nothing\n", "---\n", "   ", "\u{FEFF}"])
    func `an empty text is nothing and no error`(source: String) {
        let (node, diagnostics) = read(source)
        #expect(node == nil)
        #expect(diagnostics.isEmpty)
    }

    @Test func `ranges are offsets of the whole file`() throws {
        let source = "---\ntitle: Hé\ntags: [a, 'b c']\n---\nBody: no\n"
        let bytes = Array(source.utf8)
        let (node, diagnostics) = YAMLReader.read(bytes, range: 4..<32, path: "a.md")
        #expect(diagnostics.isEmpty)
        func text(_ range: SourceRange?) -> String? {
            range.map { String(decoding: bytes[$0.lower..<$0.upper], as: UTF8.self) }
        }
        let found = entries(node)
        #expect(found.map { text($0.keyRange) } == ["title", "tags"])
        #expect(found.map { text($0.value.range) } == ["Hé", "[a, 'b c']"])
        #expect(text(node?.range) == "title: Hé\ntags: [a, 'b c']")
        guard case .sequence(let items) = found[1].value.content else {
            Issue.record("not a list")
            return
        }
        #expect(items.map { text($0.range) } == ["a", "'b c'"])
    }

    @Test(arguments: ["\n", "\r\n", "\r", "\u{2028}", "\u{85}"])
    func `every line break of YAML counts`(newline: String) {
        let source = ["é: ü", "key: wörld # 한국어", "last: x"].joined(separator: newline)
        let found = entries(read(source).node)
        let bytes = Array(source.utf8)
        let texts = found.map {
            String(decoding: bytes[$0.value.range.lower..<$0.value.range.upper], as: UTF8.self)
        }
        #expect(texts == ["ü", "wörld", "x"])
    }

    @Test(arguments: [
        ("a: one\n  two\nb: x", "one\n  two"),
        ("a: |\n  one\n\n  two # not a comment\nb: x", "|\n  one\n\n  two # not a comment"),
        ("a: >-  # comment\n  one\n  two\n\nb: x", ">-  # comment\n  one\n  two"),
        (#"a: "x \" é" # c"#, #""x \" é""#),
        ("a: 'it''s'  ", "'it''s'"),
        ("a: [1, # c ]\n 2,\n]\nb: x", "[1, # c ]\n 2,\n]"),
        ("a: {b: {c: d}, e: []}\nb: x", "{b: {c: d}, e: []}"),
        ("a: &name value\nb: *name", "value"),
        ("a:\n- 1\n- 2\nb: x", "- 1\n- 2"),
        ("a: x:y#z\nb: x", "x:y#z"),
    ])
    func `a value ends where it ends`(source: String, expected: String) throws {
        let entry = try #require(entries(read(source).node).first)
        let bytes = Array(source.utf8)
        let range = entry.value.range
        #expect(String(decoding: bytes[range.lower..<range.upper], as: UTF8.self) == expected)
    }

    @Test func `many values on one line with multi-byte text take linear time`() {
        let source = "[" + repeatElement("é", count: 50_000).joined(separator: ", ") + "]"
        let start = ContinuousClock.now
        let (node, _) = read(source)
        #expect(ContinuousClock.now - start < .seconds(10))
        guard case .sequence(let items)? = node?.content else {
            Issue.record("not a list")
            return
        }
        #expect(items.count == 50_000)
        #expect(items.last?.range == SourceRange(1 + 49_999 * 4, 3 + 49_999 * 4))
    }

    @Test func `an alias gives the value of its anchor`() {
        let (node, diagnostics) = read("a: &x [1, 2]\nb: *x\n")
        #expect(diagnostics.isEmpty)
        #expect(entries(node)[0].value == entries(node)[1].value)
    }

    @Test func `bytes that are not UTF-8 are reported where they are`() {
        let bytes: [UInt8] = Array("a: é".utf8) + [0xFF, 0x0A]
        let (node, diagnostics) = YAMLReader.read(bytes, range: 0..<bytes.count, path: "a.yaml")
        #expect(node == nil)
        #expect(diagnostics.map(\.id) == ["yaml-encoding"])
        #expect(diagnostics.first?.location?.range == SourceRange(5, 6))
    }
}
