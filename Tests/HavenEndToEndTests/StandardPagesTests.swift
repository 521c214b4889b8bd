import HavenSite
import HavenTestSupport
import Testing

/// Lines of others, one of the center's own among them, and one that has no number.
private let lines = """
    ---
    title: Lines
    kind: hotline
    ---
    ## Crisis

    ### Night Line {#night}
    - Call: 1-800-555-0101, then press 1
    - TTY: 711 then 988
    - Hours: 24/7
    - Source: A list. Read on 2026-02-03; check it. Called by nobody.

    ### Letters Line {#letters}
    - Call: 1-800-555-HELP (4357)
    - Text: START to 741741
    - Source: Another list. Read on 2026-03-04.

    ### Web Line {#web}
    - Web: https://line.example/

    ### Our Line {#ours}
    - Call: 602-555-0142
    - Owner: this center

    ### First Line {#first}
    - Call: 988

    """

private let center = """
    crisis: [first]
    center:
      name: A Center
      phone: 602-555-0142
      phone_label: Our front desk

    """

@Suite struct `The pages that make themselves` {
    private func build(_ settings: String = "", _ files: [String: String] = [:]) throws -> BuiltSite
    {
        let own = ["Content/site.yaml": SiteFixture.settings + settings]
        let site = try SiteFixture(own.merging(files) { _, own in own }).build()
        #expect(site.report.isSuccess, "\(site.messages)")
        return site
    }

    /// The main part of a page, without what every page has.
    private func main(_ site: BuiltSite, _ name: String) -> String {
        let page = site[name + "/index.html"]
        guard let start = page.firstRange(of: "<main"), let end = page.firstRange(of: "</main>")
        else {
            return page
        }
        return String(page[start.lowerBound..<end.lowerBound])
    }

    @Test func `are there for a site of a title and an address`() throws {
        let site = try build()
        #expect(site.report.diagnostics.isEmpty, "\(site.messages)")
        for name in ["privacy", "accessibility", "safety", "site-map"] {
            #expect(main(site, name).contains("<h1>"), "\(name)")
        }
        for name in ["about", "insurance", "admissions", "contact", "crisis-numbers"] {
            #expect(site.files[name + "/index.html"] == nil, "\(name)")
        }
        #expect(main(site, "accessibility").contains("There is no number or address of ours"))
        #expect(main(site, "safety").contains("call your local emergency number"))
        #expect(!main(site, "privacy").contains("Ask us"))
    }

    @Test func `load nothing from elsewhere`() throws {
        let site = try build(center, ["Content/resources/lines.md": lines])
        for (path, _) in site.files where path.hasSuffix(".html") {
            let page = site[path]
            for start in [
                "src=\"http", "src=\"//", "<iframe", "<embed", "<object", "@import", "url(http",
            ] {
                #expect(!page.contains(start), "\(path): \(start)")
            }
        }
    }

    // MARK: The sheet of crisis numbers

    @Test func `keep the center's own number out of the lists of the sheet`() throws {
        let site = try build(center, ["Content/resources/lines.md": lines])
        let page = main(site, "crisis-numbers")
        let own = try #require(page.firstRange(of: "class=\"sheet-own\""))
        let lists = page[..<own.lowerBound]
        #expect(!lists.contains("0142"))
        #expect(!lists.contains("Our Line"))
        #expect(page[own.lowerBound...].contains("<span class=\"label\">Our front desk:</span>"))
        #expect(page[own.lowerBound...].contains("This is not a crisis line."))
    }

    @Test func `write numbers of the sheet in full`() throws {
        let page = main(
            try build(center, ["Content/resources/lines.md": lines]),
            "crisis-numbers"
        )
        #expect(page.contains(">1-800-555-0101, then press 1</a>"))
        #expect(page.contains(">1-800-555-4357</a> <span class=\"quiet\">or 1-800-555-HELP (4357)"))
        #expect(page.contains(">START to 741741</a>"))
        #expect(page.contains("<dd>711 then 988</dd>"))
        #expect(page.contains("This sheet is at https://example.org/crisis-numbers/"))
    }

    @Test func `put the crisis lines of the site first, and lines without a number nowhere`() throws
    {
        let page = main(
            try build(center, ["Content/resources/lines.md": lines]),
            "crisis-numbers"
        )
        let first = try #require(page.firstRange(of: "First Line"))
        let night = try #require(page.firstRange(of: "Night Line"))
        #expect(first.lowerBound < night.lowerBound)
        // Once as a line, and once on the card for the wallet.
        #expect(page.ranges(of: "<h3>First Line</h3>").count == 1)
        #expect(page.ranges(of: "First Line").count == 2)
        #expect(!page.contains("Web Line"))
    }

