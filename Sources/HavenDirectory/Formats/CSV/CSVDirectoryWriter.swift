/// Writes records as a table that `DirectoryParser` reads as the same records.
package enum CSVDirectoryWriter {
    /// The bytes of the file, with the columns that something stands in; in UTF-8, without a byte order mark.
    package static func write(_ records: [ResourceRecord]) -> [UInt8] {
        let rows = records.map(cells)
        let used = FieldsReader.Key.all.filter { key in
            key == .name || rows.contains { $0[key] != nil }
        }
        var writer = CSVWriter()
        writer.add(used.map(\.title))
        for row in rows { writer.add(used.map { row[$0] ?? "" }) }
        return writer.bytes
    }

    private static func cells(_ record: ResourceRecord) -> [FieldsReader.Key: String] {
        var cells: [FieldsReader.Key: String] = [
            .name: record.name, .id: record.id, .fact(.kind): record.kind.rawValue,
        ]
        cells[.category] = record.category
        cells[.description] = record.description.nonEmpty
        for line in FactSheet(record.facts).lines {
            let key = FieldsReader.Key.fact(line.fact)
            let lines =
                line.fact == .expect
                ? line.below : [line.value.written] + line.below.map { "  " + $0 }
            cells[key, default: ""] +=
                (cells[key] == nil ? "" : "\n") + lines.joined(separator: "\n")
        }
        return cells
    }
}
