import HavenMarkdown

/// Finds the fields of a service that say something else than what was taken over of it.
///
/// Haven states in attributes what the fields cannot say as an author wrote it, and the attributes hold. Whoever corrects a field without
/// knowing that has to learn of it. A record that Haven wrote and nobody touched gives the same fields when it is written once more, so all
/// of them are compared, but for ids, attributes, and what is said of the organization besides its name.
struct HSDSContradictions {
    /// A field, and why what it says was not taken.
    enum Finding: Equatable {
        case differs(String)
        case isMissing(String)
        case isMore(String)

        var field: String {
            switch self {
            case .differs(let field), .isMissing(let field), .isMore(let field): field
            }
        }
    }

    private let builder: HSDSServiceBuilder

    init(_ markdown: MarkdownParser) {
        builder = HSDSServiceBuilder(
            HSDSPublication(
                namespace: "",
                // What is read has the zone that it had where it was written.
                zone: "",
                centerName: "",
                summary: { record in
                    let bytes = Array(record.description.utf8)
                    let blocks = markdown.parseBlocks(bytes, body: 0..<bytes.count, path: "").blocks
                    return DirectoryReader.summary(of: blocks)
                },
                page: { _ in nil }
            )
        )
    }

    /// The fields of a service that are not those of the record, in the order of the schema.
    func find(_ item: HSDSItem, _ record: ResourceRecord) -> [Finding] {
        let expected = builder.service(record)
        return item.object.fields.compactMap { field in
            guard Self.isCompared(field) else { return nil }
            let (read, made) = (Self.facts(item, field), Self.facts(expected, field))
            if read == made { return nil }
            if made.isEmpty { return .isMore(field.name) }
            return read.isEmpty ? .isMissing(field.name) : .differs(field.name)
        }
    }

    private static func isCompared(_ field: HSDSField) -> Bool {
        !field.isInternal && !["attributes", "metadata"].contains(field.name)
    }

    /// What a field says, in an order of its own.
    private static func facts(_ item: HSDSItem, _ field: HSDSField) -> [String] {
        switch item[field.name]?.value {
        case .text?, .number?:
            let text = PlainText.line(item.text(field.name) ?? "")
            if text.isEmpty { return [] }
            if item.object == .phone, field.name == "number" { return [digits(text)] }
            return [field.form == .number ? Double(text).map { "\($0)" } ?? text : text]
        case .items(let items)?:
            return items.map { item in
                item.object.fields.filter { isCompared($0) && isOfOrganization($0, item) }
                    .map { facts(item, $0).joined(separator: "\n") }.joined(separator: "\u{1F}")
            }.sorted()
        case nil: return []
        }
    }

    /// Of an organization only the name was taken.
    private static func isOfOrganization(_ field: HSDSField, _ item: HSDSItem) -> Bool {
        item.object != .organization || field.name == "name"
    }

    /// The digits of a number, however it is grouped, without the 1 that all numbers of the United States begin with.
    private static func digits(_ number: String) -> String {
        let digits = number.filter { $0.isASCII && $0.isNumber }
        return digits.count == 11 && digits.first == "1" ? String(digits.dropFirst()) : digits
    }
}
