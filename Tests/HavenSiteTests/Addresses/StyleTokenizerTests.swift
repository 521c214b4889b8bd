import HavenTestRandom
import Testing

@testable import HavenSite

@Suite struct `The tokens of a style sheet` {
    /// Each token as a word and what it means.
    private func tokens(_ css: String) -> [String] {
        let bytes = Array(css.utf8)
        var tokenizer = StyleTokenizer(bytes, 0..<bytes.count)
        func text(_ range: Range<Int>) -> String {
            String(decoding: StyleTokenizer.unescaped(bytes[range]), as: UTF8.self)
        }
        var found: [String] = []
        while let token = tokenizer.next() {
            switch token {
            case .word(let range): found.append("word " + text(range))
            case .function(let range): found.append("function " + text(range))
            case .atKeyword(let range): found.append("at " + text(range))
            case .string(let range): found.append("string " + text(range))
            case .url(let range): found.append("url " + text(range))
            case .open(let byte), .close(let byte):
                found.append(String(Character(Unicode.Scalar(byte))))
            case .colon: found.append(":")
            case .semicolon: found.append(";")
            case .other: found.append("other")
            }
        }
        return found
    }

    @Test(
        arguments: [
            ("a:b;", ["word a", ":", "word b", ";"]),
            ("/**/a/* b */ /***/c/* d", ["word a", "word c"]),
            ("/* a \\*/ b", ["word b"]),
            ("@media/**/ x", ["at media", "word x"]),
            (#"@\69mport"#, ["at import"]), (#"@ \69"#, ["other", "word i"]),
            (#"u\72l(a)"#, ["url a"]), (#"\75 \72 \6c (a)"#, ["url a"]),
            (#"\000075rl(a)"#, ["url a"]),
            (#"\0000075rl(a)"#, ["function \u{7}5rl", "word a", ")"]),
            ("\\75\r\nrl(a)", ["url a"]),
            ("\\75\n\nrl(a)", ["word u", "function rl", "word a", ")"]),
            (#"\ur\l(a)"#, ["url a"]), ("URL( \t a\n )", ["url a"]),
            ("url('a' b)", ["function url", "string a", "word b", ")"]),
            ("url( /**/a)", ["url /**/a"]), ("url (a)", ["word url", "(", "word a", ")"]),
            ("url/**/(a)", ["word url", "(", "word a", ")"]),
            ("1url(a)", ["other", "(", "word a", ")"]), ("#url(a)", ["other", "(", "word a", ")"]),
            ("-url(a)", ["function -url", "word a", ")"]),
            ("+1.5e-3url(a)", ["other", "(", "word a", ")"]),
            ("+url(a)", ["other", "url a"]), (".url(a)", ["other", "url a"]),
            ("1.url(a)", ["other", "other", "url a"]),
            ("1e+url(a)", ["other", "other", "url a"]), ("1%url(a)", ["other", "other", "url a"]),
            ("url(a b)c", ["other", "word c"]), ("url(a\"b)c", ["other", "word c"]),
            ("url(a(b)c", ["other", "word c"]), (#"url(a b\)c)d"#, ["other", "word d"]),
            (#"url(a\)b)"#, ["url a)b"]), (#"url(a\ b)"#, ["url a b"]),
            (#"url(\61 b)"#, ["url ab"]),
            ("url(a\\\nb)c", ["other", "word c"]), ("url(a", ["url a"]), ("url(a ", ["url a"]),
            ("url(", ["url "]), ("url()", ["url "]),
            (#""a\"b""#, [#"string a"b"#]), (#"'\61'"#, ["string a"]), ("'a\\\nb'", ["string ab"]),
            ("'a\\\r\nb'", ["string ab"]), ("'a\nb'", ["other", "word b", "string "]),
            ("'a\\", ["string a\\"]), ("'a", ["string a"]),
            (#"'\110000 \0 \d800'"#, ["string \u{FFFD}\u{FFFD}\u{FFFD}"]),
            (#"'\1F600x'"#, ["string 😀x"]), (#"'\é'"#, ["string é"]),
            ("--x--", ["word --x--"]), ("é-1", ["word é-1"]), ("-\\-", ["word --"]),
            ("- -", ["other", "other"]),
            ("a\\", ["word a\\"]), ("\\\n", ["other"]), ("([{}])", ["(", "[", "{", "}", "]", ")"]),
        ] as [(String, [String])]
    )
    func `are those of the standard`(css: String, expected: [String]) {
        #expect(tokens(css) == expected)
    }

    @Test func `can be read from any bytes, cut anywhere, up to the end`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("\\\"'()[]{}:;@#-+./*eu1a \n\r\u{c}\u{0}".utf8) + [0xC3, 0xFF]
        for _ in 0..<5000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...30, using: &random) {
                if Int.random(in: 0..<6, using: &random) == 0 { bytes += "url(".utf8 }
                bytes.append(alphabet.randomElement(using: &random) ?? 0)
            }
            let start = Int.random(in: 0...bytes.count, using: &random)
            let end = Int.random(in: start...bytes.count, using: &random)
            var tokenizer = StyleTokenizer(bytes, start..<end)
            var last = start
            while let token = tokenizer.next() {
                switch token {
                case .word(let range), .function(let range), .atKeyword(let range),
                    .string(let range), .url(let range):
                    #expect(range.lowerBound >= last && range.upperBound <= end, "seed \(seed)")
                    last = range.upperBound
                case .open, .close, .colon, .semicolon, .other: break
                }
            }
            let whole = Array(bytes[start..<end])
            #expect(
                StyleLinks.all(in: bytes, start..<end).map { $0.url(in: bytes) }
                    == StyleLinks.all(in: whole, 0..<whole.count).map { $0.url(in: whole) },
                "seed \(seed)"
            )
        }
    }
}