    @Test func `say when the facts of the sheet were read, in the words of the source`() throws {
        let page = main(
            try build(center, ["Content/resources/lines.md": lines]),
            "crisis-numbers"
        )
        #expect(page.contains("Note 1: Read on 2026-02-03; check it."))
        #expect(page.contains("Note 2: Read on 2026-03-04."))
        #expect(page.contains("24/7 · Note 1"))
        #expect(!page.contains("Called by nobody"))
        let same = lines.replacing("2026-03-04.", with: "2026-02-03; check it.")
            .replacing("- Call: 988", with: "- Call: 988\n- Source: Read on 2026-02-03; check it.")
        let one = main(try build(center, ["Content/resources/lines.md": same]), "crisis-numbers")
        #expect(one.contains("<p>Read on 2026-02-03; check it.</p>"))
        #expect(!one.contains("Note 1"))
    }

    // MARK: Privacy

    @Test func `name every script of the pages`() throws {
        let plain = try build()
        #expect(main(plain, "privacy").contains("The pages have no scripts."))
        let dated = try build("notice:\n  - {text: Closed, until: 2026-12-26}\n")
        let form = try build(
            "",
            ["Content/contact.md": contact("action: https://forms.example/f/a")]
        )
        #expect(main(form, "privacy").contains("form.js checks the contact form"))
        #expect(main(dated, "privacy").contains("notice.js shows and hides notices"))
        #expect(scripts(of: dated["index.html"]) == ["notice.js"])
        #expect(scripts(of: form["contact/index.html"]) == ["form.js"])
        for site in [plain, dated, form] {
            let privacy = main(site, "privacy")
            for (path, _) in site.files where path.hasSuffix(".html") {
                for script in scripts(of: site[path]) {
                    #expect(privacy.contains(script), "\(path): \(script)")
                }
            }
        }
    }

    /// The names of the files of scripts, without folder and fingerprint: `form.js`.
    private func scripts(of page: String) -> [String] {
        page.ranges(of: "<script ").compactMap { start in
            let element = page[start.upperBound...].prefix { $0 != ">" }
            guard let source = element.firstRange(of: "src=\"") else { return nil }
            let address = element[source.upperBound...].prefix { $0 != "\"" }
            guard let file = address.split(separator: "/").last else { return nil }
            // `form-49696ae532.js` is `form.js` and ten digits of its bytes.
            guard let dash = file.lastIndex(of: "-"), file.hasSuffix(".js") else {
                return String(file)
            }
            return file[..<dash] + ".js"
        }
    }

    @Test func `vouch for no script and no code of the site's own`() throws {
        let script = try build("", ["Content/static/count.js": "var a = 1;\n"])
        #expect(main(script, "privacy").contains("<li>Content/static/count.js</li>"))
        let html = try build("raw_html: allow\n")
        #expect(main(html, "privacy").contains("put code into its texts"))
        for site in [script, html] {
            #expect(main(site, "privacy").contains("This list does not cover"))
            #expect(!main(site, "privacy").contains("The pages have no scripts."))
            #expect(!main(site, "safety").contains("set no cookies"))
            let accessibility = main(site, "accessibility")
            #expect(accessibility.contains("This list does not cover"))
            for promise in ["read without scripts", "blink, move or play"] {
                #expect(!accessibility.contains(promise), "\(promise)")
            }
        }
        let plain = try build()
        #expect(!main(plain, "privacy").contains("This list does not cover"))
        #expect(!main(plain, "accessibility").contains("This list does not cover"))
        #expect(main(plain, "accessibility").contains("All pages can be read without scripts."))
        #expect(main(plain, "accessibility").contains("blink, move or play"))
    }

    @Test func `promise that all pages can be read without scripts only if all scripts are known`()
        throws
    {
        let promise = "All pages can be read without scripts."
        let notice = "notice:\n  - {text: Closed, until: 2026-12-26}\n"
        #expect(main(try build(notice), "privacy").contains(promise))
        let html = main(try build(notice + "raw_html: allow\n"), "privacy")
        #expect(html.contains("notice.js shows and hides notices"))
        #expect(!html.contains(promise))
    }

    @Test func `say what the pages keep, and that a host may keep more`() throws {
        let host = "The company whose computers keep the site may keep a list of visits."
        let plain = try build()
        #expect(main(plain, "safety").contains("<p>The pages set no cookies. \(host)</p>"))
        #expect(main(plain, "safety").contains("<a href=\"/privacy/\">"))
        #expect(main(try build("raw_html: allow\n"), "safety").contains("<p>\(host)</p>"))
        let privacy = main(plain, "privacy")
        for sentence in [
            "They set no cookies.", "Most hosts keep a list of this", "What the pages",
        ] {
            #expect(privacy.contains(sentence), "\(sentence)")
        }
        #expect(!privacy.contains("It sets no cookies"))
    }

    @Test func `speak of licenses only where there are some`() throws {
        let site = try build("center: {name: A Center, description: What it is.}\n")
        #expect(site["about/index.html"].contains("content=\"Who we are.\""))
        #expect(!site["about/index.html"].contains("licenses"))
    }

