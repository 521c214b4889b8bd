import HavenDiagnostics

/// Applies Haven's additions to a parsed tree, in one walk, and remembers the holes it left.
///
/// Elements are changed when the walk leaves them: their contents are done then, and the iterator
/// already holds what comes next. Each addition has a file of its own beside this one.
struct TreeEditor {
    let source: BodySource
    let options: MarkdownOptions
    let survey: Survey
    var diagnostics: [Diagnostic] = []
    /// What the markers in the rendered HTML stand for.
    private(set) var holes: [(kind: MarkdownHole.Kind, range: SourceRange)] = []

    var locator: LinkLocator
    /// The source of the paragraph, heading or table cell that is being read.
    var block: SourceRange
    /// Images around the place that is being read: links in alternative text are no links.
    var imageDepth = 0
    /// Links around the place that is being read.
    var linkDepth = 0
    var headingIndex = 0
    /// Quotes that turned out to be alerts, outermost first.
    var alerts: [Alert] = []
    /// A lone image with a title, until the walk leaves its paragraph.
    var figure: (image: CMarkNode, title: [UInt8])?
    /// Where the search for the next refused tag begins.
    var htmlCursor = 0
    /// Searches for a tag that read a whole block in vain.
    var failedSearches = 0
    var definitions: DefinitionList?
    /// The cells of the table around the place that is being read, the next one last.
    var cells: [TableCell] = []
    /// The section that holds the footnotes, once there is one.
    var footnoteSection: CMarkNode?
    var footnoteIndex = 0
    /// The footnotes around the place that is being read; `nil` for one that is not shown.
    var openFootnotes: [Survey.Footnote?] = []
    /// How many references to each footnote have been read.
    var referenceCounts: [Int] = []
    /// Collects the structure of top-level blocks; `nil` for articles.
    var outline: BlockOutline?

    init(source: BodySource, options: MarkdownOptions, survey: Survey, outline: BlockOutline? = nil)
    {
        self.source = source
        self.options = options
        self.survey = survey
        self.outline = outline
        locator = LinkLocator(source)
        block = SourceRange(source.body)
        referenceCounts = Array(repeating: 0, count: survey.footnotes.count)
    }

    mutating func edit(_ tree: borrowing CMarkTree) {
        var walk = CMarkWalk(tree.root)
        var depth = 0
        while let (entering, node) = walk.next() {
            let kind = node.kind
            switch kind {
            case .text, .softBreak, .lineBreak, .code, .thematicBreak, .codeBlock, .htmlBlock,
                .htmlInline:
                // Leaves are visited once.
                if depth == 1 { outlineBegins(kind, node) }
                editLeaf(kind, node, tree)
                if depth == 1 { outlineEnds(tree.root) }
            default:
                if entering {
                    depth += 1
                    if depth == 2 { outlineBegins(kind, node) }
                    if kind == .table {
                        walk.enter(replaceTable(node, isTopLevel: depth == 2, tree))
                    } else {
                        enter(kind, node, depth: depth, tree)
                    }
                } else {
                    exit(kind, node, tree)
                    depth -= 1
                    if depth == 1 { outlineEnds(tree.root) }
                }
            }
        }
    }

    private mutating func editLeaf(
        _ kind: CMarkKind,
        _ node: CMarkNode,
        _ tree: borrowing CMarkTree
    ) {
        switch kind {
        case .codeBlock: editCodeBlock(node, tree)
        case .htmlBlock, .htmlInline: editHTML(node, isBlock: kind == .htmlBlock, tree)
        default: break
        }
    }

    private mutating func enter(
        _ kind: CMarkKind,
        _ node: CMarkNode,
        depth: Int,
        _ tree: borrowing CMarkTree
    ) {
        switch kind {
        case .paragraph, .heading:
            block = blockRange(of: node)
        // The document is at depth 1, so a top-level list at 2, its items at 3, and items of lists in these at 5.
        case .item:
            if depth == 3 || depth == 5 { outlineEntersItem(node, isNested: depth == 5) }
        case .customInline: enterCell(node)
        case .image: imageDepth += 1
        case .link: linkDepth += 1
        case .footnoteDefinition: beginFootnote(node)
        case .blockQuote: beginAlert(node, tree)
        default: break
        }
    }

    private mutating func exit(_ kind: CMarkKind, _ node: CMarkNode, _ tree: borrowing CMarkTree) {
        switch kind {
        case .link:
            linkDepth -= 1
            if imageDepth == 0 { editLink(node, tree) }
        case .image:
            imageDepth -= 1
            if imageDepth == 0 { editImage(node, tree) }
        case .heading: editHeading(node, tree)
        case .paragraph: editParagraph(node, tree)
        case .blockQuote: endAlert(node, tree)
        case .item: editTask(node, tree)
        case .customInline: exitCell(node, tree)
        case .footnoteReference where imageDepth == 0: editFootnoteReference(node, tree)
        case .footnoteDefinition: endFootnote(node, tree)
        default: break
        }
    }

    /// A paragraph may be several things that Markdown has no syntax for.
    private mutating func editParagraph(_ node: CMarkNode, _ tree: borrowing CMarkTree) {
        if node.firstChild == nil {
            // The marker of an alert stood alone in it, or a comment.
            tree.discard(node)
        } else if outlineLeavesParagraph(node, tree) {
            return
        } else if editDefinitions(node, tree) {
            return
        } else {
            editFigure(node, tree)
        }
    }

    // MARK: Sources

    /// The lines of a block that holds text.
    private func blockRange(of node: CMarkNode) -> SourceRange {
        var first = node
        var last = node
        // cmark makes a paragraph of lines before a table and forgets where they were.
        if node.startLine == 0, let table = node.next {
            first = table
            last = table
        }
        let start = max(first.startLine, 1)
        return source.range(ofLines: start...max(start, last.endLine))
    }

    // MARK: Holes

    /// Notes a hole and gives the bytes that stand for it until the HTML is cut.
    mutating func hole(_ kind: MarkdownHole.Kind, _ range: SourceRange) -> [UInt8] {
        holes.append((kind, range))
        return HoleMarker.bytes(holes.count - 1)
    }

    /// A text of the theme.
    mutating func string(_ key: String) -> [UInt8] {
        hole(.string(key: key), SourceRange(block.lower, block.lower))
    }
}
