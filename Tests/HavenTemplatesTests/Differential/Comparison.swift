@testable import HavenTemplates

/// What Haven and Jinja2 make of one pair, if it is not the same.
struct Difference: Sendable {
    let pair: TemplatePair
    let jinja: TemplateOutcome
    let haven: TemplateOutcome

    /// The pair as a person can rebuild it, and both outcomes.
    var shown: String {
        var text = "\n── \(pair.id)\n"
        for (name, source) in pair.templates.sorted(by: { $0.key < $1.key }) {
            text += "   \(name): \(String(reflecting: source))\n"
        }
        for (name, value) in pair.context.sorted(by: { $0.key < $1.key }) {
            text += "   \(name) = \(value.value.shown)\n"
        }
        return text + "   Jinja2: \(jinja.shown)\n   Haven:  \(haven.shown)\n"
    }
}

/// Renders pairs with Haven and keeps what differs.
struct Comparison: Sendable {
    let count: Int
    let differences: [Difference]

    /// Compares on all cores; the differences are in the order of the pairs.
    init(_ pairs: [TemplatePair]) async throws {
        let step = 500
        let chunks = stride(from: 0, to: pairs.count, by: step).map { start in
            Array(pairs[start..<min(start + step, pairs.count)])
        }
        let found = try await withThrowingTaskGroup(of: (Int, [Difference]).self) { group in
            for (number, chunk) in chunks.enumerated() {
                group.addTask { (number, try Self.differences(in: chunk)) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        count = pairs.count
        differences = found.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }

    private static func differences(in pairs: [TemplatePair]) throws -> [Difference] {
        var found: [Difference] = []
        var last: (templates: [String: String], compiled: HavenTemplateSet)?
        for pair in pairs {
            // The matrix renders the same templates with many values.
            let compiled: HavenTemplateSet
            if let last, last.templates == pair.templates {
                compiled = last.compiled
            } else {
                compiled = HavenTemplateSet(pair.templates)
                last = (pair.templates, compiled)
            }
            let expected = try pair.expected
            let outcome = compiled.outcome(of: pair.main, context: pair.context)
            if !outcome.agrees(with: expected) {
                found.append(Difference(pair: pair, jinja: expected, haven: outcome))
            }
        }
        return found
    }
}
