import HavenDiagnostics
import HavenDirectory
import HavenMarkdown
import Testing

@Suite struct `Directories in Markdown` {
    @Test func `headings give categories and resources with their facts`() throws {
        let (directory, diagnostics, source) = readDirectory(
            """
            Read this *first*.

            ## Crisis lines {#crisis}

            People who listen.

            ### 988 Suicide & Crisis Lifeline {#988-lifeline}

            Free support from a [trained](https://example.org/) counselor.

            - What to expect: a menu
            - A person

            They listen.

            - Call: 988 (press 2 for Spanish)
            - call: 711 then 988
            - TTY: 711 then 988
            - Text: 988
            - Chat: [Chat now](https://988lifeline.org/chat/) (English only)
            - Web: 988lifeline.org
            - Hours: 24/7
            - Languages: English, Spanish
            - Audience: anyone in distress
            - Area: United States
            - Cost: free
            - Email: help@example.org
            - Address: 100 Sample Street
            - Source: [what to expect](https://988lifeline.org/get-help/)
            - Owner: SAMHSA
            - Kind: service

            ## Our own

            ### Our admissions line

            - Call: 312-555-0142
            - Owner: this center
            - Source: example.org
            """
        )
        #expect(diagnostics.map(\.message) == [])
        #expect(directory.introduction.text == "<p>Read this <em>first</em>.</p>\n")
        #expect(directory.summary == "Read this first.")
        #expect(directory.categories.map(\.title) == ["Crisis lines", "Our own"])
        #expect(directory.categories.map(\.id) == ["crisis", "our-own"])
        #expect(directory.categories[0].description.text == "<p>People who listen.</p>\n")

        let line = try #require(directory.resources.first)
        #expect(line.id == "988-lifeline")
        #expect(line.name == "988 Suicide & Crisis Lifeline")
        #expect(line.kind == .service)
        #expect(line.category == "Crisis lines")
        #expect(line.description.text.hasPrefix("<p>Free support from a <a"))
        #expect(line.description.text.hasSuffix("<p>They listen.</p>\n"))
        #expect(line.description.text.contains("https://example.org/"))
        #expect(line.summary == "Free support from a trained counselor. They listen.")
        #expect(line.facts.channels.map(\.kind) == [.call, .call, .tty, .text, .chat, .web])
        #expect(line.facts.channels(.call).map(\.note) == ["press 2 for Spanish", nil])
        #expect(line.facts.channels(.chat).map(\.display) == ["Chat now"])
        #expect(line.facts.channels(.chat).map(\.href) == ["https://988lifeline.org/chat/"])
        #expect(line.facts.channels(.chat).map(\.note) == ["English only"])
        #expect(line.facts.channels(.web).map(\.href) == ["https://988lifeline.org/"])
        #expect(line.facts.hours?.text == "24/7")
        #expect(line.facts.languages.map(\.code) == ["en", "es"])
        #expect(line.facts.audience?.text == "anyone in distress")
        #expect(line.facts.area?.text == "United States")
        #expect(line.facts.cost?.text == "free")
        #expect(line.facts.email == "help@example.org")
        #expect(line.facts.place?.address == "100 Sample Street")
        #expect(line.facts.source == "what to expect")
        #expect(line.facts.sourceURL == "https://988lifeline.org/get-help/")
        #expect(line.owner == .organization(Organization(name: "SAMHSA")))
        #expect(!line.isOwn)
        #expect(text(at: line.location, in: source).hasPrefix("### 988 Suicide"))

        let own = directory.resources[1]
        #expect(own.id == "our-admissions-line")
        #expect(own.kind == .hotline)
        #expect(own.isOwn)
        #expect(own.facts.sourceURL == "https://example.org/")
    }

