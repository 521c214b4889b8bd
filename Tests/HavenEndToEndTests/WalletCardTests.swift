import HavenSite
import HavenTestSupport
import Testing

private let lines = """
    ---
    title: Lines
    kind: hotline
    ---
    ### Night Line {#night}
    - Call: 1-800-555-0101, then press 1
    - Text: START to 741741

    ### Letters Line {#letters}
    - Call: 1-800-555-HELP (4357)
    - Text: 62640

    ### Web Line {#web}
    - Web: https://line.example/

    ### Our Line {#ours}
    - Call: 602-555-0142
    - Owner: this center

    ### 988 {#988}
    - Call: 988

    """

@Suite struct `The card for a wallet` {
    /// The card, without what stands above it.
    private func card(crisis: String, lines: String = lines) throws -> String? {
        let settings = SiteFixture.settings + "center: {name: A Recovery Center}\n" + crisis
        let site = try SiteFixture([
            "Content/site.yaml": settings, "Content/resources/lines.md": lines,
        ]).build()
        #expect(site.report.isSuccess, "\(site.messages)")
        let page = site["crisis-numbers/index.html"]
        guard let start = page.firstRange(of: "<div class=\"wallet-card\">"),
            let end = page.firstRange(of: "</main>")
        else { return nil }
        return String(page[start.lowerBound..<end.lowerBound])
    }

    /// The texts of its parts in their order.
    private func texts(_ card: String, _ tag: String) -> [String] {
        card.split(separator: "<\(tag)>").dropFirst().map {
            $0.split(separator: "</\(tag)>")[0].split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
        }
    }

    @Test func `carries the crisis lines of the site, with all digits`() throws {
        let card = try #require(try card(crisis: "crisis: [letters, web, night, \"988\"]\n"))
        #expect(
            texts(card, "strong") == [
                "Call 1-800-555-4357", "Text 62640", "Call 1-800-555-0101, then press 1",
                "Text START to 741741", "Call 988",
            ]
        )
        // A name that is its number is not said twice.
        #expect(texts(card, "span") == ["Letters Line", "Night Line"])
    }

    @Test func `carries the first lines where the site names none, and never the center's own`()
        throws
    {
        let card = try #require(try card(crisis: ""))
        #expect(texts(card, "span") == ["Night Line", "Letters Line"])
        #expect(!card.contains("602-555-0142"))
    }

    @Test func `does not say outside what it is for`() throws {
        let card = try #require(try card(crisis: "crisis: [night]\n"))
        let cover = try #require(card.split(separator: "<ul").first)
        #expect(cover.contains("My numbers"))
        for word in ["Recovery", "risis", "ddict", "Line", "555"] {
            #expect(!cover.contains(word), "\(word)")
        }
    }

    @Test func `has no links, and is not there without a line`() throws {
        let card = try #require(try card(crisis: "crisis: [night]\n"))
        #expect(!card.contains("href="))
        let own =
            "---\ntitle: A\nkind: hotline\n---\n### Our Line\n- Call: 602-555-0142\n- Owner: this center\n"
        #expect(try self.card(crisis: "", lines: own) == nil)
    }
}
