package import HavenDiagnostics

/// The footnotes of a tree that can be reached from its text.
///
/// cmark moves each footnote that anything refers to behind the text, in the order of the numbers, but
/// it also counts references from footnotes that it has itself dropped. What is not reached from the text has no number a reader could follow.
struct FootnoteIndex {
    /// A definition in the tree.
    struct Definition {
        let node: CMarkNode
        /// `[^label]` in the file.
        let range: SourceRange
        let label: String
    }

    /// Those with a number, in its order, and how many references each has.
    private(set) var numbered: [(definition: Definition, references: Int)] = []
    /// All definitions, wherever they are in the tree.
    private(set) var definitions: [Definition] = []
    private(set) var diagnostics: [Diagnostic] = []

    /// A reference and the definition in which it stands, if it is in one: an index of `definitions`.
    private struct Reference {
        let number: Int
        let owner: Int?
    }

    init() {}

    init(_ root: CMarkNode, _ source: BodySource) {
        let references = read(root, source)
        let duplicates = duplicates(source)
        // The number of a footnote is its place among those that count.
        let genuine = definitions.indices.filter { !duplicates.contains($0) }
        let reached = reached(from: references, among: genuine)
        var counts = Array(repeating: 0, count: genuine.count)
        for reference in references where genuine.indices.contains(reference.number - 1) {
            if reference.owner.map({ reached.contains($0) }) ?? true {
                counts[reference.number - 1] += 1
            }
        }
        for (index, count) in zip(genuine, counts) {
            numbered.append((definitions[index], count))
            if count == 0 {
                diagnostics.append(.unusedFootnote(at: source.location(definitions[index].range)))
            }
        }
    }

    private mutating func read(_ root: CMarkNode, _ source: BodySource) -> [Reference] {
        var references: [Reference] = []
        var owners: [Int] = []
        var walk = CMarkWalk(root)
        while let (entering, node) = walk.next() {
            switch node.kind {
            case .footnoteDefinition where entering:
                owners.append(definitions.count)
                let range = Self.label(of: node, source)
                let label = String(decoding: source.bytes[range.lower..<range.upper], as: UTF8.self)
                definitions.append(
                    Definition(node: node, range: range, label: label.lowercased())
                )
            case .footnoteDefinition:
                owners.removeLast()
            case .footnoteReference where entering:
                if let number = Int(String(decoding: node.literal, as: UTF8.self)) {
                    references.append(Reference(number: number, owner: owners.last))
                }
            default: break
            }
        }
        return references
    }

    /// The definitions of labels that were defined before in the file.
    private mutating func duplicates(_ source: BodySource) -> Set<Int> {
        var first: [String: SourceRange] = [:]
        var duplicates: Set<Int> = []
        let order = definitions.indices.sorted { definitions[$0].range < definitions[$1].range }
        for index in order {
            let definition = definitions[index]
            guard let earlier = first[definition.label] else {
                first[definition.label] = definition.range
                continue
            }
            duplicates.insert(index)
            diagnostics.append(
                .duplicateFootnote(
                    first: source.location(earlier),
                    at: source.location(definition.range)
                )
            )
        }
        return duplicates
    }

    /// The definitions that can be reached from the text, directly or through other footnotes.
    private func reached(from references: [Reference], among genuine: [Int]) -> Set<Int> {
        var reached: Set<Int> = []
        var links: [Int: [Int]] = [:]
        var next: [Int] = []
        for reference in references where genuine.indices.contains(reference.number - 1) {
            let target = genuine[reference.number - 1]
            if let owner = reference.owner {
                links[owner, default: []].append(target)
            } else {
                next.append(target)
            }
        }
        while let index = next.popLast() {
            if reached.insert(index).inserted { next += links[index] ?? [] }
        }
        return reached
    }

    /// Where the label of a definition stands; cmark's column is that of the text after it.
    private static func label(of node: CMarkNode, _ source: BodySource) -> SourceRange {
        let lineStart = source.offset(line: node.startLine, column: 1)
        var end = source.offset(line: node.startLine, column: node.startColumn)
        while end > lineStart, source.bytes[end - 1] != UInt8(ascii: "]") { end -= 1 }
        var start = end
        while start > lineStart + 1 {
            start -= 1
            if source.bytes[start] == UInt8(ascii: "^"),
                source.bytes[start - 1] == UInt8(ascii: "[")
            {
                return SourceRange(start - 1, end)
            }
        }
        return SourceRange(lineStart, end)
    }
}

extension DiagnosticID {
    package static let unusedFootnote: DiagnosticID = "unused-footnote"
    package static let duplicateFootnote: DiagnosticID = "duplicate-footnote"
}

extension Diagnostic {
    /// Also reported for footnotes that are no longer in the tree.
    static func unusedFootnote(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning,
            .unusedFootnote,
            "nothing refers to this footnote, so it is not shown",
            at: location,
            help: "refer to it in the text, or delete it"
        )
    }

    static func duplicateFootnote(
        first: SourceLocation,
        at location: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .error,
            .duplicateFootnote,
            "a footnote can be written only once",
            at: location,
            notes: [Note("written here", at: first)],
            help: "give it another label"
        )
    }
}