    @Test func `tables give a resource for each row`() throws {
        let (directory, diagnostics, source) = readDirectory(
            """
            ## Families

            | Group | Id | Web | Languages | Description | Kind |
            |-------|----|-----|-----------|-------------|------|
            | Al-Anon | al-anon | al-anon.org | en es fr | Meetings & *more* | |
            | [Nar-Anon](https://www.nar-anon.org/) {#nar-anon} | | | en | | education |
            """,
            kind: .supportGroup
        )
        #expect(diagnostics.map(\.message) == [])
        #expect(directory.resources.map(\.id) == ["al-anon", "nar-anon"])
        #expect(directory.resources.map(\.name) == ["Al-Anon", "Nar-Anon"])
        #expect(directory.resources.map(\.kind) == [.supportGroup, .education])
        #expect(directory.resources.map(\.category) == ["Families", "Families"])
        #expect(
            directory.resources.map { $0.facts.channels(.web).map(\.href) } == [
                ["https://al-anon.org/"], ["https://www.nar-anon.org/"],
            ]
        )
        #expect(
            directory.resources[0].facts.languages.map(\.name) == ["English", "Spanish", "French"]
        )
        #expect(
            directory.resources[0].description.text == "<p>Meetings &amp; <em>more</em></p>\n"
        )
        #expect(directory.resources[0].summary == "Meetings & more")
        #expect(text(at: directory.resources[0].location, in: source).contains("Al-Anon"))
    }

    @Test func `lists with bold names give a resource for each item`() throws {
        let (directory, diagnostics, source) = readDirectory(
            """
            ## Support groups

            Choose one.

            - **[Al-Anon](https://al-anon.org/)**: for families & friends
            - **Nar-Anon** {#nar}: see [their site](https://www.nar-anon.org/) or [this page](../a.md)
            - **SMART:** families at <https://www.smartrecovery.org/family>
            - **PAL** – parents, https://palgroup.org/.
            """,
            kind: .supportGroup
        )
        #expect(diagnostics.map(\.message) == [])
        #expect(directory.categories.map(\.description.text) == ["<p>Choose one.</p>\n"])
        #expect(directory.resources.map(\.id) == ["al-anon", "nar", "smart", "pal"])
        #expect(directory.resources.map(\.name) == ["Al-Anon", "Nar-Anon", "SMART", "PAL"])
        #expect(
            directory.resources.map { $0.facts.channels(.web).map(\.href) } == [
                ["https://al-anon.org/"], ["https://www.nar-anon.org/"],
                ["https://www.smartrecovery.org/family"], ["https://palgroup.org/"],
            ]
        )
        #expect(directory.resources[0].description.text == "<p>for families &amp; friends</p>\n")
        #expect(directory.resources[1].description.text.hasPrefix("<p>see <a"))
        #expect(directory.resources[1].description.text.contains("../a.md"))
        #expect(directory.resources[3].summary == "parents, https://palgroup.org/.")
        #expect(text(at: directory.resources[1].location, in: source).contains("Nar-Anon"))
    }

    @Test(arguments: [
        "- **[B](https://b.org/)**: c",
        "- [**B**](https://b.org/): c",
        "- **B** - c [](https://b.org/)",
        "- **B** {#b} \u{2014} c <https://b.org/>",
        "- **B:** {#b} c https://b.org/",
        "1. **B**: *c* https://b.org/",
    ])
    func `a list says name, id and address in several ways`(item: String) throws {
        let (directory, diagnostics, _) = readDirectory("## A\n\n\(item)\n")
        #expect(diagnostics.map(\.message) == [])
        let resource = try #require(directory.resources.first)
        #expect(resource.name == "B")
        #expect(resource.id == "b")
        #expect(resource.facts.channels(.web).map(\.href) == ["https://b.org/"])
        #expect(["<p>c", "<p><em>c"].contains { resource.description.text.hasPrefix($0) })
        #expect(resource.summary.hasPrefix("c"))
    }

    @Test func `several addresses in a text are none of the resource's own`() {
        let body = "## A\n\n- **B**: [one](https://a.org/), [two](https://b.org/)\n"
        #expect(readDirectory(body).directory.resources[0].facts.channels.isEmpty)
        #expect(reports(body) == ["resource-unreachable at 'B'"])
    }

    @Test func `resources may stand before the first category`() {
        let (directory, diagnostics, _) = readDirectory("Intro.\n\n### A\n\n- Call: 988\n")
        #expect(diagnostics.isEmpty)
        #expect(directory.introduction.text == "<p>Intro.</p>\n")
        #expect(directory.categories.map(\.title) == [nil])
        #expect(directory.resources.map(\.category) == [nil])
    }
}
