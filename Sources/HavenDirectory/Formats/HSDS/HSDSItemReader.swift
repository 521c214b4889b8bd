import HavenDiagnostics

/// Makes objects of HSDS of JSON, and says what of it is not taken over.
struct HSDSItemReader {
    let path: String
    var report: ImportReport

    private func location(_ range: SourceRange) -> SourceLocation {
        SourceLocation(path: path, range: range)
    }

    /// The object that stands at a place; what is none is reported.
    mutating func item(_ object: HSDSObject, _ node: JSONNode) -> HSDSItem? {
        guard case .object(let members) = node.content else {
            report.report(
                .error,
                "a \(object.words) is an object, and this is \(node.kind)",
                at: node.range
            )
            return nil
        }
        var item = HSDSItem(
            object,
            node["id"]?.plainText ?? "",
            at: location(node.range)
        )
        var names: Set<String> = []
        for member in members {
            if !names.insert(member.name).inserted {
                report.report(
                    .warning,
                    "'\(member.name)' is there twice, and the last holds",
                    at: member.nameRange
                )
            }
            guard let field = object.field(member.name) else {
                if !Self.isEmpty(member.value) {
                    omit(object, member.name, "it is no field of HSDS 3.0", member.nameRange)
                }
                continue
            }
            add(field, member, to: &item)
        }
        return item
    }

    private mutating func add(_ field: HSDSField, _ member: JSONMember, to item: inout HSDSItem) {
        if Self.isEmpty(member.value) { return }
        if case .omitted(let reason) = field.fate {
            if !field.isInternal { omit(item.object, field.name, reason, member.nameRange) }
            return
        }
        let place = location(member.value.range)
        switch (field.form, member.value.content) {
        case (.one(let object), .object):
            if let child = self.item(object, member.value) {
                item.add(field.name, .items([child]), at: place)
            }
        case (.many(let object), .list(let nodes)):
            let children = nodes.compactMap { self.item(object, $0) }
            item.add(field.name, .items(children), at: place)
        case (.text, .text(let text)), (.text, .number(let text)), (.number, .number(let text)),
            (.number, .text(let text)), (.key, .text(let text)), (.link, .text(let text)):
            item.add(field.name, .text(text), at: place)
        default:
            report.report(
                .warning,
                "'\(field.name)' is \(member.value.kind), and is not taken over",
                at: member.value.range
            )
        }
    }

    private mutating func omit(
        _ object: HSDSObject,
        _ name: String,
        _ reason: String,
        _ range: SourceRange
    ) {
        report.count("'\(object.rawValue).\(name)' is not taken over: \(reason)", at: range)
    }

    private static func isEmpty(_ node: JSONNode) -> Bool {
        switch node.content {
        case .null: true
        case .text(let text): text.isEmpty
        case .list(let nodes): nodes.isEmpty
        case .object(let members): members.isEmpty
        case .flag, .number: false
        }
    }
}
