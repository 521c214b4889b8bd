import HavenDiagnostics
import Yams

/// Says what Yams found wrong in words for people who do not know libyaml, at the exact place.
struct YAMLSyntax {
    private let text: YAMLText
    private let path: String
    private let keys: [YAMLPrescan.Key]

    init(_ text: YAMLText, path: String, keys: [YAMLPrescan.Key]) {
        self.text = text
        self.path = path
        self.keys = keys
    }

    /// The reports of one failed parse: one, or one for each duplicate key.
    func diagnostics(for error: YamlError) -> [Diagnostic] {
        switch error {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            [syntax(problem, at: mark, context: context)]
        case .duplicatedKeysInMapping(_, let context):
            duplicates(fallback: context.mark)
        case .reader, .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            [.yamlSyntax("the text is not YAML", at: SourceRange(text.range), path: path)]
        }
    }

    private func syntax(
        _ problem: String,
        at mark: Mark,
        context: YamlError.Context?
    ) -> Diagnostic {
        let offset = text.offset(line: mark.line, column: mark.column)
        let here = SourceRange(offset, scalarEnd(offset))
        let opening = context.map { text.offset(line: $0.mark.line, column: $0.mark.column) }
        switch problem {
        case "mapping values are not allowed in this context":
            return .yamlSyntax(
                "a ':' followed by a space cannot stand here",
                at: here,
                path: path,
                help: "put the value in quotes, or check the indentation of the line"
            )
        case "could not find expected ':'":
            let range = opening.map { SourceRange($0, lineEnd($0)) } ?? here
            return .yamlSyntax(
                "this line is no 'key: value'",
                at: range,
                path: path,
                help: "write 'key: value', with a space after the colon"
            )
        case "did not find expected alphabetic or numeric character":
            let range = opening.map { SourceRange($0, scalarEnd($0)) } ?? here
            return .yamlSyntax(
                "'*' and '&' name values here",
                at: range,
                path: path,
                help: "if this is text, put it in quotes"
            )
        case "did not find expected node content":
            return .yamlSyntax("a value is missing here", at: here, path: path)
        case "did not find expected comment or line break":
            return .yamlSyntax(
                "only a comment may follow '|' or '>' on its line",
                at: here,
                path: path,
                help: "start the text on the next line, indented"
            )
        case "found unexpected end of stream", "found unexpected document indicator":
            let range = opening.map { SourceRange($0, scalarEnd($0)) } ?? here
            return .yamlSyntax("this quote is never closed", at: range, path: path)
        case "found a tab character that violates indentation",
            "found a tab character where an indentation space is expected":
            return .yamlTab(at: here, path: path)
        case "found undefined alias":
            return .yamlSyntax(
                "this alias names no anchor before it",
                at: SourceRange(offset, wordEnd(offset)),
                path: path,
                help: "if this is text, put it in quotes"
            )
        case "but found another document":
            return .yamlSyntax("only one document is read", at: here, path: path)
        case "found character that cannot start any token" where isTab(offset):
            return .yamlTab(at: here, path: path)
        case "found character that cannot start any token":
            let character = String(decoding: text.bytes[here.lower..<here.upper], as: UTF8.self)
            return .yamlSyntax(
                "a value cannot start with '\(character)'",
                at: here,
                path: path,
                help: "put the value in quotes"
            )
        case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
            let closer = problem.hasSuffix("']'") ? "]" : "}"
            return .yamlSyntax(
                "expected ',' or '\(closer)' here",
                at: here,
                path: path,
                note: opening
            )
        case "did not find expected key", "did not find expected '-' indicator",
            "did not find expected <document start>":
            return .yamlSyntax(
                "this line does not fit the lines before it",
                at: here,
                path: path,
                help: "indent all lines of a list or mapping alike; put texts with quotes or "
                    + "brackets inside quotes",
                note: opening
            )
        case "block sequence entries are not allowed in this context":
            return .yamlSyntax(
                "a list item ('- ') cannot stand here",
                at: here,
                path: path,
                help: "start the list on a line of its own"
            )
        case "found unknown escape character", "did not find expected hexdecimal number":
            return .yamlSyntax(
                "'\\' starts no known escape here",
                at: here,
                path: path,
                help: "write '\\\\' for a backslash, or use single quotes"
            )
        default:
            return .yamlSyntax(problem, at: here, path: path)
        }
    }

