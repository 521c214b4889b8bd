import HavenDiagnostics

/// Reads a Meeting Guide feed (TSML): JSON, or a table as the TSML plugin and Google Sheets export it.
package enum MeetingGuideReader {
    /// Reads JSON: an array of meetings.
    package static func readJSON(_ bytes: [UInt8], path: String) -> ImportedRecords {
        var converter = MeetingGuideConverter(path: path)
        do throws(ValueProblem) {
            let node = try JSONReader.read(bytes)
            guard case .list(let nodes) = node.content else {
                converter.reporting {
                    $0.report(
                        .error,
                        "a feed of meetings is a list, and this is \(node.kind)",
                        at: node.range
                    )
                }
                return ImportedRecords(records: [], diagnostics: converter.report.all)
            }
            for node in nodes {
                guard case .object(let members) = node.content else {
                    converter.reporting {
                        $0.report(
                            .error,
                            "a meeting is an object, and this is \(node.kind)",
                            at: node.range
                        )
                    }
                    continue
                }
                converter.add(row(members, node.range, &converter))
            }
        } catch {
            converter.reporting {
                $0.report(.error, error.message, at: SourceRange(error.range), help: error.help)
            }
        }
        return ImportedRecords(records: converter.records, diagnostics: converter.report.all)
    }

    private static func row(
        _ members: [JSONMember],
        _ range: SourceRange,
        _ converter: inout MeetingGuideConverter
    ) -> MeetingGuideRow {
        var row = MeetingGuideRow(range: range)
        for member in members {
            guard let field = MeetingGuideField(rawValue: member.name) else {
                omit(member.name, member.value, member.nameRange, &row, &converter)
                continue
            }
            let (texts, isSound) = texts(of: member.value)
            if row.values[field] != nil {
                converter.reporting {
                    $0.report(
                        .warning,
                        "'\(member.name)' is there twice, and the last holds",
                        at: member.nameRange
                    )
                }
            }
            if !isSound {
                converter.reporting {
                    $0.report(
                        .warning,
                        "'\(member.name)' is \(member.value.kind), and is not taken over",
                        at: member.value.range
                    )
                }
            }
            if !texts.isEmpty {
                row.values[field] = MeetingGuideRow.Value(texts: texts, range: member.value.range)
            }
        }
        return row
    }

    /// The texts of a value: feeds write numbers as texts and texts as numbers, and lists as objects with numbers for names.
    private static func texts(of node: JSONNode) -> (texts: [String], isSound: Bool) {
        switch node.content {
        case .null: return ([], true)
        case .text(let text): return (text.isEmpty ? [] : [text], true)
        case .number(let text): return ([text], true)
        case .flag: return ([], false)
        case .list(let nodes):
            let all = nodes.map(texts)
            return (all.flatMap(\.texts), all.allSatisfy(\.isSound))
        case .object(let members):
            guard members.allSatisfy({ Int($0.name) != nil }) else { return ([], false) }
            let all = members.map { texts(of: $0.value) }
            return (all.flatMap(\.texts), all.allSatisfy(\.isSound))
        }
    }

    /// A field of other programs: coordinates in one text are taken over, the rest is counted.
    private static func omit(
        _ name: String,
        _ value: JSONNode,
        _ range: SourceRange,
        _ row: inout MeetingGuideRow,
        _ converter: inout MeetingGuideConverter
    ) {
        if name == "coordinates", case .text(let text) = value.content {
            let parts = text.split(separator: ",").map(String.init)
            if parts.count == 2 {
                row.values[.latitude] = .init(texts: [parts[0]], range: value.range)
                row.values[.longitude] = .init(texts: [parts[1]], range: value.range)
            }
            return
        }
        if name == "attendance_option", case .text(let text) = value.content {
            row.attendance = text.lowercased()
            return
        }
        if value.content == .null || value.content == .text("") { return }
        let reason = MeetingGuideField.additions[name]
        // Numbers of rows in a database are nothing that could be lost.
        if reason == "" { return }
        converter.reporting {
            $0.count(
                "'\(name)' is not taken over: \(reason ?? "it is no field of Meeting Guide")",
                at: range
            )
        }
    }

    /// Reads a table: a row for each meeting, with the English names of the fields as its header.
    package static func readCSV(_ bytes: [UInt8], path: String) -> ImportedRecords {
        let table = CSVTable(bytes, path: path)
        var converter = MeetingGuideConverter(path: path)
        guard let header = table.rows.first else {
            return ImportedRecords(records: [], diagnostics: table.diagnostics)
        }
        let names = header.map { fieldName($0.text) }
        guard names.contains("day") || names.contains("time") else {
            converter.reporting {
                $0.report(
                    .error,
                    "this is no table of meetings: it has no column 'Day' and none 'Time'",
                    at: header.first?.range ?? SourceRange(0, 0),
                    help: "a table in Haven's own columns goes into Content/resources/ as it is"
                )
            }
            return ImportedRecords(
                records: [],
                diagnostics: table.diagnostics + converter.report.all
            )
        }
        for cells in table.rows.dropFirst() {
            guard let first = cells.first, let last = cells.last else { continue }
            var row = MeetingGuideRow(range: SourceRange(first.range.lower, last.range.upper))
            for (name, cell) in zip(names, cells) where !cell.text.isEmpty {
                guard let field = MeetingGuideField(rawValue: name) else {
                    let node = JSONNode(.text(cell.text), at: cell.range)
                    omit(name, node, cell.range, &row, &converter)
                    continue
                }
                row.values[field] = MeetingGuideRow.Value(
                    texts: parts(of: cell.text, field),
                    range: cell.range
                )
            }
            if cells.dropFirst(names.count).contains(where: { !$0.text.isEmpty }) {
                converter.reporting {
                    $0.report(
                        .warning,
                        "this row has more cells than the header, and the rest is not taken over",
                        at: cells[names.count].range
                    )
                }
            }
            converter.add(row)
        }
        return ImportedRecords(
            records: converter.records,
            diagnostics: table.diagnostics + converter.report.all
        )
    }

    /// `Conference URL` is `conference_url`; the slug is called `ID` in sheets.
    private static func fieldName(_ title: String) -> String {
        let name = title.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" }
            .joined(separator: "_")
        return name == "id" ? "slug" : name
    }

    /// Several values of a cell: types and days have commas between them, regions `>`.
    private static func parts(of text: String, _ field: MeetingGuideField) -> [String] {
        let separator: Character
        switch field {
        case .types, .day, .feedbackEmails: separator = ","
        case .regions: separator = ">"
        default: return [text]
        }
        return text.split(separator: separator).map { String(FactLine.trimmed($0)) }
    }
}
