import HavenDiagnostics
import HavenMarkdown
import Testing

@testable import HavenDirectory

/// What is written is read again as the same records, whatever stands in them.
@Suite struct `Records that are written and read again` {
    private static let count = 300

    private var parser: DirectoryParser {
        var options = MarkdownOptions()
        options.smartPunctuation = false
        return DirectoryParser(markdown: MarkdownParser(options: options))
    }

    private func records(_ seed: UInt64) -> [ResourceRecord] {
        var generator = RecordGenerator(seed: seed)
        return (0..<Self.count).map { generator.record($0) }
    }

    /// In the order of their categories, as a file has them.
    private func sorted(_ records: [ResourceRecord]) -> [ResourceRecord] {
        records.sorted { $0.id < $1.id }
    }

    private func expectSame(
        _ read: ParsedDirectory,
        _ diagnostics: [Diagnostic],
        as records: [ResourceRecord],
        _ seed: UInt64,
        in text: String
    ) {
        let errors = diagnostics.filter { $0.severity == .error }
        #expect(
            errors.map { "\($0.message) \(String(describing: $0.location))" } == [],
            "seed \(seed)"
        )
        let found = Dictionary(
            read.resources.map { ($0.id, $0.record) },
            uniquingKeysWith: { first, _ in first }
        )
        for record in records {
            guard let same = found[record.id] else {
                Issue.record("seed \(seed): \(record.id) is lost")
                continue
            }
            #expect(differences(same, record) == [], "seed \(seed)")
            #expect((same == record) == differences(same, record).isEmpty)
            // One is enough to look at.
            if same != record { return }
        }
    }

    @Test(arguments: [UInt64.random(in: 0 ... .max), 1, 2])
    func `are the same from Markdown`(seed: UInt64) {
        let records = records(seed)
        let text = MarkdownDirectoryWriter(title: "All \"of\" it", kind: .meeting).write(records)
        let (directory, diagnostics) = parse(text)
        expectSame(directory, diagnostics, as: records, seed, in: text)
    }

    private func parse(_ text: String) -> (ParsedDirectory, [Diagnostic]) {
        let bytes = Array(text.utf8)
        let start = (text.range(of: "---\n\n") ?? text.range(of: "---\n"))
        let body =
            start.map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) + 4 } ?? 0
        return parser.parse(
            bytes,
            body: body..<bytes.count,
            path: "a.md",
            defaults: ResourceDefaults(kind: .meeting)
        )
    }

    @Test(arguments: [UInt64.random(in: 0 ... .max), 1, 2])
    func `are the same from a table`(seed: UInt64) {
        let records = records(seed)
        let bytes = CSVDirectoryWriter.write(records)
        let (directory, diagnostics) = parser.parseCSV(bytes, path: "a.csv")
        let text = String(decoding: bytes, as: UTF8.self)
        // A table knows no order between its columns, so ways to reach a resource come in that of these.
        let sorted = records.map { record in
            var record = record
            record.facts.channels = FactName.allCases.flatMap { fact in
                fact.channel.map { record.facts.channels($0) } ?? []
            }
            return record
        }
        expectSame(directory, diagnostics, as: sorted, seed, in: text)
    }

    @Test func `have ids that no category takes`() throws {
        let records = ["a", "a-list"].map {
            ResourceRecord(id: $0, name: "N", kind: .meeting, category: "{a}")
        }
        let text = MarkdownDirectoryWriter(title: "T", kind: .meeting).write(records)
        #expect(text.contains("{#a-list-list}"))
        let (directory, diagnostics) = parse(text)
        expectSame(directory, diagnostics, as: records, 0, in: text)
    }

    @Test(arguments: ["any", "tab end", "en others", "Klingon", "x, any", "English"])
    func `have languages that are read as such`(name: String) throws {
        let language = ResourceLanguage(nameOrTag: name)
        let read = try ResourceLanguage.list(language.name)
        #expect(read.map(\.name).joined(separator: ", ") == language.name)
        #expect(language.name.lowercased() == name.lowercased())
    }

    @Test func `leave no cell that a spreadsheet would calculate`() {
        for text in RecordGenerator.texts {
            var writer = CSVWriter()
            writer.add([text, "x"])
            let raw =
                writer.bytes.first == UInt8(ascii: "\"")
                ? writer.bytes.dropFirst() : writer.bytes[...]
            let first = raw.first.map { Unicode.Scalar($0) } ?? " "
            #expect(!"=+-@\t\r".unicodeScalars.contains(first), "\(text)")
            let cell = CSVTable(writer.bytes, path: "a.csv").rows.first?.first?.text
            #expect(cell == text)
        }
    }
}

extension String {
    fileprivate func range(of text: String) -> Range<String.Index>? {
        // Behind the line that opens the front matter.
        self.dropFirst(4).firstRange(of: text)
    }
}
