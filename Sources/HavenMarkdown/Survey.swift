package import HavenDiagnostics

/// What one reading of the tree tells before anything in it is changed: the headings and all ids, the
/// words, the summary, whether it is too deep.
///
/// Ids need a reading of their own: an id written by the author is kept free for its heading, however
/// late that comes.
struct Survey {
    /// A heading and whether its id was written by the author.
    struct Heading {
        let heading: MarkdownHeading
        let explicitID: Bool
    }

    /// A footnote with a number, in its order; without references it is not shown.
    struct Footnote {
        let node: CMarkNode
        /// The number that is shown; cmark's also counts what is not.
        let number: Int
        let id: String
        /// One for each reference to it.
        let referenceIDs: [String]
    }

    private(set) var headings: [Heading] = []
    private(set) var footnotes: [Footnote] = []
    private(set) var summary = ""
    private(set) var wordCount = 0
    private(set) var diagnostics: [Diagnostic] = []
    /// Why the document must not be processed any further.
    private(set) var refusal: Diagnostic?

    private let source: BodySource
    private let options: MarkdownOptions
    private var pool: IDPool

    /// A heading before ids are given out.
    private struct FoundHeading {
        let level: Int
        let title: String
        let range: SourceRange
        let explicit: ExplicitID?
    }

    private var found: [FoundHeading] = []
    private var explicitIDs: [String: SourceRange] = [:]
    private var index = FootnoteIndex()

    private init(_ source: BodySource, _ options: MarkdownOptions) {
        self.source = source
        self.options = options
        pool = IDPool(reserved: options.reservedIDs)
    }

    static func of(
        _ tree: borrowing CMarkTree,
        source: BodySource,
        options: MarkdownOptions
    ) -> Survey {
        var survey = Survey(source, options)
        survey.read(tree.root)
        survey.checkLevels()
        survey.giveIDs()
        return survey
    }

    private mutating func read(_ root: CMarkNode) {
        var walk = CMarkWalk(root)
        var depth = 0
        var tally = TextTally()
        var heading: PlainText?
        var summary = SummaryReader(mayHoldMarker: source.mayHoldHTML && source.holdsMoreMarker)
        var block = root
        let checksFootnotes =
            options.additions && options.extensions.contains(.footnotes) && source.holdsFootnotes
        var check = FootnoteCheck(source)
        while let (entering, node) = walk.next() {
            let kind = node.kind
            switch kind {
            case .text, .code:
                node.withLiteral { text in
                    tally.add(text)
                    heading?.add(text)
                    summary.add(text)
                    if checksFootnotes, kind == .text { check.check(text, in: block) }
                }
                continue
            case .softBreak, .lineBreak:
                tally.endWord()
                heading?.addSpace()
                summary.addSpace()
                continue
            case .thematicBreak, .htmlInline:
                continue
            case .codeBlock:
                check.skip(node)
                continue
            case .htmlBlock:
                check.skip(node)
                if SummaryMarker.matches(node.literal) { summary.endAtMarker() }
                continue
            case .heading:
                heading = entering ? PlainText() : heading
                if !entering, let text = heading {
                    add(node, title: text)
                    heading = nil
                }
            default: break
            }
            if entering {
                depth += 1
                if kind.isLeafBlock { block = node }
                if depth > options.maximumNesting + 1 {
                    refuseDepth(block)
                    return
                }
                summary.enter(kind, depth: depth)
            } else {
                summary.exit(kind)
                depth -= 1
                if kind.isLeafBlock { tally.endWord() }
            }
        }
        if checksFootnotes {
            index = FootnoteIndex(root, source)
            check.checkDefinitions(index.definitions.map(\.range))
            diagnostics += index.diagnostics + check.diagnostics
        }
        tally.endWord()
        wordCount = tally.wordCount
        self.summary = summary.text
    }

    private mutating func refuseDepth(_ block: CMarkNode) {
        let location = source.location(source.range(of: block))
        refusal = .nestedTooDeep(options.maximumNesting, at: location)
    }

    private mutating func add(_ node: CMarkNode, title: PlainText) {
        var text = title.bytes
        let range = source.range(of: node)
        var explicit: ExplicitID?
        if options.additions, let last = node.lastChild, last.kind == .text,
            let suffix = ExplicitID.suffix(of: text.span)
        {
            explicit = ExplicitID(in: range, of: source)
            text.removeSubrange(suffix)
            while text.last == UInt8(ascii: " ") { text.removeLast() }
        }
        let title = String(decoding: text, as: UTF8.self)
        found.append(
            FoundHeading(level: node.headingLevel, title: title, range: range, explicit: explicit)
        )
    }

