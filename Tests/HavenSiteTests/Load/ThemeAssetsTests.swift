import HavenDiagnostics
import Testing

@testable import HavenSite

@Suite struct `The files of a theme` {
    private func assets(_ files: [String: String], basePath: String = "/") -> ThemeAssets {
        ThemeAssets(
            files.sorted { $0.key < $1.key }.map {
                ($0.key, Array($0.value.utf8), "Templates/" + $0.key)
            },
            basePath: basePath
        )
    }

    private func text(_ asset: ThemeAsset?) -> String {
        asset.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "(no such file)"
    }

    @Test(arguments: [
        // The first ten digits are those of `printf abc | sha256sum`.
        ("assets/a.css", "assets/a-ba7816bf8f.css"),
        ("assets/a.min.js", "assets/a.min-ba7816bf8f.js"),
        ("assets/fonts.v2/LICENSE", "assets/fonts.v2/LICENSE-ba7816bf8f"),
        ("assets/ü b.svg", "assets/ü b-ba7816bf8f.svg"),
    ])
    func `are named after their bytes`(path: String, published: String) {
        #expect(assets([path: "abc"])[path]?.publishedPath == published)
    }

    @Test func `have the integrity that browsers compute`() {
        // `printf abc | openssl dgst -sha384 -binary | base64`.
        #expect(
            assets(["assets/a.js": "abc"])["assets/a.js"]?.integrity
                == "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
        )
    }

    @Test func `change their names with what they refer to`() {
        let sheet = "@import \"b.css\"; a { src: url(fonts/f.woff2) }"
        func name(_ font: String, _ other: String) -> String? {
            assets(["assets/a.css": sheet, "assets/b.css": other, "assets/fonts/f.woff2": font])[
                "assets/a.css"
            ]?.publishedPath
        }
        #expect(name("1", "b{}") == name("1", "b{}"))
        #expect(name("1", "b{}") != name("2", "b{}"))
        #expect(name("1", "b{}") != name("1", "c{}"))
    }

    @Test func `are found from style sheets under their new names`() {
        let files = assets([
            "assets/css/a.css": """
            @import url("b.css");
            /* url(../f.woff2) */
            a { content: "url(../f.woff2)"; src: url(../f.woff2), url( '../f.woff2?v=1#x' ) }
            b { background: url(%2E%2E/f.woff2) url(./../css/../f.woff2) }
            """,
            "assets/css/b.css": "",
            "assets/f.woff2": "abc",
        ])
        #expect(
            text(files["assets/css/a.css"]) == """
                @import url("b-e3b0c44298.css");
                /* url(../f.woff2) */
                a { content: "url(../f.woff2)"; src: url(../f-ba7816bf8f.woff2), url( '../f-ba7816bf8f.woff2?v=1#x' ) }
                b { background: url(%2E%2E/f-ba7816bf8f.woff2) url(./../css/../f-ba7816bf8f.woff2) }
                """
        )
        #expect(files.diagnostics.isEmpty)
    }

    @Test(arguments: [
        "url(none.svg)", "url(https://example.org/assets/f.svg)", "url(//example.org/f.svg)",
        "url(data:image/svg+xml,f.svg)", "url(#f.svg)", "url()", "url(../../f.svg)", "url(f.svg",
        "url(f\\.svg)", "url(/assets/f.svg)", "@import \"", "url(", "@import \"f.svg",
    ])
    func `are not sought elsewhere`(style: String) {
        let files = assets(["assets/a.css": style, "assets/f.svgx": ""], basePath: "/center/")
        #expect(text(files["assets/a.css"]) == style)
        #expect(files.diagnostics.isEmpty)
    }

    @Test func `are found from the root of the site`() {
        let files = assets(
            ["assets/a.css": "a{src:url(/center/assets/f.woff2)}", "assets/f.woff2": "abc"],
            basePath: "/center/"
        )
        #expect(
            text(files["assets/a.css"]) == "a{src:url(/center/assets/f-ba7816bf8f.woff2)}"
        )
    }

    @Test func `cannot need each other in a circle`() {
        let files = assets([
            "assets/a.css": "/**/ @import 'b.css';",
            "assets/b.css": "@import 'c.css';",
            "assets/c.css": "@import 'b.css'; @import 'd.css';",
            "assets/d.css": "",
            "assets/self.css": "a{src:url(self.css)}",
        ])
        let reports = files.diagnostics.map { diagnostic in
            let range = diagnostic.location?.range
            return "\(diagnostic.location?.path ?? "") \(range?.lower ?? 0)-\(range?.upper ?? 0): "
                + diagnostic.message
        }
        #expect(
            reports == [
                "Templates/assets/b.css 9-14: the style sheet needs 'Templates/assets/c.css', which needs this one",
                "Templates/assets/self.css 10-18: the style sheet refers to itself",
            ]
        )
        #expect(files.all.count == 5, "the rest of the build goes on with all of them")
        let name = files["assets/c.css"]?.publishedPath.lastSegment ?? ""
        #expect(text(files["assets/b.css"]) == "@import '\(name)';", "and no link is broken by it")
    }

    @Test func `say once how each circle goes`() {
        let files = assets([
            "assets/a.css": "@import 'z.css';",
            "assets/m.css": "@import 'b.css'; @import 'z.css';",
            "assets/b.css": "@import 'x.css';",
            "assets/x.css": "@import 'm.css';",
            "assets/y.css": "@import 'z.css';",
            "assets/z.css": "@import 'y.css';",
        ])
        #expect(
            files.diagnostics.map { "\($0.location?.path ?? ""): \($0.message)" } == [
                "Templates/assets/y.css: the style sheet needs 'Templates/assets/z.css', which needs this one",
                "Templates/assets/b.css: the style sheet needs 'Templates/assets/x.css', which needs "
                    + "'Templates/assets/m.css', which needs this one",
            ]
        )
    }

    @Test func `are found by names with escapes, which are encoded instead`() {
        let files = assets([
            "assets/a.css": #"""
            a { src: u\72l(f\.svg) url("\66.svg?\22#x") image-set("a\ \(b\).svg" 1x) url('f\5c g.svg') }
            """#,
            "assets/f.svg": "abc",
            "assets/a (b).svg": "abc",
            "assets/f\\g.svg": "abc",
        ])
        #expect(
            text(files["assets/a.css"]) == #"""
                a { src: u\72l(f-ba7816bf8f.svg) url("f-ba7816bf8f.svg?%22#x") \#
                image-set("a%20%28b%29-ba7816bf8f.svg" 1x) url('f\5c g.svg') }
                """#
        )
    }

    @Test func `know where the URLs of their sheets were written`() throws {
        let css = "a { src: url(f.svg) url(none.svg), url(\"f.svg\") }"
        let files = assets(["assets/a.css": css, "assets/f.svg": "abc"])
        let sheet = try #require(files["assets/a.css"])
        let links = StyleLinks.all(in: sheet.bytes, 0..<sheet.bytes.count)
        let sources = links.map { sheet.source(ofLinkAt: $0.range.lowerBound)?.range }
        #expect(sources == [SourceRange(13, 18), SourceRange(24, 32), SourceRange(40, 45)])
        #expect(sheet.source(ofLinkAt: 0) == nil)
    }
}
