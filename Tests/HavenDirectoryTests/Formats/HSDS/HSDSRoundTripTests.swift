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
        let package = HSDSWriter.package(of: writer.tables())
        let result = HSDSPackageReader.read(
            package,
            path: "a/datapackage.json",
            table: table(tables(writer))
        )
        expectSame(result, as: records, seed)
    }
}