    private mutating func checkLevels() {
        guard options.additions else { return }
        var last = 1
        for heading in found {
            let location = source.location(heading.range)
            if heading.level == 1 {
                diagnostics.append(.headingLevel1(at: location))
            } else if heading.level > last + 1 {
                diagnostics.append(.headingSkipsLevel(heading.level, after: last, at: location))
            }
            last = heading.level
        }
    }

    private mutating func giveIDs() {
        pool.reserve(found.count + index.numbered.count)
        var claimed: [Bool] = []
        for heading in found {
            claimed.append(heading.explicit.map { claim($0) } ?? false)
        }
        for (heading, isClaimed) in zip(found, claimed) {
            let explicit = isClaimed ? heading.explicit?.id : nil
            let id = explicit ?? pool.allocate(HeadingSlug.make(heading.title))
            headings.append(
                Heading(
                    heading: MarkdownHeading(
                        level: heading.level,
                        id: id,
                        title: heading.title,
                        range: heading.range
                    ),
                    explicitID: isClaimed
                )
            )
        }
        var number = 0
        for footnote in index.numbered {
            let isShown = footnote.references > 0
            if isShown { number += 1 }
            let id = isShown ? pool.allocate("fn-\(number)") : ""
            let references = (0..<footnote.references).map { _ in
                pool.allocate("fnref-\(number)")
            }
            footnotes.append(
                Footnote(
                    node: footnote.definition.node,
                    number: number,
                    id: id,
                    referenceIDs: references
                )
            )
        }
    }

    /// Whether the author's id can be used; reports why not.
    private mutating func claim(_ explicit: ExplicitID) -> Bool {
        let location = source.location(explicit.range)
        guard explicit.isValid else {
            diagnostics.append(.invalidHeadingID(explicit.id, at: location))
            return false
        }
        if pool.claim(explicit.id) {
            explicitIDs[explicit.id] = explicit.range
            return true
        }
        let first = explicitIDs[explicit.id].map { source.location($0) }
        diagnostics.append(.duplicateHeadingID(explicit.id, first: first, at: location))
        return false
    }
}

extension CMarkKind {
    /// Whether a block of this kind holds text and no other blocks.
    var isLeafBlock: Bool {
        self == .paragraph || self == .heading || self == .tableCell
    }
}

extension DiagnosticID {
    package static let headingLevel1: DiagnosticID = "heading-level-1"
    package static let headingSkipsLevel: DiagnosticID = "heading-skips-level"
    package static let headingID: DiagnosticID = "heading-id"
    package static let duplicateHeadingID: DiagnosticID = "duplicate-heading-id"
}

extension Diagnostic {
    fileprivate static func headingLevel1(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning,
            .headingLevel1,
            "headings in the text start at level 2; the title is level 1",
            at: location,
            help: "write '##'"
        )
    }

    fileprivate static func headingSkipsLevel(
        _ level: Int,
        after last: Int,
        at location: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .warning,
            .headingSkipsLevel,
            "a heading of level \(level) cannot follow one of level \(last)",
            at: location,
            help: "write '\(String(repeating: "#", count: last + 1))'; "
                + "screen readers announce the level"
        )
    }

    fileprivate static func invalidHeadingID(
        _ id: String,
        at location: SourceLocation
    ) -> Diagnostic {
        let slug = HeadingSlug.make(id)
        return Diagnostic(
            .error,
            .headingID,
            "an id consists of letters a-z, digits, '-' and '_', and starts with a letter or digit",
            at: location,
            help: slug == "section" ? "write an id, or none" : "write {#\(slug)}"
        )
    }

    fileprivate static func duplicateHeadingID(
        _ id: String,
        first: SourceLocation?,
        at location: SourceLocation
    ) -> Diagnostic {
        guard let first else {
            return Diagnostic(
                .error,
                .duplicateHeadingID,
                "the id '\(id)' is used by the page itself",
                at: location,
                help: "choose another id"
            )
        }
        return Diagnostic(
            .error,
            .duplicateHeadingID,
            "the id '\(id)' can be given only once on a page",
            at: location,
            notes: [Note("given here", at: first)],
            help: "choose another id"
        )
    }
}
