import HavenSite
import HavenTestSupport
import Testing

private let independent = """
    ---
    title: Lines
    kind: hotline
    ---
    ### First Line {#first}
    - Call: 988

    """

@Suite struct `The center's own numbers` {
    private func build(_ numbers: String..., also: String = "") throws -> BuiltSite {
        let settings =
            SiteFixture.settings + """
                crisis: [first]
                center:
                  name: A Center
                  numbers:

                """ + numbers.map { "    - {\($0)}\n" }.joined() + also
        let site = try SiteFixture([
            "Content/site.yaml": settings, "Content/resources/lines.md": independent,
            "Content/admissions.md": "---\ntitle: Admissions\n---\nYou call.\n",
        ]).build()
        #expect(site.report.isSuccess, "\(site.messages)")
        return site
    }

    private let desk = "id: desk, label: Front desk, phone: 602-555-0142"
    private let night = "id: night, label: Night line, phone: 602-555-0143, owner: Night Service"

    /// What a part of a page says, as its text.
    private func text(_ page: String, from start: String, to end: String) throws -> String {
        let begin = try #require(page.firstRange(of: start), "\(start)")
        let part = page[begin.lowerBound...]
        let found = part[..<(part.firstRange(of: end)?.lowerBound ?? part.endIndex)]
        return found.split(separator: "<").dropFirst()
            .map { $0.drop { $0 != ">" }.dropFirst() }.joined()
            .split { $0.isWhitespace }.joined(separator: " ")
    }

    private func contact(_ site: BuiltSite) throws -> String {
        try text(site["contact/index.html"], from: "class=\"own-lines\"", to: "</section>")
    }

    private func foot(_ site: BuiltSite) throws -> String {
        try text(site["admissions/index.html"], from: "class=\"call-us\"", to: "</section>")
    }

    private func sheet(_ site: BuiltSite) throws -> String {
        try text(site["crisis-numbers/index.html"], from: "class=\"sheet-own\"", to: "</section>")
    }

    @Test func `are said to be no crisis lines`() throws {
        let one = try build(desk)
        #expect(try contact(one).hasSuffix("This is not a crisis line."))
        #expect(try foot(one).contains("This is our own line. It is not a crisis line."))
        #expect(
            try sheet(one) == "Our own number Front desk: 602-555-0142 This is not a crisis line. "
                + "Call it to ask about treatment."
        )
        let two = try build(desk, night)
        #expect(try contact(two).hasSuffix("None of these is a crisis line."))
    }

    @Test func `are said to be none only if they are none`() throws {
        let site = try build(desk, night + ", crisis: true")
        let contact = try contact(site)
        #expect(contact.contains("Front desk: 602-555-0142 This is not a crisis line. Night line:"))
        #expect(contact.ranges(of: "crisis line").count == 1)
        #expect(try foot(site).contains("It is not a crisis line."))
        #expect(
            try sheet(site)
                == "Our own number Night line: 602-555-0143 Answered by Night Service."
        )
        let only = try build(desk + ", crisis: true")
        #expect(try !self.contact(only).contains("crisis line"))
        #expect(try foot(only).contains("This is our own line."))
        #expect(try !foot(only).contains("crisis line"))
        #expect(try sheet(only) == "Our own number Front desk: 602-555-0142")
    }

    @Test func `say who answers wherever they stand as a button`() throws {
        let site = try build(
            desk,
            night,
            also: "  counseling: [{name: By day, call: desk}, {name: By night, call: night}]\n"
        )
        let said = "<span class=\"channel-note\">Answered by Night Service.</span>"
        for path in ["by-night", "counseling"] {
            let page = site["resources/\(path)/index.html"]
            #expect(page.ranges(of: said).count == 1, "\(path)")
        }
        #expect(!site["resources/by-day/index.html"].contains(said))
    }

    @Test func `keep their label at a place of the center`() throws {
        let site = try build(desk, also: "  locations: [{name: Main, phone: 602-555-0145}]\n")
        let label = "<span class=\"label\">A Center, Main:</span>"
        #expect(
            site["locations/main/index.html"].contains(
                "<a href=\"tel:+16025550145\">\(label) <span class=\"number\">602-555-0145</span></a>"
            )
        )
    }
}
