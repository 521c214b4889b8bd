import HavenSite
import HavenTestSupport
import Testing

/// A center with something on every page of its own, and a second place that has nothing but a name.
private let settings = """
    format: 1
    title: Test Site
    url: https://example.org/
    timezone: America/Phoenix
    center:
      name: A Center
      description: What it is.
      numbers:
        - {label: Admissions, phone: 602-555-0142, hours: "Mon-Fri 08:00-20:30, Sat 20:00-02:00", owner: Night Service}
      locations:
        - name: Main
          street: 1 Sample Street
          city: Phoenix
          state: AZ
          postal_code: "85001"
          phone: 602-555-0145
          hours: ["Mon, Wed-Fri 09:00-12:00", "daily 18:00-19:00 America/New_York"]
          map: https://maps.example/?q=1
          accessibility: A ramp.
        - Second
      levels_of_care:
        - {name: Outpatient, summary: You live at home., audience: Adults}
      services:
        - {name: Counseling, summary: We talk., audience: Families, level: outpatient, locations: main}
        - {name: Groups, locations: second}
      insurance: [Sample Plan, Another Plan]
      insurance_note: Ask us.
      licenses:
        - {name: A license, number: "1", issuer: A Board, expires: 2027-01-31, url: "https://board.example/"}
      accreditations: [{name: An accreditation}]
      team:
        - {name: Robin Sample, credentials: LCSW, role: Counselor, bio: Robin listens., languages: [English], photo: {src: media/robin.svg, alt: A drawing of Robin}}
        - Casey Demo

    """

private let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"

@Suite struct `The pages of a center` {
    private func build(_ files: [String: String] = [:]) throws -> BuiltSite {
        let all = ["Content/site.yaml": settings, "Content/media/robin.svg": picture]
        let site = try SiteFixture(all.merging(files) { _, own in own }).build()
        #expect(site.report.isSuccess, "\(site.messages)")
        return site
    }

    /// The main part of a page, without what every page has.
    private func main(_ site: BuiltSite, _ path: String) -> String {
        let page = site[path]
        guard let start = page.firstRange(of: "<main"), let end = page.firstRange(of: "</main>")
        else {
            return page
        }
        return String(page[start.lowerBound..<end.lowerBound])
    }

    @Test func `are there when their facts are, and not otherwise`() throws {
        let pages = [
            "services/index.html", "services/counseling/index.html", "levels-of-care/index.html",
            "levels-of-care/outpatient/index.html", "locations/index.html",
            "locations/main/index.html", "locations/second/index.html", "team/index.html",
            "team/robin-sample/index.html", "team/casey-demo/index.html", "about/index.html",
            "insurance/index.html",
        ]
        let full = try build()
        for page in pages { #expect(full.files[page] != nil, "\(page)") }
        let bare = try SiteFixture([:]).build()
        #expect(bare.report.diagnostics.isEmpty, "\(bare.messages)")
        for page in pages { #expect(bare.files[page] == nil, "\(page)") }
    }

    @Test func `show a place with its hours in words, its zone and its own number`() throws {
        let page = main(try build(), "locations/main/index.html")
        #expect(page.contains("<address>1 Sample Street, Phoenix, AZ 85001</address>"))
        #expect(page.contains("<li>Monday, Wednesday to Friday: 9\u{A0}am to noon</li>"))
        #expect(page.contains("<li>Every day: 6\u{A0}pm to 7\u{A0}pm (Eastern time)</li>"))
        #expect(page.contains("These times are in Arizona time"))
        #expect(page.contains("<span class=\"label\">A Center, Main:</span>"))
        #expect(page.contains("A ramp."))
        #expect(page.contains("<a href=\"/services/counseling/\">Counseling</a>"))
        #expect(!page.contains("/services/groups/"), "given at the other place only")
    }

    @Test func `say nothing about facts that a place does not have`() throws {
        let page = main(try build(), "locations/second/index.html")
        for absent in ["Address", "Hours", "Phone", "Accessibility", "map"] {
            #expect(!page.contains(absent), "\(absent)")
        }
        #expect(page.contains("/services/groups/"))
    }

    @Test func `lead to a map and never show one`() throws {
        let site = try build()
        for path in ["locations/index.html", "locations/main/index.html"] {
            let page = site[path]
            #expect(
                page.contains(
                    "href=\"https://maps.example/?q=1\">Open in a map (another site)</a>"
                )
            )
            // Besides, the structured data names it.
            #expect(page.ranges(of: "=\"https://maps.example").count == 1, "\(path)")
            #expect(!page.contains("<iframe"))
        }
    }

    @Test func `say for whom, at which level and where a service is, and whose line to call`()
        throws
    {
        let page = main(try build(), "services/counseling/index.html")
        #expect(page.contains("We talk."))
        #expect(page.contains("<dd>Families</dd>"))
        #expect(page.contains("<dd><a href=\"/levels-of-care/outpatient/\">Outpatient</a></dd>"))
        #expect(page.contains("<dd><a href=\"/locations/main/\">Main</a></dd>"))
        #expect(page.contains("<span class=\"label\">Admissions:</span>"))
        #expect(page.contains("Night Service answers this line for us."))
        #expect(page.contains("<li>Monday to Friday: 8\u{A0}am to 8:30\u{A0}pm</li>"))
        #expect(page.contains("<li>Saturday: 8\u{A0}pm to 2\u{A0}am the next day</li>"))
        #expect(page.contains("It is not a crisis line."))
    }

    @Test func `show people with picture, letters, role and languages`() throws {
        let site = try build()
        let list = main(site, "team/index.html")
        #expect(list.contains("<img src=\"/media/robin.svg\" alt=\"A drawing of Robin\""))
        #expect(list.contains("<a href=\"/team/robin-sample/\">Robin Sample, LCSW</a>"))
        #expect(list.contains("<a href=\"/team/casey-demo/\">Casey Demo</a>"))
        let page = main(site, "team/robin-sample/index.html")
        #expect(page.contains("<h1>Robin Sample, LCSW</h1>"))
        #expect(page.contains("Robin listens."))
        #expect(!page.contains("Articles by"))
    }

    @Test func `lead from a person to what that person wrote`() throws {
        let site = try build([
            "Content/articles/a.md": "---\ntitle: A\nauthors: [Robin Sample]\n---\nText.\n"
        ])
        #expect(
            main(site, "team/robin-sample/index.html")
                .contains("<a href=\"/authors/robin-sample/\">Articles by Robin Sample</a>")
        )
        #expect(!main(site, "team/casey-demo/index.html").contains("Articles by"))
    }

