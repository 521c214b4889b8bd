import Testing

@testable import HavenSite

@Suite struct `The URLs of a style sheet` {
    private func urls(_ css: String) -> [String] {
        let bytes = Array(css.utf8)
        return StyleLinks.all(in: bytes, 0..<bytes.count).map { link in
            (link.isSheet ? "sheet " : "") + String(decoding: link.url(in: bytes), as: UTF8.self)
        }
    }

    @Test(
        arguments: [
            (#"a{b:u\72l(https://e.example/x)}"#, ["https://e.example/x"]),
            (#"a{b:url(https\3a //e.example/x)}"#, ["https://e.example/x"]),
            (#"a{b:image-set("a.png" 1x type("image/png"), url(b.png) 2x)}"#, ["a.png", "b.png"]),
            ("a{b:-webkit-image-set('a' 1x)}", ["a"]), ("a{b:IMAGE-SET(/**/'a' 1x)}", ["a"]),
            (#"a{b:image-s\65t("a" 1x)}"#, ["a"]), ("a{b:src('a')}", ["a"]),
            ("a{b:image('a')}", ["a"]),
            ("a{b:image-set(var(--c, 'a') 1x)}", ["a"]), ("a{b:url('a' integrity('b'))}", ["a"]),
            ("a{b:local('x'), url(c) format('woff2') tech(variations)}", ["c"]),
            ("a{b:'url(x)' 'https://e.example/'}", []), ("a::after{content:'//e.example/'}", []),
            ("a[href^='https://e.example/']{}", []), ("/* url(a) */", []), ("a{b:url()}", [""]),
        ] as [(String, [String])]
    )
    func `are found as a browser finds them`(css: String, expected: [String]) {
        #expect(urls(css) == expected)
    }

    @Test(
        arguments: [
            (
                "@import 'a'; @import url(b); @import/**/url('c');",
                ["sheet a", "sheet b", "sheet c"]
            ),
            (#"@\69mport "\61";"#, ["sheet a"]), ("@IMPORT src('a')", ["sheet a"]),
            ("@import 'a' layer(x) supports(b: url(c)) print; d{e:url(f)}", ["sheet a", "f"]),
            ("@import 'data:text/css,@import%20\"x\"';", ["sheet data:text/css,@import%20\"x\""]),
            ("@import", []), ("@import; a{b:'c'}", []), ("@imports 'a'", []),
        ] as [(String, [String])]
    )
    func `are those of other sheets behind an import`(css: String, expected: [String]) {
        #expect(urls(css) == expected)
    }

    @Test(
        arguments: [
            ("@namespace url(http://www.w3.org/1999/xhtml); a{b:url(c)}", ["c"]),
            ("@namespace svg 'http://www.w3.org/2000/svg'", []),
            ("@supports (b: image-set('x' 1x)) and (b: url(y)) { a{b:url(c)} }", ["c"]),
            ("@supports (a:b);c{d:url(e)}", ["e"]), ("a{b:@supports url(c)}", ["c"]),
            ("a{@supports (--x:{;}) {b:url(c)}}", ["c"]),
        ] as [(String, [String])]
    )
    func `are not what is only named`(css: String, expected: [String]) {
        #expect(urls(css) == expected)
    }

    @Test(
        arguments: [
            ("a{--x: 'https://e.example/'}", ["https://e.example/"]),
            ("a{--x: (;) ' //e.example/' 'a'}", [" //e.example/"]),
            (#"a{-\-x: '\2f\5c e.example/'}"#, [#"/\e.example/"#]),
            ("a{b: --f('HTTPS:e.example')}", ["HTTPS:e.example"]),
            ("@property --x{initial-value: 'http://e.example/'}", ["http://e.example/"]),
            ("a{--x: 'Read more'; b: 'https://e.example/'}", []),
            ("a{b:c}--x{}d{e:'https://e.example/'}", []), ("--x:hover{content:'//e.example'}", []),
        ] as [(String, [String])]
    )
    func `may be carried by properties`(css: String, expected: [String]) {
        #expect(urls(css) == expected)
    }

    @Test func `are found in time in proportion to the sheet`() {
        let clock = ContinuousClock()
        for unit in [
            "url(", "url(\"", "\\", "\\61", "(", "{", "@import ", "/*", "'", "--x:'", "image-set(",
            "a{b:c}",
            "1e", "url(a b", "@supports(",
        ] {
            let bytes = Array(String(repeating: unit, count: 400_000 / unit.utf8.count).utf8)
            let time = clock.measure { _ = StyleLinks.all(in: bytes, 0..<bytes.count) }
            #expect(time < .seconds(4), "\(unit): \(time)")
        }
    }
}
