import HavenDiagnostics

/// Reads services of HSDS 3.0 from JSON.
///
/// What is read: one service, a list of services, a page of the API with its `contents`, an object with `services`, and an organization
/// with the services it offers; a list may hold organizations, too.
package enum HSDSReader {
    package static func readJSON(_ bytes: [UInt8], path: String) -> ImportedRecords {
        var report = ImportReport(path: path)
        do throws(ValueProblem) {
            let node = try JSONReader.read(bytes)
            var reader = HSDSItemReader(path: path, report: report)
            var converter = HSDSConverter(path: path)
            read(node, &reader, &converter)
            return ImportedRecords(
                records: converter.records,
                diagnostics: reader.report.all + converter.report.all
            )
        } catch {
            report.report(.error, error.message, at: SourceRange(error.range), help: error.help)
            return ImportedRecords(records: [], diagnostics: report.all)
        }
    }

    /// Whether some bytes of JSON look like services of HSDS rather than like meetings of another format.
    package static func recognizes(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes.prefix(65_536), as: UTF8.self)
        func has(_ name: String) -> Bool { text.contains("\"" + name + "\"") }
        // A meeting has a day and a time, and no status.
        let isMeeting = has("day") || has("time") || has("slug")
        return names.contains(where: has) || has("status") && !isMeeting
    }

    /// Names that no other format has.
    private static let names = [
        "service_at_locations", "service_areas", "cost_options", "assured_date", "organization_id",
        "fees_description", "eligibility_description", "application_process", "total_items",
        "contents", "services", "organization", "schedules", "phones", "taxonomy_term",
    ]

    private static func read(
        _ node: JSONNode,
        _ reader: inout HSDSItemReader,
        _ converter: inout HSDSConverter
    ) {
        switch node.content {
        case .list(let nodes):
            for node in nodes { add(node, &reader, &converter) }
        case .object(let members):
            guard let contents = members.last(where: { $0.name == "contents" }) else {
                return add(node, &reader, &converter)
            }
            guard case .list(let nodes) = contents.value.content else {
                return reader.report.report(
                    .error,
                    "the contents of a page are a list, and this is \(contents.value.kind)",
                    at: contents.value.range
                )
            }
            if case .number(let total)? = node["total_items"]?.content, let count = Int(total),
                count > nodes.count
            {
                reader.report.report(
                    .warning,
                    "this page has \(nodes.count) of \(count) services",
                    at: node["total_items"]?.range ?? node.range,
                    help: "fetch the other pages, and import them one by one"
                )
            }
            for node in nodes { add(node, &reader, &converter) }
        case .null, .flag, .number, .text:
            reader.report.report(
                .error,
                "HSDS is a service or a list of services, and this is \(node.kind)",
                at: node.range
            )
        }
    }

    /// Adds a service, or the services of an organization.
    private static func add(
        _ node: JSONNode,
        _ reader: inout HSDSItemReader,
        _ converter: inout HSDSConverter
    ) {
        guard case .object(let members) = node.content else {
            return reader.report.report(
                .error,
                "a service is an object, and this is \(node.kind)",
                at: node.range
            )
        }
        guard let services = members.last(where: { $0.name == "services" }) else {
            if let item = reader.item(.service, node) {
                converter.add(item)
            }
            return
        }
        guard case .list(let nodes) = services.value.content else {
            return reader.report.report(
                .error,
                "services are a list, and this is \(services.value.kind)",
                at: services.value.range
            )
        }
        let own = JSONNode(.object(members.filter { $0.name != "services" }), at: node.range)
        let organization = own["name"] == nil ? nil : reader.item(.organization, own)
        for node in nodes {
            guard var item = reader.item(.service, node) else { continue }
            if item["organization"] == nil, let organization {
                item.add("organization", .items([organization]), at: organization.location)
            }
            converter.add(item)
        }
    }
}
