import Foundation

@testable import HavenTemplates

/// A set of templates, the values they see, and what Jinja2 makes of them; one line of `template_pairs.py`.
struct TemplatePair: Decodable, Sendable {
    let id: String
    /// Sources by name.
    let templates: [String: String]
    let main: String
    let context: [String: ContextValue]
    let output: String?
    let error: String?

    /// What Jinja2 makes of it.
    var expected: TemplateOutcome {
        get throws {
            if let output { return .output(output) }
            guard let error, let kind = TemplateOutcome.Failure(rawValue: error) else {
                throw PairFailure("the pair '\(id)' has neither an output nor a known error")
            }
            return .failure(kind, "")
        }
    }

    /// Reads the lines that the generator wrote.
    static func read(_ lines: Data) throws -> [TemplatePair] {
        let decoder = JSONDecoder()
        return try lines.split(separator: UInt8(ascii: "\n")).map {
            try decoder.decode(TemplatePair.self, from: $0)
        }
    }
}

/// A value of a context: a list of a letter for its kind and its content.
///
/// The letters are those of `pairs/reference.py`; whole numbers and floating-point numbers, text and
/// markup would otherwise be one in JSON.
struct ContextValue: Decodable, Sendable {
    let value: TemplateValue

    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        let kind = try container.decode(String.self)
        switch kind {
        case "n": value = .none
        case "b": value = .bool(try container.decode(Bool.self))
        case "i": value = .int(try container.decode(Int.self))
        case "f": value = .double(Double(try container.decode(String.self)) ?? .nan)
        case "s": value = .string(try container.decode(String.self))
        case "m": value = .markup(try container.decode(String.self))
        case "l": value = .list(try container.decode([ContextValue].self).map(\.value))
        case "d":
            let pairs = try container.decode([ContextEntry].self)
            value = .map(TemplateMap(pairs.map { ($0.key, $0.value) }))
        default:
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "there is no kind of value '\(kind)'"
            )
        }
    }
}

extension TemplateValue {
    /// The value as a template would write it, for reports.
    var shown: String {
        switch self {
        case .none: "none"
        case .bool(let flag): "\(flag)"
        case .int(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): String(reflecting: text)
        case .markup(let text): String(reflecting: text) + "|safe"
        case .list(let items): "[" + items.map(\.shown).joined(separator: ", ") + "]"
        case .map(let map):
            "{"
                + zip(map.names, map.values).map { "\(String(reflecting: $0)): \($1.shown)" }
                .joined(separator: ", ") + "}"
        case .tuple, .object, .function, .undefined, .engine: kindName
        }
    }
}

/// A key of a dictionary and its value, as a list of two.
private struct ContextEntry: Decodable {
    let key: String
    let value: TemplateValue

    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        key = try container.decode(String.self)
        value = try container.decode(ContextValue.self).value
    }
}

/// The test cannot be made: nothing is known of the engine.
struct PairFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
