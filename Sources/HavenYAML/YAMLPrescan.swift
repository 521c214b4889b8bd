import HavenDiagnostics

/// Walks the tokens of a YAML text once before Yams does, and refuses what would hurt.
///
/// Yams recurses into nested values and hashes every key; so nesting is bounded here, and keys that are
/// lists, mappings or aliases are refused (hashing one would expand all its aliases). The rules for
/// where a token starts and ends are libyaml's, because the two must see the same tokens.
struct YAMLPrescan {
    /// A key seen on the way, to find both places of a duplicate.
    struct Key {
        let mapping: Int
        let range: Range<Int>
    }

    /// A chain of anchors multiplies nesting, and releasing the result recurses.
    static let maximumAnchors = 32

    struct Block {
        let column: Int
        let mapping: Int
    }

    struct Flow {
        let isMapping: Bool
        let mapping: Int
        var expectsKey: Bool
    }

    let bytes: [UInt8]
    let end: Int
    let path: String

    var position: Int
    var lineStart: Int
    /// Whether the next token is the first of its line.
    var isFresh = true
    var blocks: [Block] = []
    var flows: [Flow] = []
    /// The text that becomes a key if `:` follows on its line; starts at its anchor, if it has one.
    var candidate: (start: Int, range: Range<Int>)?
    var anchorStart: Int?
    private var mappings = 0
    var nodes = 0
    private var anchors = 0
    private var failure: Diagnostic?

    private(set) var keys: [Key] = []

    init(_ text: YAMLText, path: String) {
        self.bytes = text.bytes
        self.end = text.range.upperBound
        self.path = path
        self.position = text.range.lowerBound
        self.lineStart = position
    }

    /// Scans to the end or to the first thing that is refused.
    mutating func run() -> Diagnostic? {
        while failure == nil, skipToToken() {
            scanToken()
            if blocks.count + flows.count > YAMLReader.maximumDepth {
                refuse(.yamlDepth(at: position, path: path))
            }
            if nodes > YAMLReader.maximumNodes { refuse(.yamlNodes(at: position, path: path)) }
        }
        return failure
    }
}

// MARK: Tokens

extension YAMLPrescan {
    private mutating func scanToken() {
        if isFresh, !startLine() { return }
        switch bytes[position] {
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            openFlow()
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            closeFlow()
        case UInt8(ascii: ",") where !flows.isEmpty:
            flows[flows.count - 1].expectsKey = true
            skipIndicator()
        case UInt8(ascii: "-") where flows.isEmpty && isBlank(position + 1):
            roll(position - lineStart)
            nodes += 1
            skipIndicator()
        case UInt8(ascii: "?") where !flows.isEmpty || isBlank(position + 1):
            refuse(.yamlComplexKey(at: position..<position + 1, path: path))
        case UInt8(ascii: ":") where !flows.isEmpty || isBlank(position + 1):
            scanValueIndicator()
        case UInt8(ascii: "*"):
            scanAlias()
        case UInt8(ascii: "&"):
            scanAnchor()
        case UInt8(ascii: "!"):
            let start = position
            while !isBlank(position), !isFlowIndicator(position) { position += 1 }
            refuse(.yamlTag(at: start..<position, path: path))
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            if flows.isEmpty { scanBlockText() } else { scanPlain() }
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            scanQuoted()
        default:
            scanPlain()
        }
    }

    /// Leaves the blocks that a line's indentation ends; false if the line is a document marker.
    private mutating func startLine() -> Bool {
        isFresh = false
        candidate = nil
        anchorStart = nil
        let column = position - lineStart
        if column == 0, bytes[position] == UInt8(ascii: "%") {
            refuse(.yamlDirective(at: position..<position + 1, path: path))
            return false
        }
        if isDocumentMarker(position) {
            blocks = []
            flows = []
            position += 3
            return false
        }
        if flows.isEmpty {
            while let last = blocks.last, last.column > column { blocks.removeLast() }
        }
        return true
    }

    private mutating func openFlow() {
        let isMapping = bytes[position] == UInt8(ascii: "{")
        if let top = flows.last, top.isMapping, top.expectsKey {
            return refuse(.yamlComplexKey(at: position..<position + 1, path: path))
        }
        mappings += 1
        nodes += 1
        flows.append(Flow(isMapping: isMapping, mapping: mappings, expectsKey: true))
        skipIndicator()
    }

