package import HavenDiagnostics

/// Reads one mapping by a schema: each method names a key, and what is left over is found at the end.
///
///     var fields = YAMLFields(node, path: path)
///     let title = fields.requiredText("title")
///     let isDraft = fields.flag("draft") ?? false
///     let (diagnostics, others) = fields.finish(unknown: .nearMissOnly)
///
/// A value of the wrong type is reported at its place and given as absent; `key:` with nothing behind
/// it is absent without a report. Every method makes its key known, whether it is there or not.
package struct YAMLFields: Sendable {
    /// What becomes of keys that the schema does not know.
    package enum UnknownKeys: Sendable {
        /// Each is an error.
        case refuse
        /// One that is one edit away from a known key is an error; the others are handed back.
        case nearMissOnly
    }

    /// The file, for further reports about its values.
    package let path: String
    /// The bytes of the whole mapping.
    package let range: SourceRange
    private let entries: [YAMLEntry]
    private var known: [String] = []
    private var diagnostics: [Diagnostic] = []
    /// Required keys that are not there, with the places of their reports.
    private var missing: [(key: String, position: Int)] = []

    /// Starts to read a node; one that is not a mapping is reported and read as an empty one.
    package init(_ node: YAMLNode, path: String) {
        self.path = path
        self.range = node.range
        switch node.content {
        case .mapping(let entries):
            self.entries = entries
        case .scalar, .sequence:
            self.entries = []
            if !node.isEmpty {
                diagnostics = [.wrongType("'key: value' lines", node, path: path)]
            }
        }
    }

    /// Starts to read a mapping whose entries are already known, such as what `finish` handed back.
    package init(_ entries: [YAMLEntry], range: SourceRange, path: String) {
        self.path = path
        self.range = range
        self.entries = entries
    }

    /// The place of a key, to report about it; `nil` if it is not there.
    package func keyRange(_ key: String) -> SourceRange? {
        entries.first { $0.key == key }?.keyRange
    }

    /// Adds a report of the caller's to those that `finish` gives.
    package mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    /// Ends the reading: all reports, and the entries that no method asked for.
    package consuming func finish(
        unknown: UnknownKeys
    ) -> (diagnostics: [Diagnostic], remaining: [YAMLEntry]) {
        var reports: [Diagnostic] = []
        var remaining: [YAMLEntry] = []
        // A required key that stands there misspelt is one mistake, not two.
        let unknownKeys = entries.map(\.key).filter { !known.contains($0) }
        let misspelt = missing.filter { NearMiss.best(for: $0.key, among: unknownKeys) != nil }
        for (position, report) in diagnostics.enumerated()
        where !misspelt.contains(where: { $0.position == position }) {
            reports.append(report)
        }
        for entry in entries where !known.contains(entry.key) {
            switch unknown {
            case .refuse:
                reports.append(.unknownKey(entry, known: known, path: path))
            case .nearMissOnly:
                let near = known.first { NearMiss.distance(from: entry.key, to: $0) <= 1 }
                if let near {
                    reports.append(.misspeltKey(entry, near: near, path: path))
                } else {
                    remaining.append(entry)
                }
            }
        }
        return (reports, remaining)
    }
}

// MARK: Values

extension YAMLFields {
    /// Any value; `nil` if the key is absent or empty.
    package mutating func node(_ key: String) -> YAMLNode? {
        // A few keys are asked for twice; few are known, so a walk is faster than a set.
        if !known.contains(key) { known.append(key) }
        guard let entry = entries.first(where: { $0.key == key }), !entry.value.isEmpty else {
            return nil
        }
        return entry.value
    }

    /// A text with its place; a list or a mapping is reported.
    package mutating func scalar(_ key: String) -> YAMLScalar? {
        guard let node = node(key) else { return nil }
        guard let scalar = node.scalar else {
            report(.wrongType("text", node, path: path))
            return nil
        }
        return scalar
    }

    /// A text as it is written.
    package mutating func text(_ key: String) -> String? {
        scalar(key)?.text
    }

