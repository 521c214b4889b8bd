import HavenSite
import HavenTestSupport
import Testing

/// A directory of others with lines of the center in it: beside others, and alone in a category.
private let mixed = """
    ---
    title: Lines
    kind: hotline
    ---
    ## Near {#near}

    ### Our Line {#ours}
    - Call: 602-555-0142
    - Hours: Mon-Fri 09:00-17:00 America/New_York
    - Owner: this center

    ### Town Line {#town}
    - Call: 1-800-555-0101

    ## Inside {#inside}
    Only what we offer.

    ### Our Course {#course}
    - Kind: education
    - Web: https://course.example/
    - Owner: this center

    ## Far {#far}

    ### Land Line {#land}
    - Call: 1-800-555-0102
    - Hours: Mon-Fri 09:00-17:00 America/New_York

    """

@Suite struct `What the center offers in a directory of others` {
    private func build(_ files: [String: String], lines: String = mixed) throws -> BuiltSite {
        let settings = SiteFixture.settings + "center: {name: A Center}\n"
        let own = ["Content/site.yaml": settings, "Content/resources/lines.md": lines]
        let site = try SiteFixture(own.merging(files) { _, new in new }).build()
        #expect(site.report.isSuccess, "\(site.messages)")
        return site
    }

    /// The headings of the main part of a page, but for that of its title: `h3: Town Line`.
    private func outline(_ page: String, from start: String = "<main") throws -> [String] {
        let begin = try #require(page.firstRange(of: start))
        let end = try #require(page.firstRange(of: "</main>"))
        let main = page[begin.lowerBound..<end.lowerBound]
        return main.ranges(of: "<h").compactMap { start in
            let rest = main[start.upperBound...]
            guard let level = rest.first?.wholeNumberValue, level > 1 else { return nil }
            let element = rest.prefix(upTo: rest.firstRange(of: "</h")?.lowerBound ?? rest.endIndex)
            let text = element.replacing("</a>", with: "").split(separator: ">").last ?? ""
            return "h\(level): \(text)"
        }
    }

    @Test func `stands after all others, under its own heading, where links still find it`() throws
    {
        let page = try build([:])["resources/lines/index.html"]
        #expect(
            try outline(page) == [
                "h2: On this page", "h2: Near", "h3: Town Line", "h2: Far", "h3: Land Line",
                "h2: From A Center", "h3: Our Line", "h3: Inside", "h4: Our Course",
            ]
        )
        for id in ["near", "far", "inside", "ours", "town", "course", "land", "_own"] {
            #expect(page.ranges(of: " id=\"\(id)\"").count == 1, "\(id)")
        }
        #expect(page.contains("<li><a href=\"#_own\">From A Center</a></li>"))
        #expect(!page.contains("href=\"#inside\""))
        #expect(page.contains("<p>Only what we offer.</p>"))
    }

    @Test func `has no heading where nobody else is listed`() throws {
        let lines = """
            ---
            title: Lines
            kind: hotline
            ---
            ### Our Line {#ours}
            - Call: 602-555-0142
            - Owner: this center

            ### Town Line {#town}
            - Call: 1-800-555-0101

            """
        let both = try build([:], lines: lines)["resources/lines/index.html"]
        #expect(
            try outline(both) == [
                "h2: On this page", "h2: Town Line", "h2: From A Center", "h3: Our Line",
            ]
        )
        let alone = try build(
            [:],
            lines: String(
                lines.prefix(upTo: try #require(lines.firstRange(of: "### T")).lowerBound)
            )
        )
        #expect(!alone["resources/lines/index.html"].contains("href=\"#town\""))
        #expect(alone["resources/lines/index.html"].contains("id=\"ours\""))
    }

    @Test func `stands after others in an article that names both`() throws {
        func article(_ ids: String) throws -> [String] {
            let text = "---\ntitle: A\n---\n## Where\n\n```resources\nids: [\(ids)]\n```\n"
            let site = try build(["Content/articles/a.md": text])
            return try outline(site["articles/a/index.html"], from: "class=\"resources\"")
                .filter { $0 != "h2: More to explore" && $0 != "h2: Talk with us" }
        }
        #expect(
            try article("ours, town, course, land") == [
                "h3: Town Line", "h3: Land Line", "h3: From A Center", "h4: Our Line",
                "h4: Our Course",
            ]
        )
        #expect(try article("course, ours") == ["h3: Our Course", "h3: Our Line"])
        #expect(try article("land, town") == ["h3: Land Line", "h3: Town Line"])
    }

    @Test func `is said to be the center's in words that fit a course as well as a line`() throws {
        let site = try build([:])
        for id in ["ours", "course"] {
            let page = site["resources/\(id)/index.html"]
            #expect(page.contains("Offered by A Center, not by an independent organization"))
            #expect(!page.contains("A line of"))
        }
        #expect(!site["resources/town/index.html"].contains("Offered by"))
    }

    @Test func `names its time zone as the rest of the site does, and so do others`() throws {
        let site = try build([:])
        for id in ["ours", "land"] {
            #expect(
                site["resources/\(id)/index.html"].contains(
                    "<dd>Monday to Friday: 9\u{A0}am to 5\u{A0}pm (Eastern time)</dd>"
                )
            )
        }
        let sheet = site["crisis-numbers/index.html"]
        #expect(sheet.contains(">Mon-Fri 09:00-17:00 (Eastern time)</p>"))
        #expect(sheet.contains(">Mon-Fri 09:00-17:00 America/New_York</p>"))
    }

    @Test func `fills the sheet of crisis numbers with nothing that is not there`() throws {
        let lines = """
            ---
            title: Lines
            kind: hotline
            ---
            ### Our Line {#ours}
            - Call: 602-555-0142
            - Owner: this center

            """
        let written = ["Content/crisis-numbers.md": "---\ntitle: Numbers\n---\n"]
        let page = try build(written, lines: lines)["crisis-numbers/index.html"]
        #expect(try outline(page) == ["h2: Our own number", "h3: Our Line"])
        #expect(page.contains("No crisis lines of others are listed on this site."))
        #expect(page.contains("602-555-0142"))
        for absent in ["None of them is ours", "To print this page", "class=\"crisis\""] {
            #expect(!page.contains(absent), "\(absent)")
        }
    }

    @Test func `promises no number of sheets of paper`() throws {
        let page = try build([:])["crisis-numbers/index.html"]
        #expect(page.contains("use “Print” in your browser’s menu.</p>"))
        #expect(!page.contains("one or two sheets"))
    }
}
