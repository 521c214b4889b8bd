import HavenDiagnostics
import Testing

@testable import HavenDirectory

@Suite struct `Services of HSDS that were written` {
    private func records(_ seed: UInt64) -> [ResourceRecord] {
        var generator = RecordGenerator(seed: seed)
        return (0..<100).map { generator.record($0) }
    }

    private func expectSame(
        _ result: ImportedRecords,
        as records: [ResourceRecord],
        _ seed: UInt64
    ) {
        #expect(result.diagnostics.map(\.message) == [], "seed \(seed)")
        #expect(result.records.count == records.count, "seed \(seed)")
        for (read, record) in zip(result.records, records) {
            #expect(differences(read, afterHSDS(record)) == [], "seed \(seed)")
            if read != afterHSDS(record) { return }
        }
    }

    @Test(arguments: [UInt64.random(in: 0 ... .max), 1, 2, 3])
    func `are the same from JSON`(seed: UInt64) {
        let records = records(seed)
        let bytes = HSDSWriter(records, publication: publication).json()
        expectSame(HSDSReader.readJSON(bytes, path: "services.json"), as: records, seed)
    }

    @Test(arguments: [UInt64.random(in: 0 ... .max), 1, 2, 3])
    func `are the same from tables`(seed: UInt64) {
        let records = records(seed)
        let writer = HSDSWriter(records, publication: publication)
        let package = HSDSWriter.package(of: HSDSWriter.written)
        let result = HSDSPackageReader.read(
            package,
            path: "a/datapackage.json",
            table: table(tables(writer))
        )
        expectSame(result, as: records, seed)
    }

