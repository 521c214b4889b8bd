import HavenDiagnostics
import HavenMarkdown

/// Reads services of HSDS 3.0 from a tabular data package: a descriptor and the tables beside it.
package struct HSDSPackageReader {
    private let path: String
    private var tables: HSDSTables
    private var report: ImportReport
    private var diagnostics: [Diagnostic] = []

    /// Reads a package.
    ///
    /// - Parameters:
    ///   - descriptor: The bytes of `datapackage.json`.
    ///   - path: Its path, for reports; the tables lie beside it.
    ///   - table: Gives the bytes of a table. It is asked for relative paths without `..` only.
    /// - Returns: The resources, and what is to be said about them.
    package static func read(
        _ descriptor: [UInt8],
        path: String,
        table: (String) throws -> HSDSTableFile
    ) rethrows -> ImportedRecords {
        var reader = HSDSPackageReader(path: path)
        try reader.readTables(descriptor, table)
        return reader.result()
    }

    private init(path: String) {
        self.path = path
        tables = HSDSTables()
        report = ImportReport(path: path)
    }

    /// Whether some bytes of JSON describe a package.
    package static func recognizes(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes.prefix(65_536), as: UTF8.self)
        return text.contains("\"resources\"") && text.contains("\"path\"")
    }

    // MARK: Descriptor

    private mutating func readTables(
        _ descriptor: [UInt8],
        _ table: (String) throws -> HSDSTableFile
    ) rethrows {
        let node: JSONNode
        do throws(ValueProblem) {
            node = try JSONReader.read(descriptor)
        } catch {
            report.report(.error, error.message, at: SourceRange(error.range), help: error.help)
            return
        }
        guard case .list(let resources)? = node["resources"]?.content else {
            report.report(
                .error,
                "a data package has a list of 'resources'",
                at: node["resources"]?.range ?? node.range
            )
            return
        }
        var missing: [String] = []
        for resource in resources {
            guard let (object, file, place) = source(resource) else { continue }
            switch try table(file) {
            case .bytes(let bytes): add(bytes, object, file)
            case .missing: missing.append(file)
            case .refused(let reason):
                report.report(.error, "'\(file)' is not read: \(reason)", at: place)
            }
        }
        // The descriptor of the specification names all tables, and few publishers have all.
        if !missing.isEmpty {
            report.count(
                "these tables are not there: \(missing.joined(separator: ", "))",
                at: node.range
            )
            if missing.contains(HSDSObject.service.fileName) {
                report.report(.error, "the table of services is not there", at: node.range)
            }
        }
    }

    /// The object of a resource, and where its table lies; `nil` for what is reported.
    private mutating func source(
        _ resource: JSONNode
    ) -> (object: HSDSObject, file: String, place: SourceRange)? {
        guard let pathNode = resource["path"], case .text(let file) = pathNode.content else {
            report.report(
                .error,
                "a table of a package has a 'path' to one file",
                at: resource["path"]?.range ?? resource.range
            )
            return nil
        }
        let place = pathNode.range
        let name = resource["name"]?.plainText ?? ""
        guard Self.isBeside(file) else {
            report.report(
                .error,
                "'\(PlainText.line(file))' is not read: tables lie beside the descriptor or in folders there",
                at: place
            )
            return nil
        }
        let last = file.split(separator: "/").last.map(String.init) ?? file
        let named = HSDSObject.allCases.first { object in
            [last, name + ".csv"].contains {
                $0 == object.fileName || $0 == object.rawValue + ".csv"
            }
        }
        guard let object = HSDSObject(rawValue: name) ?? named else {
            report.count(
                "the table '\(PlainText.line(name))' is not taken over: it is none of HSDS 3.0",
                at: place
            )
            return nil
        }
        guard tables.claim(object) else {
            report.report(.error, "there are two tables '\(object.rawValue)'", at: place)
            return nil
        }
        return (object, file, place)
    }

    /// Whether a path leads to a file below the folder of the descriptor, and nowhere else.
    static func isBeside(_ path: String) -> Bool {
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        return !steps.isEmpty
            && steps.allSatisfy { step in
                !step.isEmpty && step != "." && step != ".."
                    && !step.utf8.contains {
                        $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ":") || $0 < 0x20
                            || $0 == 0x7F
                    }
            }
    }

    // MARK: Tables

    private mutating func add(_ bytes: [UInt8], _ object: HSDSObject, _ file: String) {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let path = (folder.map(String.init) + [file]).joined(separator: "/")
        if let offset = UTF8Validation.firstInvalidOffset(in: bytes) {
            report.report(
                .error,
                "this is not UTF-8, so the table is not read",
                at: SourceLocation(path: path, range: SourceRange(offset, offset + 1))
            )
            return
        }
        let table = CSVTable(bytes, path: path)
        diagnostics += table.diagnostics
        guard let header = table.rows.first else {
            return report.report(
                .error,
                "the table is empty: not even its columns are there",
                at: SourceLocation(path: path),
                help: "fetch it once more"
            )
        }
        // Whoever writes tables ends the last line, too.
        if bytes.last != UInt8(ascii: "\n"), bytes.last != UInt8(ascii: "\r"),
            let last = table.rows.last, last.count < header.count
        {
            report.report(
                .error,
                "the table ends in the middle of a row",
                at: SourceLocation(path: path, range: last.last?.range),
                help: "it was cut off; fetch it once more"
            )
        }
        guard table.rows.count > 1 else { return }
        if let reason = object.omission {
            return report.count(
                "the table '\(file)' is not taken over: \(reason)",
                at: SourceLocation(path: path, range: header.first?.range)
            )
        }
        let fields = header.map { cell in object.columns.first { $0.name == cell.text } }
        for (cell, field) in zip(header, fields) where field == nil && !cell.text.isEmpty {
            report.count(
                "'\(object.rawValue).\(cell.text)' is not taken over: it is no field of HSDS 3.0",
                at: SourceLocation(path: path, range: cell.range)
            )
        }
        for cells in table.rows.dropFirst() { add(cells, fields, object, path) }
    }

    private mutating func add(
        _ cells: [CSVTable.Cell],
        _ fields: [HSDSField?],
        _ object: HSDSObject,
        _ path: String
    ) {
        guard let first = cells.first, let last = cells.last else { return }
        let whole = SourceLocation(
            path: path,
            range: SourceRange(first.range.lower, last.range.upper)
        )
        if cells.count > fields.count, cells[fields.count...].contains(where: { !$0.text.isEmpty })
        {
            report.report(
                .warning,
                "this row has more cells than the header, and the rest is not taken over",
                at: SourceLocation(path: path, range: cells[fields.count].range)
            )
        }
        let pairs = Array(zip(fields, cells))
        let id = pairs.first { $0.0?.name == "id" }?.1.text ?? ""
        var item = HSDSItem(object, id, at: whole)
        for (field, cell) in pairs {
            guard let field, !cell.text.isEmpty else { continue }
            let place = SourceLocation(path: path, range: cell.range)
            if case .omitted(let reason) = field.fate {
                if !field.isInternal {
                    report.count(
                        "'\(object.rawValue).\(field.name)' is not taken over: \(reason)",
                        at: place
                    )
                }
                continue
            }
            item.add(field.name, .text(cell.text), at: place)
        }
        guard tables.add(item) else {
            report.report(
                .error,
                "the \(object.words) '\(PlainText.line(id))' is there twice, and the first holds",
                at: whole
            )
            return
        }
    }

    private mutating func result() -> ImportedRecords {
        var converter = HSDSConverter(path: path)
        for service in tables.services() { converter.add(service) }
        // Without a table of services that is said of everything.
        for (object, count, place) in tables.hasServices ? tables.unused() : [] {
            report.count(
                "\(count) of the rows of '\(object.fileName)' belong to no service, and are not taken over",
                at: place
            )
        }
        for (object, id, place) in tables.missing {
            report.report(
                .warning,
                "there is no \(object.words) '\(PlainText.line(id))', so nothing of it is taken over",
                at: place
            )
        }
        for (object, place) in tables.crowded {
            report.count(
                "a \(object.words) has more than \(HSDSTables.most) parts of one kind; the rest is not taken over",
                at: place
            )
        }
        return ImportedRecords(
            records: converter.records,
            diagnostics: diagnostics + report.all + converter.report.all
        )
    }
}
