/// Writes a directory as an author would write it by hand: categories, resources under headings, a list of facts.
///
/// `DirectoryParser` reads the same records from it.
package struct MarkdownDirectoryWriter: Sendable {
    /// What stands in the front matter.
    package let title: String
    /// The kind of resources that need not state it.
    package let kind: ResourceKind?

    package init(title: String, kind: ResourceKind?) {
        self.title = title
        self.kind = kind
    }

    /// The whole file; the records stand under their categories, in the order in which each category comes first.
    package func write(_ records: [ResourceRecord]) -> String {
        var text = "---\ntitle: \(Self.quoted(title))\n"
        if let kind { text += "kind: \(kind.rawValue)\n" }
        text += "---\n"
        // Those without a category come first: below a heading they would be in it.
        var order: [String?] = [nil]
        var groups: [String?: [ResourceRecord]] = [:]
        for record in records {
            if groups[record.category] == nil, record.category != nil {
                order.append(record.category)
            }
            groups[record.category, default: []].append(record)
        }
        var ids = Set(records.map(\.id))
        for category in order {
            guard let members = groups[category] else { continue }
            if let category { text += "\n## " + heading(category, &ids) + "\n" }
            for record in members { text += "\n" + entry(record) }
        }
        return text
    }

    /// A title that ends like an id has one of its own behind it, so that it stays a title.
    ///
    /// No resource and no other category has that id.
    private func heading(_ category: String, _ ids: inout Set<String>) -> String {
        let title = MarkdownText.escaped(category, startsLine: false)
        guard category.hasSuffix("}") else { return title }
        var id = ResourceID.slug(category).nonEmpty ?? "category"
        while !ids.insert(id).inserted { id += "-list" }
        return title + " {#\(id)}"
    }

    private func entry(_ record: ResourceRecord) -> String {
        var text =
            "### " + MarkdownText.escaped(record.name, startsLine: false) + " {#\(record.id)}\n\n"
        if !record.description.isEmpty { text += record.description + "\n" }
        var lines = FactSheet(record.facts).lines
        if record.kind != kind {
            lines.append(
                FactSheet.Line(fact: .kind, value: FactSheet.Value(text: record.kind.rawValue))
            )
        }
        guard !lines.isEmpty else { return text }
        // A list right below another one with the same bullets would be one list with it.
        let bullet = Self.endsInList(record.description, bullet: "-") ? "*" : "-"
        if !record.description.isEmpty { text += "\n" }
        for line in lines {
            text += "\(bullet) \(line.fact.rawValue):" + Self.value(line.value) + "\n"
            for (index, below) in line.below.enumerated() {
                let mark = line.fact == .expect ? "\(index + 1)." : "-"
                text +=
                    "  \(line.fact == .expect ? " " : "")\(mark) "
                    + MarkdownText.escaped(below) + "\n"
            }
        }
        return text
    }

    private static func value(_ value: FactSheet.Value) -> String {
        let link = value.link.map { MarkdownText.link($0.text, to: $0.destination) } ?? ""
        let text = value.text.isEmpty ? "" : MarkdownText.escaped(value.text, startsLine: false)
        return link.isEmpty && text.isEmpty ? "" : " " + link + text
    }

    private static func endsInList(_ text: String, bullet: Character) -> Bool {
        let last = text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline).last
        return text.split(whereSeparator: \.isNewline).contains { $0.first == bullet }
            && (last.map { $0.first == bullet || $0.first == " " } ?? false)
    }

    /// A text in the double quotes of YAML.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: quoted += " "
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
