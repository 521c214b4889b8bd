import HavenTestRandom
import Testing

@testable import HavenSite

@Suite struct `Facts of a page` {
    private func facts(_ html: String) -> HTMLFacts {
        HTMLFacts(Array(html.utf8))
    }

    /// `element attribute use value`, in the order of the page.
    private func links(_ html: String) -> [String] {
        facts(html).links.map { "\($0.element) \($0.attribute) \($0.use) \($0.value)" }
    }

    @Test(arguments: [
        (#"<a href="/x">"#, "/x"), ("<a href='/x'>", "/x"), ("<a href=/x>", "/x"),
        ("<a href=/x/>", "/x/"), ("<A HREF=/x>", "/x"), ("<a\nhref\t=\r\n'/x'>", "/x"),
        ("<a class=b href=/x>", "/x"), (#"<a title=">" href="/x">"#, "/x"),
        (#"<a title="a"href="/x">"#, "/x"), ("<a/href=/x>", "/x"), ("<a =href=b href=/x>", "/x"),
        (#"<a href="/x" href="/y">"#, "/x"), (#"<a hidden href="/x">"#, "/x"),
        (#"<a href=" /x "#, ""), (#"<a href="  /x\#n ">"#, "/x"), ("<a href='/a\nb'>", "/ab"),
        ("<a href>", ""), ("<a href=>", ""), (#"<a href="">"#, ""),
        ("a < b <a href=/x>", "/x"), ("<3 <a href=/x>", "/x"), ("</ <b> <a href=/x>", "/x"),
        ("</><a href=/x>", "/x"), ("<!doctype html><a href=/x>", "/x"),
        ("<?php > <a href=/x>", "/x"),
        ("<!-- <a href=/no> --><a href=/x>", "/x"), ("<!--><a href=/x>", "/x"),
        ("<!---><a href=/x>", "/x"), ("<!-- --!><a href=/x>", "/x"), ("<!-- -- ><a href=/no>", ""),
        ("<![CDATA[x>]]><a href=/x>", "/x"), ("<![CDATA[<a href=/no>]]>", ""),
    ])
    func `are found as a browser finds them`(html: String, value: String) {
        let found = facts(html).links.map(\.value)
        #expect(found.first ?? "" == value)
        #expect(found.count <= 1)
    }

    @Test(arguments: [
        ("/a?b=1&amp;c=2", "/a?b=1&c=2"), ("&#47;a", "/a"), ("&#x2F;a", "/a"),
        ("&#x2fa", "\u{2FA}"),
        ("/?a&copy=1", "/?a&copy=1"), ("/?a&copyright", "/?a&copyright"), ("/&copy;", "/©"),
        ("/&copy", "/©"), ("/&eacute;t&eacute;", "/été"), ("/&unknown;", "/&unknown;"),
        ("/&", "/&"),
        ("/&#;", "/&#;"), ("/&#0;", "/\u{FFFD}"), ("/&#xD800;", "/\u{FFFD}"),
        ("/&#99999999999999999999;", "/\u{FFFD}"), ("/&quot;", "/\""), ("/&apos;", "/'"),
        ("java&Tab;script&colon;a&lpar;1&rpar;", "javascript:a(1)"), ("/&colon", "/&colon"),
        ("https&colon;&sol;&bsol;e", #"https:/\e"#), ("/&DiacriticalGrave;", "/`"),
        ("/&Colon;", "/&Colon;"),
        ("/&#x1F600;", "/😀"), ("/&amp;amp;", "/&amp;"), ("/&yuml;", "/ÿ"), ("/&nbsp;x", "/\u{A0}x"),
    ])
    func `have their references decoded`(written: String, value: String) {
        #expect(facts("<a href=\"\(written)\">").links.map(\.value) == [value])
    }

    @Test(arguments: [
        "<script>'<a href=/no>'</script>", "<script>'</scriptx><a href=/no>'</script>",
        "<script><!-- <script> '</script>' <a href=/no> --> </script>",
        "<SCRIPT>x</SCRIPT\n>", "<style>a{}<a href=/no></style>",
        "<textarea><a href=/no></textarea>",
        "<title><a href=/no></title>", "<xmp><a href=/no></xmp>",
        "<noframes><a href=/no></noframes>",
        "<noembed><a href=/no></noembed>", "<iframe><a href=/no></iframe>", "<script><a href=/no>",
        "<title><a href=/no>", "<script/><a href=/no></script>",
        "<svg><![CDATA[<a href=/no>]]></svg>",
    ])
    func `are not taken from raw text`(html: String) {
        #expect(links(html) == [])
        if html.contains("</"), !html.hasSuffix("no>") {
            #expect(links(html + "<a href=/yes>") == ["a href navigates /yes"])
        }
    }

    @Test func `see that nothing is raw inside svg`() {
        #expect(
            links("<svg><title><a href=/x></title><style/><use xlink:href=#i></svg><a href=/y>")
                == [
                    "a href navigates /x", "use xlink:href loads #i", "a href navigates /y",
                ]
        )
        #expect(links("<svg/><title><a href=/no></title>") == [])
    }

    @Test(arguments: [
        (
            "<img src=a.png srcset='a.png, b.png 2x,c.png 3x'>",
            [
                "img src loads a.png", "img srcset loads a.png", "img srcset loads b.png",
                "img srcset loads c.png",
            ]
        ),
        (
            "<source srcset=' ,a,b.png 100w , data:image/png;base64,AA== 2x'>",
            [
                "source srcset loads a,b.png", "source srcset loads data:image/png;base64,AA==",
            ]
        ),
        (
            "<form action=/send><button formaction=/other>",
            [
                "form action sends /send", "button formaction sends /other",
            ]
        ),
        (
            "<link rel=stylesheet href=a.css><link rel=canonical href=/b><link href=/c>",
            [
                "link href embeds a.css", "link href names /b", "link href names /c",
            ]
        ),
        (
            "<link rel='Shortcut ICON' href=i.ico><link rel='preconnect' href=//x.org>",
            [
                "link href loads i.ico", "link href loads //x.org",
            ]
        ),
        (
            #"<meta http-equiv=Refresh content="0; URL='/new/'"><meta http-equiv=refresh content=5>"#,
            [
                "meta refresh forwards /new/"
            ]
        ),
        (
            """
            <meta http-equiv=refresh content="0 //e.org/"><meta http-equiv=refresh content=".5,/a">
            <meta http-equiv=refresh content="0/no"><meta http-equiv=refresh content="x; url=/no">
            """, ["meta refresh forwards //e.org/", "meta refresh forwards /a"]
        ),
        (
            "<iframe srcdoc='<img src=/no>'></iframe><p ONCLICK=x() onload=y() once=z on-a=b o>",
            ["iframe srcdoc hides ", "* on… scripts ONCLICK"]
        ),
        (
            "<meta property='og:image' content=/i.png><meta name=description content=/no>",
            [
                "meta content names /i.png"
            ]
        ),
        (
            "<video src=v poster=p></video><audio src=s></audio><track src=t><object data=o></object>",
            [
                "video src loads v", "video poster loads p", "audio src loads s",
                "track src loads t",
                "object data embeds o",
            ]
        ),
        (
            "<p style=\"background: url(&quot;a b.png&quot;)\"><a ping=/p href=/q>",
            [
                "style url() loads a b.png", "a ping loads /p", "a href navigates /q",
            ]
        ),
        (
            "<style>@import 'x.css'; /* url(no) */ a{b:url( y.png )} c{content:'url(no)'}</style>",
            [
                "style @import embeds x.css", "style url() loads y.png",
            ]
        ),
        ("<svg><style>a{b:url(y.png)}</style></svg>", ["style url() loads y.png"]),
        ("<svg><style>a{b:u&#114;l(y.png)}</style></svg>", ["style url() loads y.png"]),
        ("<style>a{b:u&#114;l(y.png)}</style>", []),
        (#"<p style="background:u\72 l&lpar;y.png)">"#, ["style url() loads y.png"]),
        (
            "<input type=image src=i><blockquote cite=/c><iframe src=/f></iframe><embed src=e>",
            [
                "input src loads i", "blockquote cite names /c", "iframe src embeds /f",
                "embed src embeds e",
            ]
        ),
        ("<div href=/no src=/no data=/no>", []),
    ])
    func `know which attributes are links and what a browser does with them`(
        html: String,
        expected: [String]
    ) {
        #expect(links(html) == expected)
    }

    @Test func `list ids, doubled ones, names and numbers`() {
        let found = facts(
            """
            <base href="/b/"><base href="/c/"><h1 id=a>x</h1><p id="b&amp;c"></p><p ID=a></p><p id=a>
            <a name=old id=d href="tel:+13125550142"></a><a href="SMS:988?body=hi">t</a>
            <input name=no><meta id=m content=x>
            """
        )
        #expect(found.ids == ["a", "b&c", "a", "a", "d", "m"])
        #expect(found.duplicateIDs == ["a"])
        #expect(found.fragmentTargets == ["a", "b&c", "d", "old", "m"])
        #expect(found.numberLinks == ["tel:+13125550142", "SMS:988?body=hi"])
        #expect(found.base == "/b/")
    }

    @Test func `of a stylesheet are what it loads`() {
        let css = """
            @charset "utf-8"; @IMPORT url("a.css") screen; @import "b.css";
            @font-face { src: URL( 'c.woff2' ) format("woff2"), url(d.woff); }
            .x { background: url(data:image/svg+xml,%3Csvg/%3E) } .y::after { content: "it\\"s url(no)" }
            """
        #expect(
            HTMLFacts(stylesheet: Array(css.utf8)).links.map(\.value) == [
                "a.css", "b.css", "c.woff2", "d.woff", "data:image/svg+xml,%3Csvg/%3E",
            ]
        )
    }

    @Test func `can be taken from any bytes, cut anywhere`() {
        let page = Array(
            """
            <!doctype html><html><head><title>x</title><script><!--<script></script>--></script>
            <style>@import "a"; b{c:url('d')}</style><meta http-equiv=refresh content="0;url='x">
            <body id=a><!-- c --><svg><![CDATA[x]]></svg><img srcset="a 1x, b (,) 2x" alt=&#x41;&amp></body>
            """.utf8
        )
        for count in 0...page.count { _ = HTMLFacts(Array(page[..<count])) }
        for count in 0...page.count { _ = HTMLFacts(Array(page[count...])) }
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("<>/!-=\"' &#;xaA[]()\\,\n\u{0}".utf8) + [0xFF]
        let words = [
            "script", "style", "svg", "href", "id", "srcset", "url(", "<!--", "CDATA", "@import",
        ]
        .map { Array($0.utf8) }
        for _ in 0..<3000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                if Int.random(in: 0..<3, using: &random) == 0 {
                    bytes += words.randomElement(using: &random) ?? []
                } else {
                    bytes.append(alphabet.randomElement(using: &random) ?? 0)
                }
            }
            let found = HTMLFacts(bytes)
            #expect(found.links.allSatisfy { $0.offset < max(1, bytes.count) }, "seed \(seed)")
            _ = NearestText.after(Int.random(in: -1...50, using: &random), in: bytes)
        }
    }

    @Test func `take time in proportion to a page that tries to be slow`() {
        let clock = ContinuousClock()
        for unit in [
            "<", "<!--", "<a ", "<a href='", "<script>", "<script><!--<script>", "</", "&#",
            "<svg>",
        ] {
            let bytes = Array(String(repeating: unit, count: 400_000 / unit.utf8.count).utf8)
            let time = clock.measure { _ = HTMLFacts(bytes) }
            #expect(time < .seconds(4), "\(unit): \(time)")
        }
    }

    @Test(
        arguments: [
            (#"<p><a href="/x"><b>Read</b> more &amp; more</a>"#, "Read"),
            ("<img src=x>Then text", "Then text"),
            ("<img src=x></p><p>", nil),
        ] as [(String, String?)]
    )
    func `come with the nearest text`(html: String, text: String?) throws {
        let offset = try #require(facts(html).links.first?.offset)
        #expect(NearestText.after(offset, in: Array(html.utf8)) == text)
    }

    @Test func `can stand in every attribute that a rule names`() {
        for name in LinkRule.attributes {
            let bytes = Array(name.utf8)
            #expect(LinkRule.holdsFacts(TagName(bytes, bytes.indices)), "\(name)")
        }
    }

    @Test func `tell names apart that are longer than a word`() {
        func name(_ text: String) -> TagName {
            TagName(Array(text.utf8), text.utf8.indices.isEmpty ? 0..<0 : 0..<text.utf8.count)
        }
        #expect(name("HTTP-Equiv") == .httpEquiv)
        #expect(name("imagesrcset") == .imagesrcset)
        #expect(name("imagesrcse") != .imagesrcset)
        #expect(name("imagesrcsets") != .imagesrcset)
        #expect(name("a") == .anchor)
        #expect(name("") == "")
        #expect(name("abcdefghijklmnopq") == name("another-long-name-x"))
    }
}