    @Test func `name an entry whose page is kept back, without a link`() throws {
        let site = try build([
            "Content/services/groups.md": "---\ntitle: Groups\ndraft: true\n---\nSoon.\n",
            "Content/team/casey-demo.md": "---\ntitle: Casey\ndraft: true\n---\nSoon.\n",
        ])
        #expect(main(site, "services/index.html").contains("<h2>Groups</h2>"))
        #expect(main(site, "team/index.html").contains("<h2>Casey Demo</h2>"))
        #expect(main(site, "locations/second/index.html").contains("<li>Groups</li>"))
    }

    @Test func `take the author's words around the facts`() throws {
        let site = try build([
            "Content/services/_index.md": "---\ntitle: What we do\n---\nAll of it.\n",
            "Content/services/counseling.md": "---\ntitle: Talking\n---\nMore *words*.\n",
            "Content/services/costs.md": "---\ntitle: What it costs\n---\nAsk.\n",
        ])
        let list = main(site, "services/index.html")
        #expect(list.contains("<h1>What we do</h1>"))
        #expect(list.contains("<p>All of it.</p>"))
        #expect(list.contains("<a href=\"/services/costs/\">What it costs</a>"))
        let page = main(site, "services/counseling/index.html")
        #expect(page.contains("<h1>Talking</h1>"))
        #expect(page.contains("More <em>words</em>."))
        #expect(page.contains("We talk."))
    }

    @Test func `list each entry once on a list cut into parts`() throws {
        let names = (1...5).map { "Service \($0)" }
        let site = try build([
            "Content/site.yaml": SiteFixture.settings
                + "pagination: 2\ncenter:\n  services: [\(names.joined(separator: ", "))]\n"
        ])
        let parts = ["", "page/2/", "page/3/"].map { main(site, "services/\($0)index.html") }
        for (index, name) in names.enumerated() {
            let having = parts.indices.filter { parts[$0].contains(">\(name)</a></h2>") }
            #expect(having == [index / 2], "\(name)")
        }
    }

    @Test func `say who licensed the center, until when, and where to check it`() throws {
        let page = main(try build(), "about/index.html")
        #expect(page.contains("What it is."))
        #expect(page.contains("<strong>A license</strong>"))
        #expect(page.contains("<dd>A Board</dd>"))
        #expect(page.contains("<time datetime=\"2027-01-31\">January 31, 2027</time>"))
        #expect(page.contains("<a class=\"external\" href=\"https://board.example/\">"))
        #expect(page.contains("<strong>An accreditation</strong>"))
        #expect(page.contains("<a href=\"/locations/main/\">Main</a><br>1 Sample Street"))
        #expect(page.contains("<a href=\"/team/\">"))
    }

