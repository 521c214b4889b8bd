import HavenDiagnostics
import Testing

@testable import HavenSite

@Suite struct `Checking the links of a site` {
    private func check(
        _ pages: [String: String],
        files: [String] = [],
        formAction: String? = nil,
        site: String = "https://example.org/c/"
    ) throws -> [String] {
        let resolver = try #require(LinkResolver(baseURL: site))
        let facts = try pages.map { path, html in
            let bytes = Array(html.utf8)
            return LinkCheck.Page(
                try OutputPath(path),
                path.hasSuffix(".css") ? HTMLFacts(stylesheet: bytes) : HTMLFacts(bytes)
            )
        }
        let paths = try (Array(pages.keys) + files).map { try OutputPath($0) }
        let diagnostics = LinkCheck(resolver, outputPaths: paths, formAction: formAction)
            .check(facts, contents: { pages[$0.text].map { Array($0.utf8) } })
        let one = LinkCheck(resolver, outputPaths: paths, formAction: formAction)
            .check(
                facts.reversed(),
                threads: 1,
                contents: { pages[$0.text].map { Array($0.utf8) } }
            )
        #expect(one == diagnostics)
        #expect(diagnostics.allSatisfy { $0.location?.range == nil })
        return diagnostics.map { diagnostic in
            ([
                (diagnostic.isError ? "" : "warning ")
                    + "\(diagnostic.location?.path ?? ""): \(diagnostic.message) [\(diagnostic.id.rawValue)]"
            ] + diagnostic.notes.map { "note: " + $0.message } + [
                "help: " + (diagnostic.help ?? "")
            ])
            .joined(separator: "\n")
        }
    }

    @Test func `finds nothing in a sound site`() throws {
        let pages = [
            "index.html": """
            <link rel=stylesheet href=/c/style.css><a href="about/#team">a</a><a href="#top">t</a>
            <a href="">s</a><a href="#">s</a><a href="doc.pdf#page=2">d</a><a href="/c/">h</a>
            <a href="https://example.org/c/about/">b</a><a href="https://other.org/">o</a>
            <a href="tel:988">c</a><img src="data:,x">
            <form method=post action="https://forms.org/?a=1&amp;b"></form>
            <a href="about/index.html#%74eam">e</a><a href="about/#:~:text=x">d</a>
            """,
            "about/index.html":
                "<h1 id=team>x</h1><a href=../>h</a><a href='#caf%C3%A9'></a><p id=café>",
            "style.css": "a{b:url(img/x.png)}",
        ]
        let found = try check(
            pages,
            files: ["doc.pdf", "img/x.png"],
            formAction: "https://forms.org/?a=1&b"
        )
        #expect(found == [])
    }

