import HavenDates
import HavenDirectory
import HavenMarkdown
import HavenYAML
import Testing

@Suite struct `A check that is noted` {
    private static let verification = Verification(
        date: CivilDate(year: 2026, month: 11, day: 26),
        by: "A. Editor",
        source: "https://example.org/a_b"
    )

    private enum Form { case markdown, csv, yaml }

    private func resources(_ text: String, _ form: Form) -> [Resource] {
        let bytes = Array(text.utf8)
        let parser = DirectoryParser(markdown: MarkdownParser())
        let defaults = ResourceDefaults(kind: .hotline)
        switch form {
        case .markdown:
            return parser.parse(bytes, body: 0..<bytes.count, path: "a", defaults: defaults)
                .directory.resources
        case .csv: return parser.parseCSV(bytes, path: "a").directory.resources
        case .yaml:
            let (node, _) = YAMLReader.read(bytes, range: 0..<bytes.count, path: "a")
            return parser.parseYAML(
                bytes,
                introduction: nil,
                resources: node,
                path: "a",
                defaults: defaults
            ).directory.resources
        }
    }

    /// The text after the check of the resource `b` is noted, which has to read as it.
    private func noted(_ text: String, _ form: Form) throws -> String {
        let resource = try #require(resources(text, form).first { $0.id == "b" })
        let bytes = try VerificationEdit(Array(text.utf8)).writing(
            Self.verification,
            at: [(resource.id, resource.verificationPlace)]
        )
        let result = String(decoding: bytes, as: UTF8.self)
        let same = try #require(resources(result, form).first { $0.id == "b" })
        #expect(same.facts.verification == Self.verification)
        return result
    }

    private static let note = "2026-11-26 by A. Editor (<https://example.org/a_b>)"
    private static let plain = "2026-11-26 by A. Editor (https://example.org/a_b)"

    @Test(
        arguments: [
            (
                "### A\n\n- Call: 988\n\n### B\n\n- Call: 911\n- Web: example.org\n\n### C\n\n- Call: 211\n",
                "### A\n\n- Call: 988\n\n### B\n\n- Call: 911\n- Web: example.org\n- Verified: NOTE\n\n### C\n\n- Call: 211\n"
            ),
            ("### B\r\n\r\n* Call: 911\r\n", "### B\r\n\r\n* Call: 911\r\n* Verified: NOTE\r\n"),
            ("### B\n\n- Call: 911", "### B\n\n- Call: 911\n- Verified: NOTE"),
            (
                "### B\n\n- Call: 911\n  - Hours: 24/7\n\n\n## D\n",
                "### B\n\n- Call: 911\n  - Hours: 24/7\n- Verified: NOTE\n\n\n## D\n"
            ),
            (
                "### B\n\n- Verified: 2026-01-01 by X (<https://x.org/>)  \n- Call: 911\n",
                "### B\n\n- Verified: NOTE  \n- Call: 911\n"
            ),
            ("### B\n\nOnly text.\n\n## D\n", "### B\n\nOnly text.\n\n- Verified: NOTE\n\n## D\n"),
            ("### B", "### B\n\n- Verified: NOTE"),
            (
                "## T\n\n| Name | Call | Verified |\n|---|---|---|\n| B | 911 | 2026-01-01 |\n| C | 988 | |\n",
                "## T\n\n| Name | Call | Verified |\n|---|---|---|\n| B | 911 | NOTE |\n| C | 988 | |\n"
            ),
        ]
    )
    func `stands in Markdown where it belongs`(text: String, expected: String) throws {
        #expect(try noted(text, .markdown) == expected.replacing("NOTE", with: Self.note))
    }

    @Test func `stands in the empty cell of a Markdown table`() throws {
        let text = "## T\n\n| Name | Verified | Call |\n|---|---|---|\n| B |  | 911 |\n"
        let result = try noted(text, .markdown)
        #expect(result.hasPrefix("## T\n\n| Name | Verified | Call |\n|---|---|---|\n| B |"))
        #expect(result.hasSuffix("| 911 |\n"))
    }

    @Test(
        arguments: [
            (
                "Name,Kind,Verified,Call\r\nA,hotline,,988\r\nB,hotline,,911\r\n",
                "Name,Kind,Verified,Call\r\nA,hotline,,988\r\nB,hotline,PLAIN,911\r\n"
            ),
            (
                "Name;Verified;Kind;Call\nB;\"2026-01-01\";hotline;911",
                "Name;Verified;Kind;Call\nB;PLAIN;hotline;911"
            ),
        ]
    )
    func `stands in the cell of a table`(text: String, expected: String) throws {
        #expect(try noted(text, .csv) == expected.replacing("PLAIN", with: Self.plain))
    }

    @Test(
        arguments: [
            (
                "- name: A\n  call: 988\n- name: B # the second\n  call: 911\n",
                "- name: A\n  call: 988\n- name: B # the second\n  verified: PLAIN\n  call: 911\n"
            ),
            ("- call: 911\n  name: B", "- call: 911\n  name: B\n  verified: PLAIN"),
            (
                "- name: B\n  verified: '2026-01-01 by X'\n  call: 911\n",
                "- name: B\n  verified: PLAIN\n  call: 911\n"
            ),
        ]
    )
    func `stands in YAML`(text: String, expected: String) throws {
        #expect(try noted(text, .yaml) == expected.replacing("PLAIN", with: Self.plain))
    }

    @Test func `is refused where it has no place`() {
        let forms: [(String, Form)] = [
            ("## L\n\n- **B**: see [it](https://b.org/)\n", .markdown),
            ("## T\n\n| Name | Call |\n|---|---|\n| B | 911 |\n", .markdown),
            ("Name,Kind,Call\nB,hotline,911\n", .csv),
            ("Name,Kind,Call,Verified\nB,hotline,911\n", .csv),
            ("[{name: B, call: 911}]", .yaml),
        ]
        for (text, form) in forms {
            #expect(throws: VerificationEdit.Refusal.self, "\(text)") { try noted(text, form) }
        }
    }

    @Test func `holds as many days as its kind allows`() throws {
        let text =
            "### A\n\n- Call: 988\n- Verified: 2026-08-28\n\n### B\n\n- Call: 911\n\n"
            + "### C\n\n- Web: c.org\n- Kind: education\n- Verified: 2025-11-26\n\n"
            + "### D\n\n- Call: 211\n- Owner: this center\n"
        let day = CivilDate(year: 2026, month: 11, day: 26).daysSinceEpoch
        let found = resources(text, .markdown).map { FreshnessPolicy().freshness(of: $0, on: day) }
        #expect(found == [.fresh(until: day), .never, .fresh(until: day), nil])
        let next = resources(text, .markdown).map {
            FreshnessPolicy().freshness(of: $0, on: day + 1)
        }
        #expect(next == [.stale(since: day + 1), .never, .stale(since: day + 1), nil])
        let strict = FreshnessPolicy(days: [.hotline: 10], otherwise: 20)
        #expect(
            strict.freshness(of: resources(text, .markdown)[0], on: day) == .stale(since: day - 79)
        )
    }
}
