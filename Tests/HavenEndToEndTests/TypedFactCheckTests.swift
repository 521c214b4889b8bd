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
        "- Note: Dial 988 and press 3\n", "- Directions: call 1-800-273-8255\n",
        "- Expect:\n  1. Call 988 and press 3\n",
    ])
    func `that are wrong by now are errors in a directory, too`(facts: String) throws {
        let found = try messages("", facts: facts)
        #expect(found.count == 1)
        #expect(
            found.first?.hasPrefix("error a text of 'SAMHSA Line' is not right any more") == true
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
                    "error '1-800-273-8255' is not right any more, because the Lifeline's number is 988 (since 2022-07-16)"
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
