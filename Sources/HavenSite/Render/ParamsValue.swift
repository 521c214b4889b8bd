import HavenTemplates
import HavenYAML

/// The author's own keys as templates see them.
///
/// There is no schema for them, so a text stays the text it is, with one exception: `true` and `false`
/// without quotes are flags, because the text `false` would count as true in a condition.
enum ParamsValue {
    static func of(_ entries: [YAMLEntry]) -> TemplateValue {
        var map = TemplateMap()
        for entry in entries { map[entry.key] = value(of: entry.value) }
        return .map(map)
    }

    private static func value(of node: YAMLNode) -> TemplateValue {
        switch node.content {
        case .scalar("true", quoted: false): .bool(true)
        case .scalar("false", quoted: false): .bool(false)
        case .scalar(let text, _): node.isEmpty ? .none : .string(text)
        case .sequence(let items): .list(items.map(value))
        case .mapping(let entries): of(entries)
        }
    }
}