    @Test func `lets a form send to the one address that was chosen, or stay here`() throws {
        let pages = [
            "index.html": """
            <form method=post action="https://forms.org/f"></form><form method=post action=/c/></form>
            <form method=post></form><form method=post action="HTTPS://FORMS.ORG/g"><button formaction="//evil.org/">Send it</button>
            <input type=submit formaction="mailto:a@b.org"><input type=submit formaction="?x">
            </form><form method=post action="/c/gone/"></form>
            """
        ]
        let rule =
            "Output/index.html: a form may send only to the site or to the address in contact.md"
        let help =
            "help: remove the form from the template, or make the address the 'action:' of "
            + "Content/contact.md"
        let found = try check(pages, formAction: "https://forms.org/f")
        #expect(
            found == [
                """
                Output/index.html: '/c/gone/' leads to no page or file of this site [broken-link]
                note: in action of <form>
                help: mend or remove the link in the source or the template
                """,
                """
                \(rule), and this one sends to '//evil.org/' [foreign-form]
                note: in formaction of <button>, near 'Send it'
                \(help)
                """,
                """
                \(rule), and this one sends to 'HTTPS://FORMS.ORG/g' [foreign-form]
                note: in action of <form>, near 'Send it'
                \(help)
                """,
                """
                \(rule), and this one sends to 'mailto:a@b.org' [foreign-form]
                note: in formaction of <input>
                \(help)
                """,
            ]
        )
    }

    @Test(arguments: [
        ("https://example.org/c/", "http://example.org/c/", false),
        ("https://example.org/c/", "HTTP://example.org:80/c/", false),
        ("https://example.org/c/", "//example.org/c/", true),
        ("https://example.org/c/", "https://example.org/c/", true),
        ("https://example.org/c/", "/c/", true), ("https://example.org/c/", "", true),
        ("https://example.org/c/", "http://127.0.0.1:8000/f", false),
        ("https://localhost/c/", "http://localhost/c/", false),
        ("http://example.org/c/", "/c/", false), ("http://example.org/c/", "", false),
        ("http://example.org/c/", "https://example.org/c/", true),
        ("http://localhost.example.org/c/", "/c/", false),
        ("http://localhost/c/", "/c/", true), ("http://localhost:80/c/", "", true),
        ("http://127.0.0.1:8000/c/", "http://127.0.0.1:8001/f", true),
        ("http://[::1]:8000/c/", "http://[::1]:8000/c/", true),
    ])
    func `lets a form send by http only within this machine`(
        site: String,
        action: String,
        isFine: Bool
    ) throws {
        let page = ["index.html": "<form method=post action='\(action)'></form>"]
        let found = try check(page, formAction: action.isEmpty ? nil : action, site: site)
        #expect(found.isEmpty == isFine, "\(found)")
        #expect(found.allSatisfy { $0.contains("[form-action]") })
    }

    @Test func `knows by a base that a form sends by http`() throws {
        let page = ["index.html": "<base href='http://example.org/c/'><form method=post action=.>"]
        #expect(try check(page).map { $0.contains("[form-action]") } == [true])
    }

    @Test(arguments: [
        "<form></form>", "<form method=get action=/c/><input type=search name=q></form>",
        "<form><input type=HIDDEN><input type=submit><input type=image><button>x</button></form>",
        "<form method=POST><textarea></textarea></form>", "<form method=dialog><input></form>",
        "<form></form><textarea></textarea>",
        "<form method=post><button formmethod=post>x</button>",
        "<form method='&#112;ost'><input></form>", "<select></select><form></form>",
    ])
    func `lets a form go by GET only if it searches`(html: String) throws {
        #expect(try check(["index.html": html]) == [])
    }

    @Test(arguments: [
        "<form><textarea></textarea></form>", "<form method=get><select></select></form>",
        "<form><input></form>", "<form><input type=email></form>", "<form><input type=file></form>",
        "<form method=' post'><input></form>", "<form method=put><input></form>",
        "<form method=get method=post><input></form>", "<form action='/c/'><input type=tel>",
        "<form><p><input type=checkbox></p></form>", "<form><input type=search><input type=text>",
        "<form id=f></form><input type=text form=f>",
        "<textarea form=f></textarea><form id=f></form>",
        "<form><form method=post><textarea></textarea></form>",
        "<form method=post><button formmethod=get>x</button></form>",
        "<form method=post><input type=submit formmethod></form>",
        "<form><input type=search><button formaction='/c/'>x</button></form>",
        "<form action='https://forms.org/f'></form>",
    ])
    func `refuses a form that puts a message into the address`(html: String) throws {
        let found = try check(["index.html": html], formAction: "https://forms.org/f")
        #expect(found.map { $0.contains("[form-method]") } == [true])
    }

    @Test func `reports what leads nowhere, with the way out`() throws {
        let pages = [
            "index.html": """
            <p>Intro</p><a href="abuot/">About us</a> <a href="about">More</a>
            <img src=""> <a href="/other/">Out</a> <a href="/c">Home</a> <a href="//">x</a>
            """,
            "about/index.html": "<h1 id=team></h1><a href=#taem>To the team</a>",
            "style.css": "a{b:url(no.png)}",
        ]
        #expect(
            try check(pages) == [
                """
                Output/about/index.html: '#taem' leads to '#taem', which 'about/index.html' does not have \
                [broken-fragment]
                note: in href of <a>, near 'To the team'
                help: did you mean '#team'?
                """,
                """
                Output/index.html: '//' leads to no page or file of this site [broken-link]
                note: in href of <a>, near 'x'
                help: mend or remove the link in the source or the template
                """,
                """
                Output/index.html: '/c' lacks the slash at its end [broken-link]
                note: in href of <a>, near 'Home'
                help: write '/c/', which saves a redirect
                """,
                """
                Output/index.html: 'about' lacks the slash at its end [broken-link]
                note: in href of <a>, near 'More'
                help: write '/c/about/', which saves a redirect
                """,
                """
                Output/index.html: 'abuot/' leads to no page or file of this site [broken-link]
                note: in href of <a>, near 'About us'
                help: did you mean '/c/about/'?
                """,
                """
                Output/index.html: a URL that the browser loads by itself may not be empty [broken-link]
                note: in src of <img>, near 'Out'
                help: remove the attribute, or give it a URL
                """,
                """
                Output/index.html: '/other/' leads out of the site, which lives under '/c/' \
                [link-outside-base]
                note: in href of <a>, near 'Out'
                help: start it with '/c/'
                """,
                """
                Output/style.css: 'no.png' leads to no page or file of this site [broken-link]
                note: in a style
                help: mend or remove the link in the source or the template
                """,
            ]
        )
    }

    @Test func `reports what loads from others, but not links to them`() throws {
        let pages = [
            "index.html": """
            <script src="https://cdn.example.com/a.js"></script><img src="//cdn.example.com/b.png">
            <a href="https://elsewhere.org/">x</a><link rel=canonical href="https://else.org/">
            """
        ]
        #expect(
            try check(pages) == [
                """
                Output/index.html: a page may not make the browser ask another host, and this one asks \
                'cdn.example.com' for 'https://cdn.example.com/a.js' [third-party-request]
                note: in src of <script>, near 'x'
                help: put a copy of the file into Content/ and use that
                """
            ]
        )
    }

    @Test func `lets no link lead to a script, nor to a page inside of it`() throws {
        let long = "data:text/html," + String(repeating: "x", count: 60)
        let unsafe = [
            "<a href=' JavaScript:a()'>": "JavaScript:a()",
            "<a href='java\nscript:a'>": "javascript:a",
            "<area href=vbscript:a>": "vbscript:a",
            "<svg><a xlink:href=javascript:a>": "javascript:a",
            "<form method=post action=javascript:a>": "javascript:a",
            "<img src=javascript:a>": "javascript:a",
            "<button formaction=javascript:a>": "javascript:a",
            "<a href=data:TEXT/HTML;base64,AA>": "data:TEXT/HTML;base64,AA",
            "<a href=data:image/svg+xml,a>": "data:image/svg+xml,a",
            "<a href=\(long)>": long.prefix(60) + "…",
            "<meta http-equiv=refresh content='0;javascript:a'>": "javascript:a",
        ]
        for (html, value) in unsafe {
            let reports = try check(["index.html": html])
            #expect(reports.count == 1, "\(html)")
            let message =
                "Output/index.html: a link may not lead to a script or to a page inside of the link, as "
                + "'\(value)' does [unsafe-link]\n"
            #expect(reports.first?.hasPrefix(message) == true, "\(html): \(reports)")
        }
        let fine = [
            "<a href=data:text/csv,a download>", "<a href=mailto:a@b.org>",
            "<img src=data:image/svg+xml,a>",
            "<a href=./javascript:a>", "<link rel=icon href='data:,'>",
            "<iframe src=about:blank></iframe>",
        ]
        for html in fine {
            #expect(
                try check(["index.html": html], files: ["javascript:a"]) == [],
                "\(html)"
            )
        }
    }

    @Test(arguments: [
        "<link rel='x STYLESHEET' href=data:text/css,a>",
        "<style>@import 'data:text/css,a'</style>",
        "<iframe src=data:text/html,a></iframe>", "<script src=data:,a></script>",
        "<object data=data:image/svg+xml,a></object>", "<embed src='da\tta:,a'>",
    ])
    func `lets no part of a page stand in a URL`(html: String) throws {
        let reports = try check(["index.html": html])
        #expect(reports.count == 1)
        let message =
            "Output/index.html: a style sheet, script or frame may not come from a 'data:' URL, which is "
            + "not checked [unsafe-link]\n"
        #expect(reports.first?.hasPrefix(message) == true, "\(reports)")
    }

    @Test func `reports what sends on, what nobody checks, and scripts in attributes`() throws {
        let pages = [
            "index.html": """
            <meta http-equiv=refresh content="0; url=about/"><p onclick="x()">Text</p><p onClick=y()>
            """,
            "about/index.html": """
            <meta http-equiv=refresh content="0 https://other.org/"><meta http-equiv=refresh content=5>
            <iframe srcdoc="<img src=//other.org/>"></iframe><p onclick=x()>
            """,
        ]
        #expect(
            try check(pages) == [
                """
                Output/about/index.html: a page may not send the browser on to another host, and this one \
                sends it to 'other.org' [third-party-request]
                note: in refresh of <meta>
                help: link to it, so that people choose to go there
                """,
                """
                Output/about/index.html: a page in 'srcdoc' is not checked [unchecked-page]
                note: in srcdoc of <iframe>
                help: make it a page or file of the site, and name that in 'src'
                """,
                """
                warning Output/about/index.html: the script in 'onclick' does not run where a server \
                forbids scripts in pages [inline-script]
                note: in onclick
                note: and on 1 more page
                help: remove it, or put the script into a file below Templates/assets/ that listens for \
                the event
                """,
            ]
        )
    }

    @Test func `reports one mistake of a template once`() throws {
        var pages: [String: String] = [:]
        for number in 100..<1100 {
            pages["p\(number)/index.html"] = """
                <a href="/c/none/">None</a><a href="../none/">None</a><a href="/c/p100/#x">F</a>
                <p id=a><p id=a><p id=a>
                """
        }
        let reports = try check(pages)
        #expect(reports.count == 3)
        #expect(reports.allSatisfy { $0.hasPrefix("Output/p100/index.html: ") })
        #expect(reports.allSatisfy { $0.contains("note: and on 999 more pages") })
        #expect(
            reports.contains {
                $0.contains("the id 'a' may stand only once on a page [duplicate-id]")
            }
        )
    }

    @Test func `ask each page anew where a relative link leads that looks like a scheme`() throws {
        let pages = [
            "a/index.html": "<a href=http-guide.html></a>",
            "b/index.html": "<a href=http-guide.html></a>",
        ]
        let found = try check(pages, files: ["a/http-guide.html"])
        #expect(found.count == 1)
        #expect(
            found.first?.hasPrefix("Output/b/index.html: 'http-guide.html' leads to no") == true
        )
    }

    @Test(arguments: [
        "/c/", "/c/index.html", "/c/b/", "/c/b/index.html", "/c/b/x.css",
        "https://example.org/c/b/",
        "http://example.org/c/", "HTTPS://EXAMPLE.ORG/c/b/", "/c/b/?q", "/c/%62/", "/c/./b/",
        "/c/d%3Fe.html", "/c/.well-known/f", "/c/ä/", "/c/a\u{308}/", "/c/%C3%A4/",
    ])
    func `find files by all the ways to write their addresses`(url: String) throws {
        let files = ["b/index.html", "b/x.css", "d?e.html", ".well-known/f", "ä/index.html"]
        #expect(try check(["index.html": "<a href='\(url)'></a>"], files: files).isEmpty)
    }

    @Test(arguments: [
        "/c/b", "/c/d?e.html", "/c//b/", "/c/b//", "/c/B/", "//b/", "/c/b/x.css/", "/b/", "/c",
    ])
    func `find no others`(url: String) throws {
        let files = ["b/index.html", "b/x.css", "d?e.html"]
        let found = try check(["index.html": "<a href='\(url)'></a>"], files: files)
        #expect(found.count == (url == "//b/" ? 0 : 1))
    }
}
