import HavenDates
import HavenDiagnostics

/// Reads meetings of Narcotics Anonymous from the JSON of a BMLT server: the answer to GetSearchResults, alone or with the formats
/// (`get_used_formats=1`).
///
/// Formats have letters that differ from server to server. They are understood by their world ids, so only with their table.
package enum BMLTReader {
    package static func read(_ bytes: [UInt8], path: String) -> ImportedRecords {
        var report = ImportReport(path: path)
        do throws(ValueProblem) {
            let node = try JSONReader.read(bytes)
            let formats = node["formats"].map { BMLTFormats($0) }
            let meetings = node["meetings"] ?? node
            guard case .list(let nodes) = meetings.content else {
                report.report(
                    .error,
                    "a BMLT answer is a list of meetings, and this is \(meetings.kind)",
                    at: meetings.range
                )
                return ImportedRecords(records: [], diagnostics: report.all)
            }
            var converter = BMLTConverter(formats: formats, report: report)
            for node in nodes { converter.add(node) }
            return ImportedRecords(records: converter.records, diagnostics: converter.report.all)
        } catch {
            report.report(.error, error.message, at: SourceRange(error.range), help: error.help)
            return ImportedRecords(records: [], diagnostics: report.all)
        }
    }
}

/// The formats of a server by their letters.
struct BMLTFormats {
    struct Format {
        let worldID: String
        let name: String
    }

    private var byKey: [String: Format] = [:]

    init(_ node: JSONNode) {
        guard case .list(let nodes) = node.content else { return }
        for node in nodes {
            guard let key = node["key_string"]?.plainText else { continue }
            byKey[key] = Format(
                worldID: node["world_id"]?.plainText ?? "",
                name: PlainText.line(node["name_string"]?.plainText ?? key)
            )
        }
    }

    subscript(key: String) -> Format? { byKey[key] }
}

extension JSONNode {
    /// The text of a text or a number.
    var plainText: String? {
        switch content {
        case .text(let text), .number(let text): text
        case .null, .flag, .list, .object: nil
        }
    }
}
