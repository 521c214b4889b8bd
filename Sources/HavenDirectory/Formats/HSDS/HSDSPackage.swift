/// Writes the file that describes the tables of HSDS: a tabular data package (Frictionless Data).
///
/// The descriptor of the specification names tables that are not there, and calls a time with an offset one without; so this one is made of
/// the same fields for the tables that are.
extension HSDSWriter {
    /// The file for some tables.
    package static func package(of tables: [HSDSObject]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { package in
            package.member("profile", "tabular-data-package")
            package.member("name", "human_services_data")
            package.member("title", "Human Services Data Specification")
            package.member("version", "3.0.0")
            package.name("resources")
            package.list { list in
                for table in tables { resource(table, tables, &list) }
            }
        }
        return writer.bytes
    }

    private static func resource(
        _ table: HSDSObject,
        _ tables: [HSDSObject],
        _ writer: inout JSONWriter
    ) {
        writer.object { resource in
            resource.member("name", table.rawValue)
            resource.member("path", table.fileName)
            resource.member("profile", "tabular-data-resource")
            resource.member("format", "csv")
            resource.member("mediatype", "text/csv")
            resource.member("encoding", "utf-8")
            resource.name("schema")
            resource.object { schema in
                schema.name("fields")
                schema.list { list in for column in table.columns { field(column, &list) } }
                schema.member("primaryKey", "id")
                keys(table, tables, &schema)
            }
        }
    }

    private static func field(_ column: HSDSField, _ writer: inout JSONWriter) {
        writer.object { field in
            field.member("name", column.name)
            field.member("type", column.form == .number ? "number" : "string")
            guard column.isRequired else { return }
            field.name("constraints")
            field.object { constraints in
                constraints.name("required")
                constraints.raw("true")
                guard column.name == "id" else { return }
                constraints.name("unique")
                constraints.raw("true")
            }
        }
    }

    private static func keys(
        _ table: HSDSObject,
        _ tables: [HSDSObject],
        _ writer: inout JSONWriter
    ) {
        let keys = table.columns.compactMap { column -> (name: String, target: HSDSObject)? in
            guard case .key(let target) = column.form, tables.contains(target),
                column.name == target.rawValue + "_id"
            else { return nil }
            return (column.name, target)
        }
        guard !keys.isEmpty else { return }
        writer.name("foreignKeys")
        writer.list { list in
            for (name, target) in keys {
                list.object { key in
                    key.member("fields", name)
                    key.name("reference")
                    key.object { reference in
                        reference.member("resource", target.rawValue)
                        reference.member("fields", "id")
                    }
                }
            }
        }
    }
}