    /// A text that has to be there and to say something.
    package mutating func requiredText(_ key: String) -> String? {
        guard let node = node(key) else {
            let place = keyRange(key) ?? SourceRange(range.lower, range.lower)
            let isEmpty = keyRange(key) != nil
            missing.append((key, diagnostics.count))
            report(.missingKey(key, isEmpty: isEmpty, at: place, path: path))
            return nil
        }
        guard let scalar = node.scalar else {
            report(.wrongType("text", node, path: path))
            return nil
        }
        guard scalar.text.utf8.contains(where: { $0 > 0x20 }) else {
            report(.missingKey(key, isEmpty: true, at: scalar.range, path: path))
            return nil
        }
        return scalar.text
    }

    /// `true` or `false`, in exactly these letters and without quotes.
    package mutating func flag(_ key: String) -> Bool? {
        guard let node = node(key) else { return nil }
        switch node.content {
        case .scalar("true", quoted: false): return true
        case .scalar("false", quoted: false): return false
        case .scalar, .sequence, .mapping:
            report(.notAFlag(node, path: path))
            return nil
        }
    }

    /// A whole number in decimal digits, without leading zeros, that lies in `bounds`.
    package mutating func integer(_ key: String, in bounds: ClosedRange<Int>) -> Int? {
        guard let node = node(key) else { return nil }
        guard let scalar = node.scalar, !scalar.isQuoted, let number = Int(scalar.text),
            String(number) == scalar.text
        else {
            report(.wrongType("a whole number", node, path: path))
            return nil
        }
        guard bounds.contains(number) else {
            report(.outOfRange(bounds, node, path: path))
            return nil
        }
        return number
    }

    /// The texts of a list; one text alone is a list of one.
    package mutating func texts(_ key: String) -> [String] {
        scalars(key).map(\.text)
    }

    /// The texts of a list with their places; one text alone is a list of one.
    package mutating func scalars(_ key: String) -> [YAMLScalar] {
        guard let node = node(key) else { return [] }
        if let scalar = node.scalar { return [scalar] }
        guard case .sequence(let items) = node.content else {
            report(.wrongType("text or a list of texts", node, path: path))
            return []
        }
        var scalars: [YAMLScalar] = []
        for item in items {
            if let scalar = item.scalar, !item.isEmpty {
                scalars.append(scalar)
            } else if !item.isEmpty {
                report(.wrongType("text", item, path: path))
            } else {
                report(.emptyItem(item, path: path))
            }
        }
        return scalars
    }

    /// One of the words a schema knows, which are given with what they mean.
    package mutating func oneOf<Case>(
        _ key: String,
        _ cases: [(word: String, value: Case)]
    ) -> Case? {
        guard let scalar = scalar(key) else { return nil }
        if let match = cases.first(where: { $0.word == scalar.text }) { return match.value }
        report(.unknownValue(scalar, of: key, words: cases.map(\.word), path: path))
        return nil
    }

    /// A nested mapping, to be read and finished in its turn.
    package mutating func fields(_ key: String) -> YAMLFields? {
        guard let node = node(key) else { return nil }
        guard case .mapping = node.content else {
            report(.wrongType("'key: value' lines", node, path: path))
            return nil
        }
        return YAMLFields(node, path: path)
    }

    /// The items of a list, of any type.
    package mutating func list(_ key: String) -> [YAMLNode] {
        guard let node = node(key) else { return [] }
        guard case .sequence(let items) = node.content else {
            report(.wrongType("a list", node, path: path))
            return []
        }
        return items
    }

    /// The mappings of a list, each to be read and finished in its turn.
    package mutating func listOfFields(_ key: String) -> [YAMLFields] {
        var all: [YAMLFields] = []
        for item in list(key) {
            if case .mapping = item.content {
                all.append(YAMLFields(item, path: path))
            } else {
                report(.wrongType("'key: value' lines", item, path: path))
            }
        }
        return all
    }
}