    /// Finds all duplicate keys among those seen by the scan, comparing them as YAML reads them.
    private func duplicates(fallback: Mark) -> [Diagnostic] {
        struct Name: Hashable {
            let mapping: Int
            let key: String
        }
        var first: [Name: Range<Int>] = [:]
        var reports: [Diagnostic] = []
        for key in keys {
            guard let text = value(ofKey: key.range) else { continue }
            let name = Name(mapping: key.mapping, key: text)
            if let original = first[name] {
                reports.append(
                    .yamlDuplicateKey(
                        text,
                        at: SourceRange(key.range),
                        first: SourceRange(original),
                        path: path
                    )
                )
            } else {
                first[name] = key.range
            }
        }
        guard reports.isEmpty else { return reports }
        let offset = text.offset(line: fallback.line, column: fallback.column)
        let range = SourceRange(offset, scalarEnd(offset))
        return [.yamlSyntax("a key of this mapping is written twice", at: range, path: path)]
    }

    private func value(ofKey range: Range<Int>) -> String? {
        let source = String(decoding: text.bytes[range], as: UTF8.self)
        guard source.hasPrefix("\"") || source.hasPrefix("'") else { return source }
        let resolver = Resolver.basic.removing(.null)
        let node = try? Yams.compose(yaml: source, resolver, Constructor([:], [:], [:]), .utf8)
        return node?.scalar?.string
    }

    private func isTab(_ offset: Int) -> Bool {
        offset < text.range.upperBound && text.bytes[offset] == UInt8(ascii: "\t")
    }

    private func scalarEnd(_ offset: Int) -> Int {
        var next = offset
        guard next < text.range.upperBound, text.bytes[next] >= 0x20 || isTab(next) else {
            return next
        }
        next += 1
        while next < text.range.upperBound, text.bytes[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }

    private func wordEnd(_ offset: Int) -> Int {
        var next = offset
        while next < text.range.upperBound, text.bytes[next] > 0x20,
            !",[]{}".utf8.contains(text.bytes[next])
        {
            next += 1
        }
        return next
    }

    private func lineEnd(_ offset: Int) -> Int {
        var next = offset
        while next < text.range.upperBound, text.bytes[next] != 0x0A, text.bytes[next] != 0x0D {
            next += 1
        }
        while next > offset, text.bytes[next - 1] <= 0x20 { next -= 1 }
        return next
    }
}

extension DiagnosticID {
    static let yamlSyntax: DiagnosticID = "yaml-syntax"
    static let duplicateKey: DiagnosticID = "duplicate-key"
}

extension Diagnostic {
    static func yamlSyntax(
        _ message: String,
        at range: SourceRange,
        path: String,
        help: String? = nil,
        note opening: Int? = nil
    ) -> Diagnostic {
        let notes = opening.map {
            [Note("it starts here", at: SourceLocation(path: path, range: SourceRange($0, $0)))]
        }
        return Diagnostic(
            .error,
            .yamlSyntax,
            message,
            at: SourceLocation(path: path, range: range),
            notes: notes ?? [],
            help: help
        )
    }

    static func yamlTab(at range: SourceRange, path: String) -> Diagnostic {
        yamlSyntax("a tab cannot indent a line", at: range, path: path, help: "use spaces")
    }

    static func yamlDuplicateKey(
        _ key: String,
        at range: SourceRange,
        first: SourceRange,
        path: String
    ) -> Diagnostic {
        Diagnostic(
            .error,
            .duplicateKey,
            "'\(key)' is written twice",
            at: SourceLocation(path: path, range: range),
            notes: [.init("first written here", at: SourceLocation(path: path, range: first))],
            help: "keep one of the two"
        )
    }
}
