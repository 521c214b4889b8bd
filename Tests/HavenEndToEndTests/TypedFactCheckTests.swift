import HavenDiagnostics
import HavenSite
import HavenTestSupport
import Testing

@Suite struct `Facts in texts` {
    private func messages(
        _ text: String,
        settings: String = "",
        facts: String = ""
    ) throws -> [String] {
        try SiteFixture([
            "Content/site.yaml": SiteFixture.settings + settings,
            "Content/articles/a.md": "---\ntitle: A\ndate: 2026-01-01\n---\n\(text)\n",
            "Content/resources/lines.md":
                "---\ntitle: Lines\nkind: hotline\n---\n### SAMHSA Line {#samhsa}\n\n- Call: 1-800-662-4357\n\(facts)",
        ]).build().report.diagnostics.map { "\($0.severity) \($0.message)" }
    }

    @Test func `that belong to a resource are named`() throws {
        let warning =
            "warning this number belongs to 'SAMHSA Line', and a copy of it will not change with it"
        #expect(try messages("Call 1-800-662-HELP.") == [warning])
        #expect(try messages("Call [us](tel:+18006624357).") == [warning])
        #expect(try messages("Call 988, or 312-555-0142.") == [])
        #expect(try messages("[Call](resource:samhsa)") == [])
    }

    @Test(arguments: [
        "- Note: Dial 988 and press 3\n", "- Also known as: 988 (press 3)\n",
        "- Expect:\n  1. Call 988 and press 3\n",
    ])
    func `that are wrong by now are errors in a directory, too`(facts: String) throws {
        let found = try messages("", facts: facts)
        #expect(found.count == 1)
        #expect(
            found.first?.hasPrefix("error a text of 'SAMHSA Line' is not right any more") == true
        )
    }

    /// Each place in which a denied number can be written, with the line it is in.
    @Test(
        arguments: [
            ("Content/articles/b.md", "---\ntitle: Call NUMBER\ndate: 2026-01-01\n---\nText.\n", 2),
            (
                "Content/articles/b.md",
                "---\ntitle: B\ndescription: Call NUMBER\ndate: 2026-01-01\n---\nText.\n", 3
            ),
            (
                "Content/resources/b.md",
                "---\ntitle: Call NUMBER\nkind: hotline\n---\n### B\n\n- Call: 211\n", 2
            ),
            (
                "Content/resources/b.md",
                "---\ntitle: B\nkind: hotline\n---\nCall NUMBER\n\n### B\n\n- Call: 211\n", 5
            ),
            (
                "Content/resources/b.md",
                "---\ntitle: B\nkind: hotline\n---\n## Lines NUMBER\n\n### B\n\n- Call: 211\n", 5
            ),
            (
                "Content/resources/b.md",
                "---\ntitle: B\nkind: hotline\n---\n## Lines\n\nNot NUMBER\n\n### B\n\n- Call: 211\n",
                7
            ),
            (
                "Content/resources/b.md",
                "---\ntitle: B\nkind: hotline\n---\n### B NUMBER {#b}\n\n- Call: 211\n", 5
            ),
            (
                "Content/resources/b.md",
                "---\ntitle: B\nkind: hotline\n---\n### B\n\n- Call: 211\n- Cost: NUMBER\n", 8
            ),
            (
                "Content/resources/b.md",
                "---\ntitle: B\nkind: hotline\n---\n### B\n\n- Call: 211\n- Hours: NUMBER\n", 8
            ),
            (
                "Content/resources/b.md",
                "---\ntitle: B\nkind: hotline\n---\n### B\n\n- Call: NUMBER\n", 7
            ),
            (
                "Content/resources/b.yaml",
                "title: B\nkind: hotline\nresources:\n  - name: B\n    call: NUMBER\n", 5
            ),
            ("Content/resources/b.csv", "Name,Kind,Call\nB,hotline,NUMBER\n", 2),
            ("Content/site.yaml", SiteFixture.settings + "center:\n  phone: NUMBER\n", nil),
            ("Content/site.yaml", SiteFixture.settings + "description: NUMBER\n", nil),
            ("Content/site.yaml", SiteFixture.settings + "notice: Call NUMBER\n", nil),
        ] as [(String, String, Int?)]
    )
    func `that are wrong by now are errors wherever they stand`(
        path: String,
        text: String,
        line: Int?
    ) throws {
        let files = ["Content/site.yaml": SiteFixture.settings]
            .merging([path: text.replacing("NUMBER", with: "1-800-273-8255")]) { $1 }
        let report = try SiteFixture(files).build().report
        let found = report.diagnostics.filter { $0.id == "denied-fact" }
        #expect(found.map(\.location?.path) == [path])
        let source = Array((files[path] ?? "").utf8)
        let place = try #require(found.first?.location?.range)
        #expect(source[place.lower..<place.upper].elementsEqual("1-800-273-8255".utf8))
        if let line {
            #expect(source[..<place.lower].count { $0 == UInt8(ascii: "\n") } + 1 == line)
        }
    }

    @Test func `of others in the texts of a directory are named, and its own are not`() throws {
        let other =
            "### Other {#other}\n\nLike 1-800-662-4357.\n\n- Call: 312-555-0142\n- Note: not 312-555-0142\n"
        #expect(
            try messages("", facts: "- Note: 1-800-662-4357\n\n" + other) == [
                "warning a number in a text of 'Other' belongs to 'SAMHSA Line', and a copy of it will not change with it"
            ]
        )
    }

    @Test func `that are wrong by now are errors`() throws {
        let press =
            "error this is not right any more, because 988 has no option 3 any more (since 2025-07-17)"
        #expect(try messages("Call 988 and press 3.") == [press])
        #expect(
            try messages(
                "Call 988 and press 3.",
                settings: "denied_facts: {allow: {988-press-3: Told as history}}\n"
            ) == []
        )
        #expect(
            try messages("", facts: "- Call: 1-800-273-8255\n")
                == [
                    "error this is not right any more, because the Lifeline's number is 988 (since 2022-07-16)"
                ]
        )
        let own =
            "denied_facts:\n  add:\n    - {number: 312-555-0199, reason: it was cut off}\n    - {address: old.example.org/x, reason: it moved}\n"
        #expect(
            try messages("312-555-0199, https://www.old.example.org/x/y", settings: own) == [
                "error this is not right any more, because it was cut off",
                "error this is not right any more, because it moved",
            ]
        )
    }

    @Test(
        arguments: [
            ("denied_facts: {allow: {988-press-4: x}}\n", "error unknown key '988-press-4'"),
            ("denied_facts: {allow: {988-press-3: }}\n", "error '988-press-3' is empty"),
            (
                "denied_facts: {add: [{reason: x}]}\n",
                "error a denied fact has a 'number' or an 'address'"
            ),
        ]
    )
    func `are allowed with a reason only`(settings: String, message: String) throws {
        #expect(try messages("", settings: settings).contains { $0.hasPrefix(message) })
    }
}
