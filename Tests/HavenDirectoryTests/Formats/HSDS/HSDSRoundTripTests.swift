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

    @Test(arguments: [
        (
            "\"opens_at\":\"18:00-06:00\"", "\"opens_at\":\"19:00-06:00\"",
            "'schedules' says something else than Haven's attribute"
        ),
        (
            "\"assured_date\":\"2026-01-02\"", "\"assured_date\":\"2026-05-06\"",
            "'assured_date' says something else than Haven's attribute"
        ),
        (
            "\"name\":\"Cook County\"", "\"name\":\"Lake County\"",
            "'service_areas' says something else than Haven's attribute"
        ),
        (
            "The line answers at 5 pm", "The line answers at 7 pm",
            "'description' says something else ('7') than Haven's attribute"
        ),
        (
            "\"url\":\"https://example.com/a\"", "\"url\":\"https://example.com/b\"",
            "'url' says something else than Haven's attribute"
        ),
    ])
    func `say what somebody corrected beside an attribute`(
        old: String,
        new: String,
        field: String
    ) throws {
        let (directory, _, _) = readDirectory(
            """
            ### A {#a}
            The *line* answers at 5 pm.

            - Hours: Mon 18:00-20:00; closed 2026-12-25
            - Verified: 2026-01-02 by B, https://example.com/
            - Area: Cook County, Illinois and around
            - Web: [Our page](https://example.com/a)
            """
        )
        let written = HSDSWriter(
            directory.resources.map(\.record),
            publication: HSDSPublication(
                namespace: "example.org",
                zone: "America/Chicago",
                centerName: "C",
                summary: { _ in "The line answers at 5 pm." },
                page: { _ in nil }
            )
        ).json()
        let same = HSDSReader.readJSON(written, path: "a.json")
        #expect(same.diagnostics.map(\.message) == [])
        let text = String(decoding: written, as: UTF8.self)
        try #require(text.contains(old), "\(text)")
        let other = HSDSReader.readJSON(Array(text.replacing(old, with: new).utf8), path: "a.json")
        #expect(
            other.diagnostics.map(\.message) == [
                "A: \(field), which is taken"
            ]
        )
    }
}