    private mutating func closeFlow() {
        if !flows.isEmpty { flows.removeLast() }
        skipIndicator()
        refuseKey(position - 1..<position)
    }

    private mutating func scanValueIndicator() {
        if let candidate {
            if flows.isEmpty {
                roll(candidate.start - lineStart)
                keys.append(Key(mapping: blocks.last?.mapping ?? 0, range: candidate.range))
            } else if let top = flows.last {
                mappings += top.isMapping ? 0 : 1
                let mapping = top.isMapping ? top.mapping : mappings
                keys.append(Key(mapping: mapping, range: candidate.range))
            }
        } else if flows.isEmpty {
            roll(position - lineStart)
        }
        if !flows.isEmpty { flows[flows.count - 1].expectsKey = false }
        skipIndicator()
    }

    private mutating func scanAlias() {
        let start = position
        skipName()
        nodes += 1
        if let top = flows.last, top.isMapping, top.expectsKey {
            return refuse(.yamlComplexKey(at: start..<position, path: path))
        }
        refuseKey(start..<position)
        candidate = nil
    }

    private mutating func scanAnchor() {
        let start = position
        skipName()
        anchors += 1
        if anchors > Self.maximumAnchors {
            refuse(.yamlAnchors(at: start..<position, path: path))
        }
        anchorStart = start
    }

    private mutating func skipName() {
        position += 1
        while position < end, isName(bytes[position]) { position += 1 }
    }

    private mutating func skipIndicator() {
        position += 1
        candidate = nil
        anchorStart = nil
    }

    /// Refuses what was just read if a `:` makes it a key.
    private mutating func refuseKey(_ range: Range<Int>) {
        var next = position
        while next < end, isSpace(bytes[next]) { next += 1 }
        guard next < end, bytes[next] == UInt8(ascii: ":"), !flows.isEmpty || isBlank(next + 1)
        else {
            return
        }
        refuse(.yamlComplexKey(at: range, path: path))
    }

    private mutating func roll(_ column: Int) {
        guard flows.isEmpty, blocks.last.map({ $0.column < column }) ?? true else { return }
        mappings += 1
        blocks.append(Block(column: column, mapping: mappings))
    }

    private mutating func refuse(_ diagnostic: Diagnostic) {
        if failure == nil { failure = diagnostic }
    }
}

extension DiagnosticID {
    static let yamlDepth: DiagnosticID = "yaml-depth"
    static let yamlNodes: DiagnosticID = "yaml-nodes"
    static let yamlAnchors: DiagnosticID = "yaml-anchors"
    static let yamlTag: DiagnosticID = "yaml-tag"
    static let yamlComplexKey: DiagnosticID = "yaml-complex-key"
    static let yamlDirective: DiagnosticID = "yaml-directive"
}

extension Diagnostic {
    static func yamlDepth(at offset: Int, path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .yamlDepth,
            "lists and mappings are nested more than \(YAMLReader.maximumDepth) deep",
            at: SourceLocation(path: path, range: SourceRange(offset, offset)),
            help: "write it with fewer levels"
        )
    }

    static func yamlNodes(at offset: Int, path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .yamlNodes,
            "this YAML has more than \(YAMLReader.maximumNodes) values, aliases counted at each use",
            at: SourceLocation(path: path, range: SourceRange(offset, offset)),
            help: "write less, and use '*' to repeat only small things"
        )
    }

    static func yamlAnchors(at range: Range<Int>, path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .yamlAnchors,
            "more than \(YAMLPrescan.maximumAnchors) anchors in one text",
            at: SourceLocation(path: path, range: SourceRange(range))
        )
    }

    static func yamlTag(at range: Range<Int>, path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .yamlTag,
            "tags are not used here",
            at: SourceLocation(path: path, range: SourceRange(range)),
            help: "write the value alone; if its text starts with '!', put it in quotes"
        )
    }

    static func yamlComplexKey(at range: Range<Int>, path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .yamlComplexKey,
            "a key must be plain text",
            at: SourceLocation(path: path, range: SourceRange(range)),
            help: "if this is text, put it in quotes"
        )
    }

    static func yamlDirective(at range: Range<Int>, path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .yamlDirective,
            "directives such as '%YAML' are not used here",
            at: SourceLocation(path: path, range: SourceRange(range)),
            help: "delete the line"
        )
    }
}
