import HavenDiagnostics
import HavenMarkdown
import HavenYAML

/// Reads the resources of a directory in YAML: a list of mappings with a key for each fact.
///
/// A way to reach a resource is a text, a list of texts, or a mapping with `value` and what is known of it alone.
struct YAMLDirectoryReader {
    private var fields: FieldsReader
    /// Those of the whole file.
    private let bytes: [UInt8]

    init(_ fields: FieldsReader, bytes: [UInt8]) {
        self.fields = fields
        self.bytes = bytes
    }

    mutating func read(
        introduction: YAMLNode?,
        resources: YAMLNode?
    ) -> (directory: ParsedDirectory, diagnostics: [Diagnostic]) {
        if let resources {
            if case .sequence(let nodes) = resources.content {
                for node in nodes { add(node) }
            } else {
                report(
                    .yamlShape(
                        "a list of resources, each with '- name: …'",
                        at: location(resources)
                    )
                )
            }
        }
        let text: SourceText? = if let introduction { self.text(introduction) } else { nil }
        let directory = fields.finish(introduction: text)
        return (directory, fields.diagnostics)
    }

    private mutating func report(_ diagnostic: Diagnostic) { fields.report(diagnostic) }

    private func location(_ node: YAMLNode) -> SourceLocation {
        SourceLocation(path: fields.path, range: node.range)
    }

    private mutating func add(_ node: YAMLNode) {
        guard case .mapping(let entries) = node.content else {
            return report(.yamlShape("a resource with 'name: …'", at: location(node)))
        }
        var values: [FieldsReader.Field] = []
        for entry in entries where !entry.value.isEmpty {
            let keyLocation = SourceLocation(path: fields.path, range: entry.keyRange)
            guard let key = FieldsReader.Key(entry.key) else {
                report(.yamlKey(entry.key, at: keyLocation))
                continue
            }
            values.append(
                FieldsReader.Field(
                    key: key,
                    keyRange: entry.keyRange,
                    values: self.values(key, entry.value)
                )
            )
        }
        fields.add(values, at: node.range, verificationPlace: verificationPlace(in: entries))
    }

    /// Where the day of a check stands, or would: on a line of its own below the name.
    private func verificationPlace(in entries: [YAMLEntry]) -> VerificationPlace {
        if let entry = entries.first(where: { FieldsReader.Key($0.key) == .fact(.verified) }),
            entry.value.scalar != nil, !entry.value.isEmpty
        {
            return .value(entry.value.range, .yaml)
        }
        guard let name = entries.first(where: { FieldsReader.Key($0.key) == .name }),
            name.value.scalar != nil
        else { return .flowMapping }
        let start =
            bytes[..<name.keyRange.lower].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        // In a flow mapping something else stands before the key, and in a block text the value has lines of its own.
        let isBlock = bytes[start..<name.keyRange.lower].allSatisfy {
            $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-")
        }
        let isOneLine = !bytes[name.keyRange.lower..<name.value.range.upper].contains(
            UInt8(ascii: "\n")
        )
        guard isBlock, isOneLine else { return .flowMapping }
        let end = bytes[name.value.range.upper...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let isFeed = end > 0 && bytes[end - 1] == UInt8(ascii: "\r")
        return .line(
            at: isFeed ? end - 1 : end,
            beginning: String(repeating: " ", count: name.keyRange.lower - start) + "verified: ",
            .yaml
        )
    }

    private mutating func values(_ key: FieldsReader.Key, _ node: YAMLNode) -> [FactValue] {
        switch key {
        case .fact(.expect):
            let steps = texts(node)
            let empty = SourceText(
                "",
                at: SourceRange(node.range.lower, node.range.lower),
                isVerbatim: false
            )
            return [FactValue(empty, lines: steps)]
        case .fact(let fact) where fact.channel != nil:
            guard case .sequence(let nodes) = node.content else {
                return channel(node).map { [$0] } ?? []
            }
            return nodes.compactMap { channel($0) }
        case .name, .id, .category, .description, .fact:
            // A list of words is what authors write for languages and audiences.
            if case .sequence = node.content, key != .name, key != .id, key != .description {
                let all = texts(node)
                let joined = all.map(\.text).joined(separator: ", ")
                return [FactValue(SourceText(joined, at: node.range, isVerbatim: false))]
            }
            return text(node).map { [FactValue(key == .description ? $0 : $0.joined)] } ?? []
        }
    }

    /// A way to reach a resource.
    private mutating func channel(_ node: YAMLNode) -> FactValue? {
        guard case .mapping(let entries) = node.content else {
            return text(node).map { FactValue($0.joined) }
        }
        var value: SourceText?
        var lines: [SourceText] = []
        for entry in entries where !entry.value.isEmpty {
            if entry.key == "value" {
                value = text(entry.value)?.joined
            } else if let text = text(entry.value)?.joined {
                // As the line that an author of Markdown would write.
                lines.append(
                    SourceText(
                        entry.key + ": " + text.text,
                        at: SourceRange(entry.keyRange.lower, text.range.upper),
                        isVerbatim: false
                    )
                )
            }
        }
        guard let value else {
            report(.yamlShape("a 'value' with the number or address", at: location(node)))
            return nil
        }
        return FactValue(value, lines: lines)
    }

    private mutating func texts(_ node: YAMLNode) -> [SourceText] {
        guard case .sequence(let nodes) = node.content else { return text(node).map { [$0] } ?? [] }
        return nodes.compactMap { text($0)?.joined }
    }

    private mutating func text(_ node: YAMLNode) -> SourceText? {
        guard let scalar = node.scalar else {
            report(.yamlShape("a text", at: location(node)))
            return nil
        }
        let text = SourceText(scalar.text, at: scalar.range, isVerbatim: !scalar.isQuoted)
        return text.slice(FactLine.trimmed(text.text[...]))
    }
}

extension DiagnosticID {
    static let yamlDirectory: DiagnosticID = "yaml-directory"
}

extension Diagnostic {
    static func yamlShape(_ expected: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(.error, .yamlDirectory, "expected \(expected)", at: location)
    }

    static func yamlKey(_ key: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .factUnknown,
            "unknown fact '\(key)'",
            at: location,
            help: FieldsReader.Key.help(for: key)
        )
    }
}
