import HavenDiagnostics
import HavenDirectory
import HavenMarkdown
import HavenYAML
import Testing

@Suite struct `Directories as data` {
    private let parser = DirectoryParser(markdown: MarkdownParser())

    private func csv(_ text: String) -> (resources: [Resource], reports: [String]) {
        let bytes = Array(text.utf8)
        let (directory, diagnostics) = parser.parseCSV(bytes, path: "a.csv")
        return (directory.resources, diagnostics.map { report($0, bytes) })
    }

    private func yaml(_ text: String) -> (resources: [Resource], reports: [String]) {
        let bytes = Array(text.utf8)
        let (node, problems) = YAMLReader.read(bytes, range: 0..<bytes.count, path: "a.yaml")
        let (directory, diagnostics) = parser.parseYAML(
            bytes,
            introduction: nil,
            resources: node,
            path: "a.yaml",
            defaults: ResourceDefaults(kind: .hotline)
        )
        return (directory.resources, (problems + diagnostics).map { report($0, bytes) })
    }

    private func report(_ diagnostic: Diagnostic, _ bytes: [UInt8]) -> String {
        "\(diagnostic.id.rawValue) at '\(text(at: diagnostic.location, in: bytes))'"
    }

    @Test func `a table has a row for each resource`() throws {
        let (resources, reports) = csv(
            """
            Name;Kind;Call;Web;Hours;Description;Expect
            988 Lifeline;hotline;"988 (press 2 for Spanish)
              Hours: 24/7
              Languages: English, Spanish
            1-800-273-8255";988lifeline.org;24/7;"Free *support*.

            For anyone.";"Someone answers
            They listen"

            Group;support-group;;[Our page](https://example.org/a);Tue 19:00-20:30;;
            """
        )
        #expect(reports == [])
        #expect(resources.map(\.id) == ["988-lifeline", "group"])
        let line = try #require(resources.first)
        #expect(line.facts.channels(.call).map(\.display) == ["988", "1-800-273-8255"])
        #expect(line.facts.channels[0].hours?.text == "24/7")
        #expect(line.facts.channels[0].languages.map(\.code) == ["en", "es"])
        #expect(line.facts.expectations == ["Someone answers", "They listen"])
        #expect(line.description.text == "<p>Free <em>support</em>.</p>\n<p>For anyone.</p>\n")
        #expect(line.summary == "Free support. For anyone.")
        #expect(resources[1].facts.channels.map(\.display) == ["Our page"])
        #expect(resources[1].facts.hours?.hours?.rules.count == 1)
    }

    @Test(
        arguments: [
            ("Kind,Call\nhotline,988\n", ["csv-column at 'Kind'"]),
            (
                "Name,Kind,Cal\nA,hotline,988\n",
                ["csv-column at 'Cal'", "resource-unreachable at 'A'"]
            ),
            ("Name,Kind,Call,Call\nA,hotline,988,911\n", ["csv-column at 'Call'"]),
            ("Name,Kind,Call\nA,hotline,988,911\n", ["csv-cells at '911'"]),
            ("Name,Kind,Call\nA,hotline,1-800-662-435\n", ["phone-length at '1-800-662-435'"]),
            ("Name,Kind,Call\nA,hotlin,988\n", ["resource-kind at 'hotlin'"]),
            ("Name,Call\nA,988\n", ["resource-kind at 'A'"]),
            (
                "Name,Kind,Call\nA,hotline,988\nA,hotline,911\n",
                ["duplicate-resource at 'A'"]
            ),
            ("Name,Kind,Call\n,hotline,988\n", ["resource-name at ',hotline,988'"]),
            ("Name,Kind\n", ["directory-empty at ''"]),
            ("Name,Kind,Call,,,\nA,hotline,988,,,\n", []),
            ("Name,,Kind,Call,\nA,x,hotline,988,\n", ["csv-column at ''"]),
            ("Name,Kind,Call\nA\u{1B},hotline,988\n", ["csv-cells at '\u{1B}'"]),
        ] as [(String, [String])]
    )
    func `mistakes in a table are reported with their place`(text: String, expected: [String]) {
        #expect(csv(text).reports == expected)
    }

    @Test func `a row with a mistake takes none of the others along`() {
        let (resources, reports) = csv(
            "Name,Kind,Call\nA,hotline,98\nB,hotline,988\n,x,\nC,hotline,911\n"
        )
        #expect(resources.map(\.name) == ["A", "B", "C"])
        #expect(reports.count == 2)
    }

    @Test func `a fact of one line may be wrapped`() throws {
        let result = yaml(
            "- name: |\n    A\n  note: |\n    One\n      two\n\n    three\n  address: >-\n    1 Main St,\n\n    Gary\n  web:\n    value: example.org\n    note: |\n      a\n      b\n"
        )
        let record = try #require(result.resources.first?.record)
        #expect(result.reports == [])
        #expect(record.name == "A")
        #expect(record.facts.note == "One two three")
        #expect(record.facts.place?.address == "1 Main St, Gary")
        #expect(record.facts.channels.first?.note == "a b")
    }

    @Test func `YAML has a mapping for each resource`() throws {
        let (resources, reports) = yaml(
            """
            - name: 988 Lifeline
              category: Crisis
              description: |
                Free *support*.
              call: 988 (press 2 for Spanish)
              text: [988, HOME to 741741]
              chat:
                value: https://example.org/chat
                hours: 24/7
              languages: [English, Spanish]
              also_known_as: The Lifeline
              expect:
                - Someone answers
                - They listen
            """
        )
        #expect(reports == [])
        let line = try #require(resources.first)
        #expect(line.category == "Crisis")
        #expect(line.facts.channels.map(\.kind) == [.call, .text, .text, .chat])
        #expect(line.facts.channels[3].hours?.hours?.isAlways == true)
        #expect(line.facts.languages.map(\.code) == ["en", "es"])
        #expect(line.facts.alternateName == "The Lifeline")
        #expect(line.facts.expectations.count == 2)
        #expect(line.description.text == "<p>Free <em>support</em>.</p>\n")
    }

    @Test(
        arguments: [
            ("a: b\n", ["yaml-directory at 'a: b'"]),
            ("- 988\n", ["yaml-directory at '988'"]),
            ("- name: A\n  cal: 988\n", ["fact-unknown at 'cal'", "resource-unreachable at 'A'"]),
            ("- name: A\n  call: 98\n", ["phone-length at '98'"]),
            (
                "- name: A\n  call: {hours: 24/7}\n",
                ["yaml-directory at '{hours: 24/7}'", "resource-unreachable at 'A'"]
            ),
            ("- call: 988\n", ["resource-name at 'call: 988'"]),
        ] as [(String, [String])]
    )
    func `mistakes in YAML are reported with their place`(text: String, expected: [String]) {
        #expect(yaml(text).reports == expected)
    }
}
