import HavenDiagnostics
import Yams

/// Turns Yams' nodes into ours: counts them, bounds their depth, and finds where each one ends.
///
/// Yams shares the nodes behind aliases, so a few hundred bytes can stand for billions of values; they
/// are counted while they are visited and the visit stops at the limit.
struct YAMLConversion {
    private let text: YAMLText
    private let bytes: [UInt8]
    private let end: Int
    private let path: String
    private var nodes = 0
    private var depth = 0
    private var isStopped = false

    private(set) var diagnostics: [Diagnostic] = []
    /// What is strange and does not hinder.
    private(set) var warnings: [Diagnostic] = []

    init(_ text: YAMLText, path: String) {
        self.text = text
        self.bytes = text.bytes
        self.end = text.range.upperBound
        self.path = path
    }

    /// Our form of a node, or `nil` after a limit was reached; `diagnostics` says which.
    mutating func convert(_ node: Node) -> YAMLNode? {
        guard !isStopped else { return nil }
        let start = skipProperties(offset(of: node.mark))
        nodes += 1
        guard nodes <= YAMLReader.maximumNodes else {
            return stop(.yamlNodes(at: start, path: path))
        }
        guard depth <= YAMLReader.maximumDepth else {
            return stop(.yamlDepth(at: start, path: path))
        }
        depth += 1
        defer { depth -= 1 }
        switch node {
        case .scalar(let scalar):
            let isQuoted = scalar.style != .plain
            let place = range(of: scalar, from: start)
            // An escape such as "\x01" writes what may not stand in the text itself.
            if isQuoted, scalar.string.utf8.contains(where: Self.isControl) {
                return stop(.yamlControlCharacter(place, path: path))
            }
            if !isQuoted { warnOfComment(behind: place.upper) }
            return YAMLNode(.scalar(scalar.string, quoted: isQuoted), range: place)
        case .sequence(let sequence):
            return convert(sequence, from: start)
        case .mapping(let mapping):
            return convert(mapping, from: start)
        case .alias:
            // Yams replaces aliases by what they stand for unless it is told not to.
            preconditionFailure("composed YAML holds no alias nodes")
        }
    }

    /// `12 Main St #4` is `12 Main St` and a comment, which hardly anybody means: comments have a blank behind their `#`.
    private mutating func warnOfComment(behind offset: Int) {
        var start = offset
        while start < end, bytes[start] == UInt8(ascii: " ") || bytes[start] == UInt8(ascii: "\t") {
            start += 1
        }
        guard start > offset || offset > 0 && bytes[offset - 1] == UInt8(ascii: " "),
            start + 1 < end,
            bytes[start] == UInt8(ascii: "#"), bytes[start + 1] > 0x20,
            bytes[start + 1] != UInt8(ascii: "#")
        else { return }
        let line = bytes[start..<end].firstIndex {
            $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
        }
        warnings.append(.yamlComment(SourceRange(start, line ?? end), path: path))
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\t") || byte == 0x7F
    }

    private mutating func convert(_ sequence: Node.Sequence, from start: Int) -> YAMLNode? {
        var items: [YAMLNode] = []
        items.reserveCapacity(sequence.count)
        var last = start
        for node in sequence {
            guard let item = convert(node) else { return nil }
            last = max(last, item.range.upper)
            items.append(item)
        }
        if isFlow(start) { last = closing(from: max(last, start + 1)) }
        return YAMLNode(.sequence(items), range: SourceRange(start, last))
    }

    private mutating func convert(_ mapping: Node.Mapping, from start: Int) -> YAMLNode? {
        var entries: [YAMLEntry] = []
        entries.reserveCapacity(mapping.count)
        var last = start
        for (key, value) in mapping {
            guard let key = convert(key) else { return nil }
            guard case .scalar(let name, let isQuoted) = key.content else {
                return stop(.yamlComplexKey(at: key.range.lower..<key.range.upper, path: path))
            }
            if name == "<<", !isQuoted { diagnostics.append(.yamlMergeKey(key.range, path: path)) }
            guard let value = convert(value) else { return nil }
            last = max(last, key.range.upper, value.range.upper)
            entries.append(YAMLEntry(key: name, keyRange: key.range, value: value))
        }
        if isFlow(start) { last = closing(from: max(last, start + 1)) }
        return YAMLNode(.mapping(entries), range: SourceRange(start, last))
    }

