import HavenDiagnostics

// What `YAMLFields` reports; a file of its own only for its length.

extension DiagnosticID {
    static let unknownKey: DiagnosticID = "unknown-key"
    static let missingKey: DiagnosticID = "missing-key"
    static let wrongType: DiagnosticID = "wrong-type"
    static let outOfRange: DiagnosticID = "out-of-range"
    static let unknownValue: DiagnosticID = "unknown-value"
    static let emptyItem: DiagnosticID = "empty-item"
}

extension Diagnostic {
    static func unknownKey(_ entry: YAMLEntry, known: [String], path: String) -> Diagnostic {
        let help =
            NearMiss.help(for: entry.key, among: known)
            ?? (known.isEmpty
                ? "no key is known here" : "known here: \(known.joined(separator: ", "))")
        return Diagnostic(
            .error,
            .unknownKey,
            "unknown key '\(entry.key)'",
            at: SourceLocation(path: path, range: entry.keyRange),
            help: help
        )
    }

    static func misspeltKey(_ entry: YAMLEntry, near: String, path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .unknownKey,
            "unknown key '\(entry.key)'",
            at: SourceLocation(path: path, range: entry.keyRange),
            help: "did you mean '\(near)'?"
        )
    }

    static func missingKey(
        _ key: String,
        isEmpty: Bool,
        at range: SourceRange,
        path: String
    ) -> Diagnostic {
        Diagnostic(
            .error,
            .missingKey,
            isEmpty ? "'\(key)' is empty" : "'\(key)' is missing",
            at: SourceLocation(path: path, range: range),
            help: "add '\(key): …'"
        )
    }

    static func wrongType(_ expected: String, _ node: YAMLNode, path: String) -> Diagnostic {
        let found =
            switch node.content {
            case .scalar(_, quoted: true): "quoted text"
            case .scalar(let text, quoted: false): "'\(text)'"
            case .sequence: "a list"
            case .mapping: "a mapping"
            }
        return Diagnostic(
            .error,
            .wrongType,
            "expected \(expected), found \(found)",
            at: SourceLocation(path: path, range: node.range),
            help: "write \(expected) here, or remove the key"
        )
    }

    static func notAFlag(_ node: YAMLNode, path: String) -> Diagnostic {
        let word = node.scalar.map { $0.text.lowercased() }
        let help =
            switch word {
            case "true", "yes", "on", "y", "1": "write true, without quotes"
            case "false", "no", "off", "n", "0": "write false, without quotes"
            default: "write true or false"
            }
        let report = wrongType("true or false", node, path: path)
        return Diagnostic(
            report.severity,
            report.id,
            report.message,
            at: report.location,
            help: help
        )
    }

    static func outOfRange(
        _ bounds: ClosedRange<Int>,
        _ node: YAMLNode,
        path: String
    ) -> Diagnostic {
        Diagnostic(
            .error,
            .outOfRange,
            bounds.upperBound == .max
                ? "the number must be at least \(bounds.lowerBound)"
                : "the number must be from \(bounds.lowerBound) to \(bounds.upperBound)",
            at: SourceLocation(path: path, range: node.range),
            help: "write another number, or remove the key"
        )
    }

    static func unknownValue(
        _ scalar: YAMLScalar,
        of key: String,
        words: [String],
        path: String
    ) -> Diagnostic {
        Diagnostic(
            .error,
            .unknownValue,
            "unknown \(key) '\(scalar.text)'",
            at: SourceLocation(path: path, range: scalar.range),
            help: NearMiss.help(for: scalar.text, among: words)
                ?? "known: \(words.joined(separator: ", "))"
        )
    }

    static func emptyItem(_ node: YAMLNode, path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .emptyItem,
            "an item of this list is empty",
            at: SourceLocation(path: path, range: node.range),
            help: "delete it, or fill it in"
        )
    }
}
