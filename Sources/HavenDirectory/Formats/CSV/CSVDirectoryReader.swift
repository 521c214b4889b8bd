import HavenDiagnostics
import HavenMarkdown

/// Reads a directory from a table: a column for each fact, a row for each resource.
///
/// A cell may have several lines: for ways to reach a resource each line is one, and lines that begin with two blanks say more about the
/// one above; under `Expect` each line is a step.
struct CSVDirectoryReader {
    private var fields: FieldsReader

    init(_ fields: FieldsReader) { self.fields = fields }

    mutating func read(_ bytes: [UInt8]) -> (directory: ParsedDirectory, diagnostics: [Diagnostic])
    {
        let table = CSVTable(bytes, path: fields.path)
        for diagnostic in table.diagnostics { fields.report(diagnostic) }
        if let offset = bytes.firstIndex(where: Self.isControl) {
            let place = SourceRange(offset, offset + 1)
            fields.report(.csvControl(at: SourceLocation(path: fields.path, range: place)))
        }
        if let header = table.rows.first {
            let columns = columns(header, in: table)
            // Without names nothing can be read, and each row would say so.
            if columns.contains(.name) {
                for row in table.rows.dropFirst() { add(row, columns, header) }
            }
        }
        let directory = fields.finish()
        return (directory, fields.diagnostics)
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && !"\t\n\r".utf8.contains(byte) || byte == 0x7F
    }

    private mutating func columns(
        _ header: [CSVTable.Cell],
        in table: CSVTable
    ) -> [FieldsReader.Key?] {
        var columns: [FieldsReader.Key?] = []
        for (index, cell) in header.enumerated() {
            // Spreadsheets write columns that once had something in them.
            if cell.text.isEmpty,
                table.rows.allSatisfy({ $0.count <= index || $0[index].text.isEmpty })
            {
                columns.append(nil)
                continue
            }
            let key = FieldsReader.Key(cell.text)
            let location = SourceLocation(path: fields.path, range: cell.range)
            if let key, columns.contains(key) {
                fields.report(.columnTwice(key.title, at: location))
                columns.append(nil)
            } else {
                if key == nil { fields.report(.csvColumn(cell.text, at: location)) }
                columns.append(key)
            }
        }
        if !columns.contains(.name), let first = header.first {
            fields.report(
                .csvNameColumn(at: SourceLocation(path: fields.path, range: first.range))
            )
        }
        return columns
    }

    private mutating func add(
        _ row: [CSVTable.Cell],
        _ columns: [FieldsReader.Key?],
        _ header: [CSVTable.Cell]
    ) {
        guard let first = row.first, let last = row.last else { return }
        let range = SourceRange(first.range.lower, last.range.upper)
        if row.count > columns.count, row[columns.count...].contains(where: { !$0.text.isEmpty }) {
            let place = SourceRange(row[columns.count].range.lower, last.range.upper)
            fields.report(
                .csvCells(at: SourceLocation(path: fields.path, range: place), columns.count)
            )
        }
        var values: [FieldsReader.Field] = []
        for (key, cell) in zip(columns, row) {
            guard let key, !cell.text.isEmpty else { continue }
            values.append(
                FieldsReader.Field(key: key, keyRange: cell.range, values: Self.values(key, cell))
            )
        }
        var place = VerificationPlace.noColumn
        if let column = columns.firstIndex(of: .fact(.verified)) {
            place = row.count > column ? .value(row[column].range, .csv) : .noCell
        }
        fields.add(values, at: range, verificationPlace: place)
    }

    /// The values of a cell.
    private static func values(_ key: FieldsReader.Key, _ cell: CSVTable.Cell) -> [FactValue] {
        let whole = SourceText(cell.text, at: cell.range, isVerbatim: cell.isVerbatim)
        let lines = cell.text.split(separator: "\n").filter { !FactLine.trimmed($0).isEmpty }
        switch key {
        case .fact(.expect):
            let steps = lines.map { whole.slice(FactLine.trimmed($0)) }
            return [FactValue(whole.slice(cell.text.prefix(0)), lines: steps)]
        case .fact(let fact) where fact.channel != nil:
            var values: [(text: SourceText, lines: [SourceText])] = []
            for line in lines {
                let text = whole.slice(FactLine.trimmed(line))
                if line.hasPrefix("  "), !values.isEmpty {
                    values[values.count - 1].lines.append(text)
                } else {
                    values.append((text, []))
                }
            }
            return values.map { FactValue($0.text, lines: $0.lines) }
        case .description:
            return [FactValue(whole)]
        case .name, .id, .category, .fact:
            // A spreadsheet may have broken the line.
            return [FactValue(whole.joined)]
        }
    }
}

extension DiagnosticID {
    static let csvColumn: DiagnosticID = "csv-column"
    static let csvCells: DiagnosticID = "csv-cells"
}

extension Diagnostic {
    static func csvColumn(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .csvColumn,
            name.isEmpty ? "this column has no name" : "unknown column '\(name)'",
            at: location,
            help: FieldsReader.Key.help(for: name)
        )
    }

    static func csvControl(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .csvCells,
            "a control character is not allowed in a table",
            at: location,
            help: "delete it; it cannot be seen in most editors"
        )
    }

    static func columnTwice(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .csvColumn,
            "there are two columns '\(name)'",
            at: location,
            help: "several values of one resource stand in one cell, each on a line of its own"
        )
    }

    static func csvNameColumn(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .csvColumn,
            "this table has no column 'Name'",
            at: location,
            help: "the first line names the columns: Name, Kind, Call, Web, …"
        )
    }

    static func csvCells(at location: SourceLocation, _ count: Int) -> Diagnostic {
        Diagnostic(
            .error,
            .csvCells,
            "this row has more cells than the header's \(count)",
            at: location,
            help: "put a cell with a comma in it into double quotes"
        )
    }
}
