import HavenDiagnostics
import HavenDirectory
import Testing

@Suite struct `Broken directories` {
    @Test(
        arguments: [
            ("### A\n- Call: 800-662-435\n", ["phone-length at '800-662-435'"]),
            ("### A\n- Call: **800-662-435** (free)\n", ["phone-length at '800-662-435'"]),
            (
                "### Á\r\n- Hours: 24/7\r\n- Call: 1-800-662-4357 (HELM)\r\n",
                ["phone-letters at 'HELM'"]
            ),
            ("### A\n- Call: 988\n- Cal: 988\n", ["fact-unknown at 'Cal'"]),
            ("### A\n- Call: 988\n- Phone: 988\n", ["fact-unknown at 'Phone'"]),
            ("### A\n- Call: 988\n- Hours:\n", ["fact-empty at 'Hours'"]),
            ("### A\n- Call: 988\n- just text\n", ["fact-form at 'just text'"]),
            ("### A\n- Call: 988\n- Hours: 24/7\n- Hours: 9-5\n", ["fact-twice at 'Hours'"]),
            (
                "### A\n- Call: 988\n- Hours: 24/7\n  - nested\n",
                ["fact-lines at 'nested'"]
            ),
            ("### A\n- Call: 988\n- Kind: hotlin\n", ["resource-kind at 'hotlin'"]),
            ("### A\n- Call: 988\n- Languages: en Spansh\n", ["language at 'en Spansh'"]),
            ("### A\n- Call: 988\n- Languages: English, Spansh\n", ["language at 'Spansh'"]),
            ("### A\n- Call: 988\n- Email: x at y.org\n", ["email-form at 'x at y.org'"]),
            ("### A\n- Web: http://a.org/\n", ["web-insecure at 'http://a.org/'"]),
            ("### A\n- Web: www.a.org\n- Web: not there\n", ["web-address at 'not'"]),
            ("### A\n- Web: [a](javascript:b)\n", ["link-scheme at 'javascript:b'"]),
            ("### A\nText.\n", ["resource-unreachable at '### A'"]),
            ("### A\n- Hours: 24/7\n", ["resource-unreachable at '### A'"]),
            ("### A\n- Text: HELLO\n", ["phone-letters at 'HELLO'"]),
            ("### A\nCall: 988\n\n- Call: 988\n", ["fact-misplaced at 'Call'"]),
            ("### A\n- Hours: 24/7\n\nText\n\n- Call: 988\n", ["fact-misplaced at 'Hours'"]),
            ("### A\nNote: bring an ID.\n\n- Call: 988\n", []),
            ("### A\n- Call: 988\n### A\n- Call: 911\n", ["duplicate-resource at '### A'"]),
            (
                "### A {#x}\n- Call: 988\n### B {#x}\n- Call: 911\n",
                ["duplicate-resource at 'x'"]
            ),
            ("### A {#X-1}\n- Call: 988\n", ["resource-id at '### A {#X-1}'"]),
            ("### …\n- Call: 988\n", ["resource-id at '### …'"]),
            (
                "### [A](https://a.org/)\n- Call: 988\n",
                ["resource-name at '### [A](https://a.org/)'"]
            ),
            ("# Title\n### A\n- Call: 988\n", ["directory-heading at '# Title'"]),
            ("### A\n#### B\n- Call: 988\n", ["directory-heading at '#### B'"]),
            ("## A\n- Call: 988\n", ["directory-level at '- Call: 988'"]),
            ("## A\n- **Call**: 988\n", ["directory-level at '- **Call**: 988'"]),
            ("### A\n- **Call**: 988\n- **Hours:** 24/7\n", []),
            (
                "## A\n- **B**: c\n### D\n- Call: 988\n", ["resource-form at '- **B**: c'"]
            ),
            ("- Call: 988\n", ["directory-level at '- Call: 988'"]),
            ("## A\n### B\n- Call: 988\n## C\nText.\n", ["category-empty at '## C'"]),
            ("", ["directory-empty at ''"]),
            ("Only text.\n", ["directory-empty at ''"]),
            (
                "## A\n- B: for all\n- C: for some\n",
                [
                    "resource-form at '- B: for all\n- C: for some'", "category-empty at '## A'",
                    "directory-empty at ''",
                ]
            ),
            ("## A\n- **B**: [c](https://c.org/)\n- D\n", ["resource-name at '- D'"]),
            ("## A\n- **B** c [d](https://d.org/)\n", ["resource-name at 'B'"]),
            (
                "## A\n- **B**: [d](https://d.org/)\n\n  More.\n",
                ["resource-form at '- **B**: [d](https://d.org/)\n\n  More.'"]
            ),
            (
                "| Name | Phone |\n|--|--|\n| A | 988 |\n",
                ["fact-unknown at 'Phone'", "resource-unreachable at 'A'"]
            ),
            ("| Name | Call |\n|--|--|\n| A | 98 |\n", ["phone-length at '98'"]),
            ("| Name | Call |\n|--|--|\n|  | 988 |\n", ["resource-name at ''"]),
            (
                "| Call | Name |\n|--|--|\n| 988 | A |\n",
                [
                    "fact-unknown at 'Name'", "resource-form at 'Call'",
                    "resource-unreachable at '988'",
                ]
            ),
            (
                "| Name | Id | Call |\n|--|--|--|\n| A | a | 988 |\n| B | a | 911 |\n",
                ["duplicate-resource at 'a'"]
            ),
        ] as [(String, [String])]
    )
    func `are reported at their place`(body: String, expected: [String]) {
        #expect(reports(body) == expected)
    }