    /// Whether a list or mapping is written in brackets; Yams reads its style from the wrong event.
    private func isFlow(_ start: Int) -> Bool {
        start < end && (bytes[start] == UInt8(ascii: "[") || bytes[start] == UInt8(ascii: "{"))
    }

    private mutating func stop(_ diagnostic: Diagnostic) -> YAMLNode? {
        isStopped = true
        diagnostics.append(diagnostic)
        return nil
    }
}

// MARK: Where a value ends

extension YAMLConversion {
    private func offset(of mark: Mark?) -> Int {
        guard let mark else { return text.range.lowerBound }
        return text.offset(line: mark.line, column: mark.column)
    }

    /// Moves past `&name`, which libyaml counts as the start of the value it names.
    private func skipProperties(_ offset: Int) -> Int {
        guard offset < end, bytes[offset] == UInt8(ascii: "&") else { return offset }
        var next = offset
        while next < end, bytes[next] > 0x20 { next += 1 }
        return skipBlanks(from: next)
    }

    private func range(of scalar: Node.Scalar, from start: Int) -> SourceRange {
        switch scalar.style {
        case .singleQuoted, .doubleQuoted:
            return SourceRange(start, quotedEnd(from: start))
        case .literal, .folded:
            var header = start
            while header < end, bytes[header] != 0x0A, bytes[header] != 0x0D { header += 1 }
            let last = matchedEnd(scalar.string, from: header)
            return SourceRange(start, last == header ? min(start + 1, end) : last)
        case .plain, .any:
            let value = scalar.string
            let candidate = start + value.utf8.count
            if candidate <= end, bytes[start..<candidate].elementsEqual(value.utf8) {
                return SourceRange(start, candidate)
            }
            return SourceRange(start, matchedEnd(value, from: start))
        }
    }

    /// The end of a text that is in the source as it is, but for blanks and line breaks.
    private func matchedEnd(_ value: String, from start: Int) -> Int {
        var offset = start
        for byte in value.utf8 where byte > 0x20 {
            while offset < end, bytes[offset] != byte { offset += 1 }
            offset = min(offset + 1, end)
        }
        return offset
    }

    private func quotedEnd(from start: Int) -> Int {
        guard start < end else { return start }
        let quote = bytes[start]
        var offset = start + 1
        while offset < end {
            if bytes[offset] == quote {
                let isDoubled = offset + 1 < end && bytes[offset + 1] == quote
                guard quote == UInt8(ascii: "'"), isDoubled else { return offset + 1 }
                offset += 1
            } else if bytes[offset] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                offset += 1
            }
            offset += 1
        }
        return end
    }

    /// The end of the bracket that closes a list or mapping whose last value ends at an offset.
    private func closing(from offset: Int) -> Int {
        var offset = skipBlanks(from: offset)
        while offset < end {
            switch bytes[offset] {
            case UInt8(ascii: "]"), UInt8(ascii: "}"): return offset + 1
            default: offset = skipBlanks(from: offset + 1)
            }
        }
        return end
    }

    /// Moves past blanks, line breaks and comments.
    private func skipBlanks(from offset: Int) -> Int {
        var offset = offset
        while offset < end {
            if bytes[offset] == UInt8(ascii: "#") {
                while offset < end, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
            } else if bytes[offset] <= 0x20 {
                offset += 1
            } else {
                break
            }
        }
        return offset
    }
}

extension DiagnosticID {
    static let yamlMergeKey: DiagnosticID = "yaml-merge-key"
    static let yamlComment: DiagnosticID = "yaml-comment"
}

extension Diagnostic {
    static func yamlComment(_ range: SourceRange, path: String) -> Diagnostic {
        Diagnostic(
            .warning,
            .yamlComment,
            "this is left out: in YAML a '#' behind a blank begins a comment",
            at: SourceLocation(path: path, range: range),
            help: "put the whole value in quotes, or a blank behind the '#' if it is a comment"
        )
    }

    static func yamlMergeKey(_ range: SourceRange, path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .yamlMergeKey,
            "merge keys ('<<') are not used here",
            at: SourceLocation(path: path, range: range),
            help: "write the keys out, or name the whole value with an alias"
        )
    }
}
