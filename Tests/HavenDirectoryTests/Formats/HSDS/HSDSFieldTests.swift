import Foundation
import HavenDiagnostics
import Testing

@testable import HavenDirectory

@Suite struct `Fields of HSDS` {
    /// The schema of the specification; `Fixtures/HSDS/README.md` says where it comes from.
    private static func schema() throws -> JSONNode {
        let path = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let url = URL(filePath: "/" + path + "/Fixtures/HSDS/service_with_definitions.json")
        return try JSONReader.read([UInt8](try Data(contentsOf: url)))
    }

    private static func members(_ node: JSONNode?) -> [JSONMember] {
        guard case .object(let members)? = node?.content else { return [] }
        return members
    }

    private static func texts(_ node: JSONNode?) -> [String] {
        guard case .list(let nodes)? = node?.content else { return [] }
        return nodes.compactMap(\.plainText)
    }

    @Test func `are those of the schema, in its order, with what it requires`() throws {
        let schema = try Self.schema()
        let definitions = Self.members(schema["definitions"]).map { ($0.name, $0.value) }
        let objects = [("service", schema)] + definitions
        #expect(objects.count == HSDSObject.allCases.count)
        for (name, node) in objects {
            let object = try #require(HSDSObject(rawValue: name))
            let properties = Self.members(node["properties"])
            #expect(object.fields.map(\.name) == properties.map(\.name), "\(name)")
            let required = Self.texts(node["required"])
            #expect(
                Set(object.fields.filter(\.isRequired).map(\.name)) == Set(required),
                "\(name)"
            )
            for (field, property) in zip(object.fields, properties) {
                #expect(
                    isForm(field.form, of: property.value, field.name),
                    "\(name).\(field.name)"
                )
            }
        }
    }

    private func isForm(_ form: HSDSField.Form, of property: JSONNode, _ name: String) -> Bool {
        func reference(_ node: JSONNode?) -> String? {
            node?["$ref"]?.plainText.map { String($0.dropFirst("#/definitions/".count)) }
        }
        switch form {
        case .one(let object): return reference(property) == object.rawValue
        case .many(let object): return reference(property["items"]) == object.rawValue
        case .number: return property["type"]?.plainText == "number"
        case .text:
            return property["type"]?.plainText == "string"
                && (name == "id" || property["format"]?.plainText != "uuid")
        case .key, .link: return property["format"]?.plainText == "uuid"
        }
    }

    @Test func `say of each what becomes of it`() {
        var counts: [String: Int] = [:]
        for field in HSDSObject.allCases.flatMap(\.fields) {
            switch field.fate {
            case .both: counts["both", default: 0] += 1
            case .written: counts["written", default: 0] += 1
            case .read: counts["read", default: 0] += 1
            case .omitted(let reason):
                counts["omitted", default: 0] += 1
                #expect(!reason.isEmpty, "\(field.name)")
            }
        }
        #expect(counts == ["both": 91, "written": 9, "read": 36, "omitted": 115])
    }

    /// A document in which every field of every object says something of its own, without some.
    private static func document(_ object: HSDSObject, without dropped: Set<String>) -> String {
        var parts: [String] = []
        for field in object.fields {
            let key = "\(object.rawValue).\(field.name)"
            guard !dropped.contains(key), field.name != "metadata" || object == .service else {
                continue
            }
            if object != .service, case .omitted = field.fate, case .many = field.form { continue }
            let value: String
            switch field.form {
            case .one(let child): value = document(child, without: dropped)
            case .many(let child): value = "[\(document(child, without: dropped))]"
            case .key, .link: continue
            case .text, .number: value = special[key] ?? "\"\(token(key))\""
            }
            parts.append("\"\(field.name)\": \(value)")
        }
        return "{\(parts.joined(separator: ", "))}"
    }

    private static func token(_ key: String) -> String { "Says \(key)" }

    /// Values of fields that do not take any text.
    private static let special: [String: String] = [
        "service.url": "\"https://a.example/service\"", "service.email": "\"a@b.example\"",
        "service.status": "\"inactive\"", "service.minimum_age": "12", "service.maximum_age": "99",
        "service.assured_date": "\"2026-02-03\"", "service.assurer_email": "\"c@d.example\"",
        "phone.number": "\"312-555-0142\"", "phone.extension": "77", "phone.type": "\"textphone\"",
        "location.location_type": "\"physical\"", "location.url": "\"https://a.example/room\"",
        "location.latitude": "41.5", "location.longitude": "-87.25",
        "address.address_type": "\"physical\"", "schedule.freq": "\"WEEKLY\"",
        "schedule.byday": "\"TU,2TH\"", "schedule.opens_at": "\"09:15\"",
        "schedule.closes_at": "\"17:45\"", "schedule.timezone": "-6",
        "language.code": "\"pt\"", "cost_option.amount": "25",
        "attribute.value": "\"12-step\"", "taxonomy_term.code": "\"approach\"",
        "taxonomy_term.taxonomy": "\"Haven\"", "taxonomy.name": "\"Haven\"",
    ]

    /// What a value is in a record; that of a field not named here is there as it is.
    private static let shown: [String: String] = [
        "service.status": "inactive", "service.assured_date": "Verification(",
        "phone.type": "tty", "location.location_type": "Place(", "address.address_type": "Place(",
        "schedule.freq": "Thursday", "schedule.byday": "second Thursday",
        "language.code": "Portuguese", "attribute.value": "twelveStep",
        "taxonomy_term.code": "twelveStep", "taxonomy_term.taxonomy": "twelveStep",
        "taxonomy.name": "twelveStep",
    ]

    /// What only others say in place of what is dropped.
    private static let variants: [Set<String>] = [
        [], ["service.fees_description"], ["service.fees_description", "service.fees"],
        ["service_area.name"], ["language.code"], ["taxonomy_term.taxonomy"],
        [
            "schedule.until", "schedule.count", "schedule.interval", "schedule.byweekno",
            "schedule.bymonthday", "schedule.byyearday", "schedule.byday",
        ],
    ]

    @Test func `are all read that are said to be read, and the others are reported`() throws {
        var records = ""
        var messages: Set<String> = []
        var documents = Self.variants.map { Self.document(.service, without: $0) }
        let virtual = documents[0].split(separator: "\"physical\"")
            .joined(separator: "\"virtual\"")
        documents.append(virtual)
        for document in documents {
            let result = HSDSReader.readJSON(Array(document.utf8), path: "a.json")
            let record = try #require(result.records.first, "\(document)")
            records += "\(record)\n"
            messages.formUnion(result.diagnostics.map(\.message))
        }
        // Keys of tables, what only tells objects apart, and the offset from UTC, which names no zone.
        let silent: Set<String> = ["schedule.timezone", "attribute.link_entity"]
        for object in HSDSObject.allCases where object.omission == nil || object == .attribute {
            for field in object.fields where !field.isInternal {
                let key = "\(object.rawValue).\(field.name)"
                switch (field.form, field.fate) {
                case (.text, .both), (.text, .read), (.number, .both), (.number, .read):
                    guard !silent.contains(key) else { continue }
                    let plain = Self.special[key]?.split(separator: "\"").joined()
                    let shown = Self.shown[key] ?? plain ?? Self.token(key)
                    #expect(records.contains(shown), "\(key) is lost")
                case (.text, .omitted(let reason)), (.number, .omitted(let reason)):
                    let message = "'\(key)' is not taken over: \(reason)"
                    #expect(messages.contains(message), "\(key)")
                    #expect(!records.contains(Self.token(key)), "\(key)")
                default: break
                }
            }
        }
    }
}