    @Test func `a resource without a kind is an error, and kept for links to it`() {
        let (directory, diagnostics, _) = readDirectory("### A\n- Call: 988\n", kind: nil)
        #expect(directory.resources.map(\.id) == ["a"])
        #expect(diagnostics.map(\.id) == ["resource-kind"])
    }

    @Test func `nothing is said about kinds if the front matter is broken`() {
        let (directory, diagnostics, _) = readDirectory(
            "### A\n- Call: 988\n### B\n- Call: 911\n- Kind: education\n",
            kind: nil,
            kindIsKnown: false
        )
        #expect(diagnostics.map(\.message) == [])
        #expect(directory.resources.map(\.id) == ["a", "b"])
        #expect(directory.resources.map(\.kind) == [.service, .education])
    }

    @Test(arguments: ["### A\n- Call: 988\n- Kind: hotlin\n", "### A\n- Call: 988\n- Kind:\n"])
    func `a broken kind is reported once, and its resource kept`(body: String) {
        let (directory, diagnostics, _) = readDirectory(body, kind: nil)
        #expect(diagnostics.count == 1)
        #expect(directory.resources.map(\.id) == ["a"])
    }

    @Test(arguments: [
        ("### A {#x}\n- Call: 988\n### B {#x}\n- Call: 911\n", "x", "x"),
        ("### X\n- Call: 988\n### X\n- Call: 911\n", "### X", "### X"),
        ("### X\n- Call: 988\n### B {#x}\n- Call: 911\n", "### B {#x}", "### X"),
        ("| Name | Call |\n|--|--|\n| X | 988 |\n| X! | 911 |\n", "X!", "X"),
        ("- **X**: <https://x.org>\n- **B** {#x}: <https://x.org>\n", "B", "X"),
    ])
    func `a duplicate is reported once, points at the first and is left out`(
        body: String,
        place: String,
        first: String
    ) {
        let (directory, diagnostics, source) = readDirectory(body)
        #expect(diagnostics.map(\.message) == ["the id 'x' is given twice"])
        #expect(diagnostics.map(\.help) == ["write another one behind the name: '{#another-id}'"])
        #expect(diagnostics.map { text(at: $0.location, in: source) } == [place])
        #expect(text(at: diagnostics.first?.notes.first?.location, in: source) == first)
        #expect(diagnostics.first?.notes.map(\.message) == ["first given here"])
        #expect(directory.resources.map(\.id) == ["x"])
    }

    @Test(
        arguments: [
            ("### ???\n- Call: 988\n", []),
            ("### Помощь\n- Call: 988\n", []),
            ("### A {#X-1}\n- Call: 988\n", ["x-1"]),
            ("| Name | Id | Call |\n|--|--|--|\n| A | ../é | 988 |\n", ["e"]),
            ("| Name | Id | Call |\n|--|--|--|\n| A | ../ | 988 |\n", []),
        ] as [(String, [String])]
    )
    func `a wrong id is reported once and does not come out`(body: String, ids: [String]) {
        let (directory, diagnostics, _) = readDirectory(body)
        #expect(diagnostics.map(\.id) == ["resource-id"])
        #expect(directory.resources.map(\.id) == ids)
    }

    @Test(arguments: [
        ("Phone", "did you mean 'Call'?"), ("Website", "did you mean 'Web'?"),
        ("Langauges", "did you mean 'Languages'?"), ("hour", "did you mean 'Hours'?"),
    ])
    func `an unknown fact has help`(name: String, help: String) {
        let (_, diagnostics, _) = readDirectory("### A\n- Call: 988\n- \(name): x\n")
        #expect(diagnostics.map(\.help) == [help])
    }

    @Test func `broken facts leave the sound ones`() {
        let (directory, diagnostics, _) = readDirectory(
            "### A\n- Call: 98\n- Call: 988\n- Languages: xq\n- Hours: 24/7\n"
        )
        #expect(diagnostics.count == 2)
        #expect(directory.resources.first?.facts.channels(.call).map(\.href) == ["tel:988"])
        #expect(directory.resources.first?.facts.hours?.text == "24/7")
    }
}