    @Test func `say what is paid by whom, and how to ask`() throws {
        let page = main(try build(), "insurance/index.html")
        #expect(page.contains("<li>Sample Plan</li>"))
        #expect(page.contains("Ask us."))
        #expect(page.contains("tel:+16025550142"))
    }

    @Test func `lead from admissions to insurance, levels and places that exist`() throws {
        let words = ["Content/admissions.md": "---\ntitle: Admissions\n---\nYou call.\n"]
        let page = main(try build(words), "admissions/index.html")
        #expect(page.contains("<p>You call.</p>"))
        #expect(page.contains("tel:+16025550142"))
        for link in ["/insurance/", "/levels-of-care/outpatient/", "/locations/main/"] {
            #expect(page.contains("href=\"\(link)\""), "\(link)")
        }
        let bare = try SiteFixture(words).build()
        #expect(bare.report.diagnostics.isEmpty, "\(bare.messages)")
        #expect(main(bare, "admissions/index.html").ranges(of: "href=").isEmpty)
    }

    @Test func `show every line and place on a contact page that nobody wrote`() throws {
        let page = main(try build(), "contact/index.html")
        #expect(page.contains("<span class=\"label\">Admissions:</span>"))
        #expect(page.contains("Night Service answers this line for us."))
        #expect(page.contains("This is not a crisis line."))
        #expect(page.contains("<a href=\"/locations/main/\">Main</a>"))
        let settings = SiteFixture.settings + "center: {email: hello@example.org}\n"
        let site = try SiteFixture(["Content/site.yaml": settings]).build()
        let other = main(site, "contact/index.html")
        #expect(other.contains("mailto:hello@example.org"))
        #expect(!other.contains("crisis line"))
        #expect(!other.contains("Where we are"))
    }

    @Test func `put the crisis lines beside a text that speaks of danger`() throws {
        let text = "---\ntitle: Words\n---\nIn an overdose, every minute counts.\n"
        // All kinds of pages that have a text of an author.
        let pages = [
            "about", "admissions", "contact", "insurance", "privacy", "safety", "accessibility",
            "crisis-numbers", "site-map", "plain", "articles/_index", "articles/a",
            "services/_index", "services/counseling", "levels-of-care/_index",
            "levels-of-care/outpatient", "locations/_index", "locations/main", "team/_index",
            "team/casey-demo", "resources/_index", "authors/_index", "authors/someone",
            "tags/_index",
            "tags/one",
        ]
        let site = try build(
            Dictionary(uniqueKeysWithValues: pages.map { ("Content/\($0).md", text) })
        )
        for page in pages {
            let main = main(site, page.replacing("/_index", with: "") + "/index.html")
            let lines = main.ranges(of: "class=\"urgent\"")
            #expect(lines.count == 1, "\(page)")
            let words = try #require(main.firstRange(of: "every minute counts"), "\(page)")
            #expect(lines.allSatisfy { $0.lowerBound < words.lowerBound }, "\(page)")
        }
        #expect(!main(site, "services/groups/index.html").contains("class=\"urgent\""))
    }

    @Test func `put the crisis lines beside facts and directories that speak of danger`() throws {
        let words = "In an overdose every minute counts."
        let directory = """
            ---
            title: Help
            kind: education
            ---
            \(words)

            ### Night Line {#night}
            \(words)
            - Kind: hotline
            - Call: 1-800-555-0101

            ### A course {#course}
            \(words)
            - Web: https://course.example/

            """
        let site = try build([
            "Content/site.yaml": settings.replacing("We talk.", with: words)
                .replacing("You live at home.", with: words)
                .replacing("Robin listens.", with: words),
            "Content/resources/help.md": directory,
        ])
        for page in [
            "services/counseling", "levels-of-care/outpatient", "team/robin-sample",
            "resources/help", "resources/course",
        ] {
            let main = main(site, page + "/index.html")
            let lines = main.ranges(of: "class=\"urgent\"")
            #expect(lines.count == 1, "\(page)")
            let text = try #require(main.firstRange(of: "every minute counts"), "\(page)")
            #expect(lines.allSatisfy { $0.lowerBound < text.lowerBound }, "\(page)")
        }
        // A hotline is what the lines would offer.
        #expect(!main(site, "resources/night/index.html").contains("class=\"urgent\""))
    }
}
