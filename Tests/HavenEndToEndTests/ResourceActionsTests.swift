import HavenSite
import HavenTestSupport
import Testing

private let lines = """
    ---
    title: Lines
    kind: hotline
    ---
    ### Night Line {#night}
    - Call: 1-800-555-0101
    - Text: HELP to 741741
    - TTY: 711 then 988
    - TTY: 1-800-555-0102 (ask for Ann)
    - Web: https://night.example/

    ### Gone Line {#gone}
    - TTY: 1-800-555-0103
    - Status: defunct

    ### Our Line {#ours}
    - Call: 312-555-0142
    - Owner: this center

    """

@Suite struct `The page of a resource` {
    private func build(_ settings: String = "", _ files: [String: String] = [:]) throws -> BuiltSite
    {
        let own = [
            "Content/site.yaml": SiteFixture.settings + settings,
            "Content/resources/lines.md": lines,
        ]
        let site = try SiteFixture(own.merging(files) { _, new in new }).build()
        #expect(site.report.isSuccess, "\(site.messages)")
        return site
    }

    // MARK: Actions

    @Test func `offers a text telephone as a button that begins with what it is`() throws {
        let page = try build()["resources/night/index.html"]
        #expect(
            page.contains(
                "<a class=\"channel tty\" href=\"tel:+18005550102\"><strong>TTY: 1-800-555-0102"
                    + "</strong><span class=\"aloud\">: </span><span class=\"whose\">Night Line</span>"
                    + "</a> <span class=\"channel-note\">ask for Ann</span>"
            )
        )
        #expect(!page.contains("<dt>TTY</dt>"))
        #expect(!(try build()["resources/gone/index.html"]).contains("555-0103"))
    }

    @Test func `says of the relay that it is a relay, and whom it leads to`() throws {
        let page = try build()["resources/night/index.html"]
        #expect(
            page.contains(
                "<a class=\"channel tty\" href=\"tel:711\"><strong>TTY or relay: 711 then 988</strong>"
                    + "<span class=\"whose\">, to reach Night Line</span></a> "
                    + "<span class=\"channel-note\">711 is a relay service"
            )
        )
        #expect(page.ranges(of: "711 is a relay service").count == 1)
    }

    @Test func `has large buttons, which lists do not have`() throws {
        let site = try build()
        #expect(site["resources/night/index.html"].contains("<ul class=\"channels large\">"))
        #expect(!site["resources/lines/index.html"].contains("channels large"))
        #expect(site["resources/lines/index.html"].contains("href=\"sms:741741?body=HELP\""))
        #expect(site["resources/lines/index.html"].contains("<strong>Text HELP to 741741</strong>"))
    }

    // MARK: Changes

    private func report(_ site: BuiltSite, _ id: String) throws -> Substring? {
        let page = site["resources/\(id)/index.html"]
        guard let start = page.firstRange(of: "<p class=\"report-change\">") else { return nil }
        let end = try #require(page[start.upperBound...].firstRange(of: "</p>"))
        return page[start.upperBound..<end.lowerBound]
    }

    private let form = [
        "Content/contact.md":
            "---\ntitle: Contact\nform: {action: \"https://forms.example/f/a\"}\n---\nText.\n"
    ]
    private let email = "center: {name: A Center, email: hello@center.example}\n"

    @Test(arguments: ["night", "gone", "ours"])
    func `leads to the form of the center`(id: String) throws {
        let text = try #require(try report(try build(email, form), id))
        #expect(text.contains("<a href=\"/contact/\">Report a change</a>"))
        #expect(!text.contains("mailto:"))
    }

    @Test func `leads to its address where no form can send anything`() throws {
        let closed = [
            "Content/contact.md": "---\ntitle: Contact\nform: {action: none}\n---\nText.\n"
        ]
        for files in [closed, [:]] {
            let text = try #require(try report(try build(email, files), "night"))
            #expect(
                text.contains(
                    "<a href=\"mailto:hello@center.example?subject=Change%20to%20"
                        + "%E2%80%9CNight%20Line%E2%80%9D\">Report a change</a>"
                )
            )
        }
    }

    @Test func `says nothing where nobody can be written to`() throws {
        let phone = "center: {name: A Center, phone: 312-555-0142, phone_label: Our line}\n"
        for settings in ["", phone] {
            #expect(try report(try build(settings), "night") == nil)
        }
    }
}
