import HavenDigest

/// Writes records as services of HSDS 3.0: as JSON, or as the tables of a data package.
///
/// One pass over the records makes the file, or all tables. Ids are UUIDs of names (version 5), the same from build to build. What can not be
/// reached any more is there with its status, so that whoever copied it learns of it.
package struct HSDSWriter: Sendable {
    private let records: [ResourceRecord]
    private let publication: HSDSPublication
    private let namespace: NameUUID

    /// The name of the file that describes the tables.
    package static let packageFileName = "datapackage.json"

    /// The tables that can have rows, in the order of the package.
    package static let written: [HSDSObject] = HSDSObject.allCases.filter { object in
        object.fields.contains { $0.name == "id" && $0.fate.isWritten }
    }

    package init(_ records: [ResourceRecord], publication: HSDSPublication) {
        self.records = records
        self.publication = publication
        namespace = NameUUID(publication.namespace, in: .dns)
    }

    private func uuid(_ item: HSDSItem) -> String {
        item.uuid ?? NameUUID("hsds/" + item.name, in: namespace).description
    }

    // MARK: JSON

    /// All services in one page, as the API of HSDS gives them; each holds all that belongs to it.
    package func json() -> [UInt8] {
        let builder = HSDSServiceBuilder(publication)
        var writer = JSONWriter()
        writer.object { page in
            for (name, value) in [
                ("total_items", records.count), ("total_pages", 1), ("page_number", 1),
                ("size", records.count),
            ] {
                page.name(name)
                page.raw(String(value))
            }
            for (name, value) in [
                ("first_page", true), ("last_page", true), ("empty", records.isEmpty),
            ] {
                page.name(name)
                page.raw(value ? "true" : "false")
            }
            page.name("contents")
            page.list { list in
                for record in records { write(builder.service(record), to: &list) }
            }
        }
        return writer.bytes
    }

    private func write(_ item: HSDSItem, to writer: inout JSONWriter) {
        writer.object { object in
            object.member("id", uuid(item))
            for member in item.members {
                object.name(member.name)
                switch member.value {
                case .text(let text): object.text(text)
                case .number(let text): object.raw(text)
                case .items(let items):
                    if case .one? = item.object.field(member.name)?.form, let first = items.first {
                        write(first, to: &object)
                    } else {
                        object.list { list in for item in items { write(item, to: &list) } }
                    }
                }
            }
        }
    }

    // MARK: Tables

    /// The files of some tables, in one pass over the records.
    package func bytes(of tables: [HSDSObject]) -> [HSDSObject: [UInt8]] {
        let builder = HSDSServiceBuilder(publication)
        var open: [HSDSObject: Table] = [:]
        for table in tables { open[table] = Table(table) }
        open[.taxonomy]?.writer.add(HSDSObject.taxonomy.columns.map(Self.taxonomyCell))
        for record in records {
            visit(builder.service(record), below: nil) { item, parent in
                // Organizations and terms are shared.
                guard let columns = open[item.object]?.columns,
                    open[item.object]?.names.insert(item.uuid ?? item.name).inserted == true
                else { return }
                let id = uuid(item)
                open[item.object]?.writer.add(
                    columns.map { cell($0, of: item, id: id, below: parent) }
                )
            }
        }
        return open.mapValues(\.writer.bytes)
    }

    /// A table that is being written.
    private struct Table {
        let columns: [HSDSField]
        var writer = CSVWriter(keepsNumbers: true)
        /// The names of what has a row.
        var names: Set<String> = []

        init(_ table: HSDSObject) {
            columns = table.columns
            writer.add(columns.map(\.name))
        }
    }

    /// Shows an object and all that belong to it, each with the one it belongs to.
    private func visit(
        _ item: HSDSItem,
        below parent: HSDSItem?,
        _ body: (HSDSItem, HSDSItem?) -> Void
    ) {
        body(item, parent)
        for member in item.members {
            guard case .items(let items) = member.value else { continue }
            for child in items { visit(child, below: item, body) }
        }
    }

    private func cell(
        _ column: HSDSField,
        of item: HSDSItem,
        id: String,
        below parent: HSDSItem?
    ) -> String {
        switch column.form {
        case .text, .number:
            switch column.name {
            case "id": return id
            case "link_entity": return parent?.object.rawValue ?? ""
            default: return item.text(column.name) ?? ""
            }
        case .link: return parent.map(uuid) ?? ""
        case .key(.taxonomy): return HSDSTerm.taxonomyID.description
        case .key(let object):
            // A parent organization is not the one that the object stands below.
            guard column.name == object.rawValue + "_id" else { return "" }
            if let child = item.items(object.rawValue).first { return uuid(child) }
            return parent?.object == object ? parent.map(uuid) ?? "" : ""
        case .one, .many: return ""
        }
    }

    private static func taxonomyCell(_ column: HSDSField) -> String {
        switch column.name {
        case "id": HSDSTerm.taxonomyID.description
        case "name": HSDSTerm.taxonomy
        case "description": HSDSTerm.taxonomyDescription
        default: ""
        }
    }
}

extension HSDSField.Fate {
    var isWritten: Bool {
        switch self {
        case .both, .written: true
        case .read, .omitted: false
        }
    }
}