    @Test func `show each crisis line once where a text of the center speaks of danger`() throws {
        let words = "---\ntitle: Words\n---\nIn an overdose, every minute counts.\n"
        let site = try build(
            center,
            [
                "Content/resources/lines.md": lines, "Content/safety.md": words,
                "Content/crisis-numbers.md": words,
            ]
        )
        let safety = main(site, "safety")
        #expect(safety.ranges(of: "href=\"tel:988\"").count == 1)
        #expect(safety.contains("one of the lines at the top of this page"))
        #expect(!safety.contains("danger-lines"))
        let sheet = main(site, "crisis-numbers")
        #expect(sheet.ranges(of: "href=\"tel:988\"").count == 1)
        #expect(sheet.contains("If someone may be having an overdose now"))
        let plain = main(try build(center, ["Content/resources/lines.md": lines]), "safety")
        #expect(plain.ranges(of: "href=\"tel:988\"").count == 1)
        #expect(plain.contains("danger-lines"))
    }

    private func contact(_ form: String) -> String {
        "---\ntitle: Contact\nform: {\(form)}\n---\nText.\n"
    }

    @Test func `say that a form without an address sends nothing`() throws {
        let site = try build("", ["Content/contact.md": contact("action: none")])
        let privacy = main(site, "privacy")
        #expect(privacy.contains("is not connected. It cannot send anything"))
        #expect(privacy.contains("href=\"/contact/\""))
        for absent in ["There is no contact form", "Your answers go", "form.js", "(required)"] {
            #expect(!privacy.contains(absent), "\(absent)")
        }
    }

    @Test func `say to whom an open form sends what, and that nothing protects it`() throws {
        let site = try build(
            "",
            ["Content/contact.md": contact("action: https://forms.example/f/a")]
        )
        let privacy = main(site, "privacy")
        #expect(privacy.contains("Your answers go to forms.example."))
        #expect(privacy.contains("<li>Your name (required)</li>"))
        #expect(privacy.contains("<li>Email</li>"))
        #expect(privacy.contains("You cannot add files."))
        #expect(privacy.contains("There is no agreement"))
        for absent in ["There is no contact form", "not connected", "Insurance card"] {
            #expect(!privacy.contains(absent), "\(absent)")
        }
    }

    @Test func `speak of files and of the agreement if the form has them`() throws {
        let site = try build(
            "",
            ["Content/contact.md": contact("action: https://forms.example/f/a, baa: true")]
        )
        let privacy = main(site, "privacy")
        #expect(privacy.contains("<li>Insurance card (front)</li>"))
        #expect(privacy.contains("If you add files, they are sent too."))
        #expect(privacy.contains("There is an agreement"))
        #expect(!privacy.contains("There is no agreement"))
    }

    @Test func `name the host of the site if it takes the messages itself`() throws {
        let site = try build("", ["Content/contact.md": contact("preset: netlify")])
        let privacy = main(site, "privacy")
        #expect(privacy.contains("Your answers go to the host of this site."))
        #expect(!privacy.contains("is told the name of this site"))
    }

    @Test func `say that a site without a form has none`() throws {
        let privacy = main(try build(center, ["Content/resources/lines.md": lines]), "privacy")
        #expect(privacy.contains("There is no contact form on this site."))
        #expect(!privacy.contains("Your answers go"))
        #expect(privacy.contains("href=\"/safety/\""))
    }

    @Test func `speak of maps only if there are links to maps`() throws {
        #expect(
            !main(try build(center, ["Content/resources/lines.md": lines]), "privacy").contains(
                "map site"
            )
        )
        let settings = "center:\n  locations:\n    - {name: Main, map: \"https://maps.example/\"}\n"
        #expect(main(try build(settings), "privacy").contains("map site"))
    }

    // MARK: The site map

    @Test func `list every public page but those of resources`() throws {
        let site = try build(
            center + "  services: [Counseling]\n  team: [Robin Sample]\n",
            [
                "Content/resources/lines.md": lines,
                "Content/articles/a.md": "---\ntitle: A\ntags: [One]\n---\nText.\n",
                "Content/articles/deep/b.md": "---\ntitle: B\nauthors: [Robin]\n---\nText.\n",
                "Content/articles/deep/deeper/c.md": "---\ntitle: C\n---\nText.\n",
                "Content/plain.md": "---\ntitle: Plain\n---\nText.\n",
                "Content/draft.md": "---\ntitle: Draft\ndraft: true\n---\nText.\n",
            ]
        )
        let map = main(site, "site-map")
        let addresses = site["sitemap.xml"].split(separator: "<loc>https://example.org").dropFirst()
            .map { String($0.prefix { $0 != "<" }) }
        #expect(addresses.count > 15)
        let single = ["night", "letters", "web", "ours", "first"].map { "/resources/\($0)/" }
        for address in addresses where address != "/site-map/" {
            let isSingle = single.contains {
                address.hasSuffix($0.replacing("/resources", with: ""))
            }
            #expect(map.contains("href=\"\(address)\"") != isSingle, "\(address)")
        }
        #expect(!map.contains("Draft"))
    }
}