    @Test func `take a number that somebody corrected, and say so`() throws {
        let (directory, _, _) = readDirectory(
            "### A {#a}\n- Call: 1-312-555-0142 (1-312-555-0142)\n  - Owner: Another\n- Text: HOME to 741741\n- Hours: 24/7\n"
        )
        let written = HSDSWriter(directory.resources.map(\.record), publication: publication)
            .json()
        let text = String(decoding: written, as: UTF8.self)
        let same = HSDSReader.readJSON(written, path: "a.json")
        #expect(same.diagnostics.map(\.message) == [])
        #expect(same.records.first?.facts.channels(.call).first?.owner == "Another")
        let number = try #require(
            ["+13125550142", "1-312-555-0142"].first { text.contains("\"number\":\"\($0)\"") }
        )
        let changed = text.replacing(
            "\"number\":\"\(number)\"",
            with: "\"number\":\"+13125550188\""
        )
        let other = HSDSReader.readJSON(Array(changed.utf8), path: "a.json")
        #expect(other.records.first?.facts.channels(.call).first?.dialled == "+13125550188")
        #expect(
            other.diagnostics.map(\.message) == [
                "A: the number '+13125550188' is another than in Haven's attribute, and is taken"
            ]
        )
        #expect(other.records.first?.facts.channels(.text).first?.keyword == "HOME")
    }

    /// Changes of the JSON, and what is said of each.
    private static let corrections = [
        (
            "\"opens_at\":\"18:00-06:00\"", "\"opens_at\":\"19:00-06:00\"",
            "'schedules' says something else than"
        ),
        (
            "\"freq\":\"WEEKLY\"", "\"freq\":\"WEEKLY\",\"valid_to\":\"2026-12-31\"",
            "'schedules' says something else than"
        ),
        (
            "Other days: closed 2026-12-25", "Other days: closed 2026-12-24",
            "'schedules' says something else than"
        ),
        (
            "\"assured_date\":\"2026-01-02\"", "\"assured_date\":\"2026-05-06\"",
            "'assured_date' says something else than"
        ),
        (
            "\"name\":\"Cook County\"", "\"name\":\"Lake County\"",
            "'service_areas' says something else than"
        ),
        (
            "The line answers at 5 pm. Do not", "The line answers at 5 pm. Do",
            "'description' says something else than"
        ),
        (
            "\"url\":\"https://example.com/a\"", "\"url\":\"https://example.com/b\"",
            "'url' says something else than"
        ),
        ("\"url\":\"https://example.com/a\",", "", "'url' is missing, and what"),
        (
            "\"status\":\"active\"", "\"status\":\"active\",\"alert\":\"Flooded\"",
            "'alert' is more than Haven wrote"
        ),
        ("\"extension\":12", "\"extension\":15", "'phones' says something else than"),
        (
            "\"address_1\":\"1 Main St (rear)\"", "\"address_1\":\"2 Main St (rear)\"",
            "'service_at_locations' says something else than"
        ),
        (
            "\"url\":\"https://example.com/j\"", "\"url\":\"https://example.com/k\"",
            "'service_at_locations' says something else than"
        ),
    ]

    private func corrected(_ old: String, _ new: String) throws -> [[String]] {
        let (directory, _, _) = readDirectory(
            """
            ### A {#a}
            The **l**ine answers at *5* pm. Do not call later.

            - Call: 312-555-0142 ext. 12
              - Owner: B
            - Hours: Mon 18:00-20:00 America/Chicago; closed 2026-12-25
            - Verified: 2026-01-02 by B, https://example.com/
            - Area: Cook County, Illinois and around
            - Web: [Our page](https://example.com/a)
            - Address: 1 Main St (rear), Springfield, Illinois 62704
            - Join: https://example.com/j
              - Hours: daily 09:00-10:00
            """
        )
        let records = directory.resources.map(\.record)
        let written = HSDSWriter(records, publication: publication).json()
        let text = String(decoding: written, as: UTF8.self)
        try #require(text.contains(old), "\(text)")
        return [written, Array(text.replacing(old, with: new).utf8)].map { bytes in
            HSDSReader.readJSON(bytes, path: "a.json").diagnostics.map(\.message)
        }
    }

    @Test(arguments: corrections)
    func `say what somebody corrected beside an attribute`(
        old: String,
        new: String,
        field: String
    ) throws {
        let messages = try corrected(old, new)
        #expect(messages[0] == [])
        #expect(messages[1].contains { $0.hasPrefix("A: " + field) }, "\(messages[1])")
    }

    @Test func `give hours of others no zone, and those of meetings that of the site`() {
        let (directory, _, _) = readDirectory(
            """
            ### A {#a}
            - Call: 312-555-0142
              - Hours: Sat 10:00-12:00
            - Hours: Mon-Fri 09:00-17:00
            - Meets: Tue 19:00-20:00

            ### B {#b}
            - Call: 312-555-0143
              - Hours: Sat 10:00-12:00
            - Hours: Mon-Fri 09:00-17:00
            - Owner: this center
            """
        )
        let records = directory.resources.map(\.record)
        let written = HSDSWriter(records, publication: publication).json()
        let facts = HSDSReader.readJSON(written, path: "a.json").records.map(\.facts)
        #expect(
            facts.map { $0.hours?.text }
                == ["Mon-Fri 09:00-17:00", "Mon-Fri 09:00-17:00 America/Chicago"]
        )
        #expect(
            facts.map { $0.channels.first?.hours?.text }
                == ["Sat 10:00-12:00", "Sat 10:00-12:00 America/Chicago"]
        )
        #expect(facts.first?.meets?.text == "Tue 19:00-20:00 America/Chicago")
        let text = String(decoding: written, as: UTF8.self)
        #expect(text.contains("\"opens_at\":\"09:00\""))
        #expect(text.contains("\"opens_at\":\"09:00-06:00\""))
    }

    @Test func `keep addresses with parentheses`() {
        let (directory, _, _) = readDirectory(
            """
            ### A {#a}
            - Web: [Words](https://example.org/a_(b)?c=(d))
            - Chat: [Chat](<https://example.org/c)d>)
            - Source: [Overview](https://example.org/s_(t))
            """
        )
        let records = directory.resources.map(\.record)
        #expect(records.first?.facts.sourceURL == "https://example.org/s_(t)")
        let read = HSDSReader.readJSON(
            HSDSWriter(records, publication: publication).json(),
            path: "a.json"
        )
        #expect(read.diagnostics.map(\.message) == [])
        let facts = read.records.first?.facts
        #expect(
            facts?.channels.map(\.href)
                == ["https://example.org/a_(b)?c=(d)", "https://example.org/c%29d"]
        )
        #expect(facts?.sourceURL == "https://example.org/s_(t)")
        #expect(facts?.source == "Overview")
    }
}
