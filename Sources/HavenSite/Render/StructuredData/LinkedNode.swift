import HavenTemplates

/// A thing of schema.org with its properties: a node of a JSON-LD graph.
///
/// Nothing is said of what is not known: setting a property to `nil` or to an empty list leaves it out.
struct LinkedNode: Sendable {
    private var properties: [(name: String, value: LinkedValue)] = []

    /// Makes a thing of a type such as `MedicalClinic`; `id` is an IRI by which other nodes refer to it.
    init(_ type: String, id: String? = nil) {
        self["@type"] = .text(type)
        self["@id"] = id.map { .text($0) }
    }

    /// The value of a property; setting one adds it, and never replaces it.
    subscript(name: String) -> LinkedValue? {
        get { properties.first { $0.name == name }?.value }
        set {
            guard let newValue, !newValue.isEmpty else { return }
            properties.append((name, newValue))
        }
    }

    /// Whether it says more than what it is.
    var hasProperties: Bool { properties.contains { !$0.name.hasPrefix("@") } }

    /// The IRI by which other nodes refer to it.
    var id: String? {
        guard case .text(let id) = self["@id"] else { return nil }
        return id
    }

    /// The node as `tojson` prints it, which sorts the names.
    var templateValue: TemplateValue {
        .map(TemplateMap(properties.map { ($0.name, $0.value.templateValue) }))
    }
}

/// What a property of a `LinkedNode` can be.
enum LinkedValue: Sendable {
    case text(String)
    case number(Double)
    case integer(Int)
    case flag(Bool)
    case node(LinkedNode)
    /// Another node of this graph, or of that of another page, by its IRI.
    case reference(String)
    case list([LinkedValue])

    static func nodes(_ nodes: [LinkedNode]) -> LinkedValue { .list(nodes.map { .node($0) }) }

    fileprivate var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .list(let items): items.isEmpty
        case .node(let node): !node.hasProperties
        case .number, .integer, .flag, .reference: false
        }
    }

    fileprivate var templateValue: TemplateValue {
        switch self {
        case .text(let text): .string(text)
        case .number(let number): .double(number)
        case .integer(let number): .int(number)
        case .flag(let flag): .bool(flag)
        case .node(let node): node.templateValue
        case .reference(let id): .map(["@id": .string(id)])
        case .list(let items): .list(items.map(\.templateValue))
        }
    }
}

extension LinkedValue {
    /// A text, if there is one.
    init?(_ text: String?) {
        guard let text else { return nil }
        self = .text(text)
    }

    /// A node, if there is one.
    init?(_ node: LinkedNode?) {
        guard let node else { return nil }
        self = .node(node)
    }
}
