import HavenDiagnostics

/// The structure of a document's top-level blocks, noted while the tree is edited.
///
/// Texts and ranges are taken before a block is changed, its node after that; the HTML is rendered when
/// the whole tree is done.
struct BlockOutline {
    /// The contents of a table cell or of the first paragraph of a list item.
    struct Capture {
        let range: SourceRange
        /// The node that holds the contents; it prints nothing itself.
        var wrapper: CMarkNode?
        var text = ""
        var links: [MarkdownInline.Link] = []
        var leadingStrong: MarkdownInline.LeadingStrong?
    }

    /// An item: its first paragraph is a capture.
    struct Item {
        let range: SourceRange
        let blocks: Int
        let lists: Int
        let capture: Int?
        /// The items of the lists in it.
        var items: [Item] = []
    }

    enum Kind {
        case heading(Int)
        case paragraph
        case list(ordered: Bool)
        case table
        case other
    }

    struct Block {
        var kind: Kind
        let range: SourceRange
        let text: String
        var node: CMarkNode?
        /// Of a list; apart from its kind, so that one more is added in place.
        var items: [Item] = []
        /// Of a table: the captures of each row's cells.
        var rows: [[Int]] = []
    }

    var blocks: [Block] = []
    var captures: [Capture] = []
    /// Whether a capture is open: what is read now belongs to the last one.
    var isCapturing = false
    /// The nodes around the block that is being read.
    var previous: CMarkNode?
    var next: CMarkNode?
    /// Notes a row of the table that is the last block; its cells will be the captures that follow
    /// those of the rows before it.
    mutating func addRow(count: Int, before: Int) {
        guard case .table = blocks.last?.kind else { return }
        let first = captures.count + before
        blocks[blocks.count - 1].rows.append(Array(first..<first + count))
    }

    mutating func add(_ link: MarkdownInline.Link) {
        captures[captures.count - 1].links.append(link)
    }
}

extension TreeEditor {
    mutating func outlineBegins(_ kind: CMarkKind, _ node: CMarkNode) {
        guard outline != nil else { return }
        let range = source.range(of: node)
        let text = kind == .heading ? headingTitle : PlainText.of(node).string
        let outlined: BlockOutline.Kind =
            switch kind {
            case .heading: .heading(headingIndex)
            case .paragraph: .paragraph
            case .list: .list(ordered: node.isOrderedList)
            case .table: .table
            default: .other
            }
        outline?.previous = node.previous
        outline?.next = node.next
        outline?.blocks.append(
            BlockOutline.Block(kind: outlined, range: range, text: text, node: nil)
        )
    }

    private var headingTitle: String {
        survey.headings.indices.contains(headingIndex)
            ? survey.headings[headingIndex].heading.title : ""
    }

    /// Notes what has become of a top-level block; a block that was taken into another one is none.
    mutating func outlineEnds(_ root: CMarkNode) {
        guard let outline else { return }
        let node = outline.previous.map { $0.next } ?? root.firstChild
        if let node, node != outline.next {
            self.outline?.blocks[outline.blocks.count - 1].node = node
        } else {
            self.outline?.blocks.removeLast()
        }
        if let node, node.kind == .customBlock, case .paragraph = outline.blocks.last?.kind {
            self.outline?.blocks[outline.blocks.count - 1].kind = .other
        }
    }

    /// Notes an item of a top-level list, or of a list in such an item; what follows belongs to its first paragraph, if it has one.
    mutating func outlineEntersItem(_ item: CMarkNode, isNested: Bool) {
        guard let last = outline?.blocks.indices.last,
            case .list = outline?.blocks[last].kind
        else { return }
        var blocks = 0
        var lists = 0
        var child = item.firstChild
        while let current = child {
            blocks += 1
            if current.kind == .list { lists += 1 }
            child = current.next
        }
        var capture: Int?
        if let paragraph = item.firstChild, paragraph.kind == .paragraph {
            capture = outline?.captures.count
            beginCapture(source.range(of: paragraph))
        }
        let outlined = BlockOutline.Item(
            range: source.range(of: item),
            blocks: blocks,
            lists: lists,
            capture: capture
        )
        if isNested, let parent = outline?.blocks[last].items.indices.last {
            outline?.blocks[last].items[parent].items.append(outlined)
        } else {
            outline?.blocks[last].items.append(outlined)
        }
    }

    /// Ends the capture of an item's first paragraph; `false` if the paragraph is no such.
    mutating func outlineLeavesParagraph(
        _ paragraph: CMarkNode,
        _ tree: borrowing CMarkTree
    ) -> Bool {
        guard outline?.isCapturing == true else { return false }
        endCapture(paragraph, tree)
        return true
    }

    /// Notes a link for the capture that is open.
    mutating func outlineLink(_ node: CMarkNode, _ destination: [UInt8], _ place: SourceRange?) {
        guard outline?.isCapturing == true else { return }
        let link = MarkdownInline.Link(
            destination: String(decoding: destination, as: UTF8.self),
            text: PlainText.of(node).string,
            range: place ?? locate(destination)
        )
        outline?.add(link)
    }

    /// Everything up to the next `endCapture` belongs to the contents at `range`.
    mutating func beginCapture(_ range: SourceRange) {
        outline?.captures.append(BlockOutline.Capture(range: range))
        outline?.isCapturing = true
    }

    /// Notes what a node holds and puts a node of our own around it, which can be printed by itself.
    mutating func endCapture(_ node: CMarkNode, _ tree: borrowing CMarkTree) {
        guard var capture = outline?.captures.popLast() else { return }
        capture.text = PlainText.of(node).string
        if let strong = node.firstChild, strong.kind == .strong {
            var rest = PlainText()
            var sibling = strong.next
            while let current = sibling {
                rest.add(PlainText.of(current))
                sibling = current.next
            }
            capture.leadingStrong = MarkdownInline.LeadingStrong(
                text: PlainText.of(strong).string,
                range: strongRange(in: capture.range),
                rest: rest.string
            )
        }
        let wrapper = tree.inline([])
        wrapper.adoptChildren(of: node)
        node.append(wrapper)
        capture.wrapper = wrapper
        outline?.captures.append(capture)
        outline?.isCapturing = false
    }

    /// What stands between the asterisks at the beginning of a range.
    private func strongRange(in range: SourceRange) -> SourceRange {
        let bytes = source.bytes[range.lower..<range.upper]
        guard bytes.count > 4, bytes.starts(with: "**".utf8) || bytes.starts(with: "__".utf8) else {
            return range
        }
        let mark = bytes[range.lower]
        var position = range.lower + 2
        while position + 1 < range.upper {
            if bytes[position] == mark, bytes[position + 1] == mark {
                return SourceRange(range.lower + 2, position)
            }
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return range
    }
}

extension BlockOutline {
    /// The blocks with their HTML, which `render` makes of a node.
    func blocks(headings: [Survey.Heading], render: (CMarkNode) -> MarkdownBody) -> [MarkdownBlock]
    {
        let inlines = captures.map { capture in
            MarkdownInline(
                text: capture.text,
                range: capture.range,
                links: capture.links,
                leadingStrong: capture.leadingStrong,
                body: capture.wrapper.map(render) ?? .empty
            )
        }
        return blocks.map { block in
            let kind: MarkdownBlock.Kind =
                switch block.kind {
                case .heading(let index):
                    .heading(
                        level: headings[index].heading.level,
                        id: headings[index].heading.id,
                        explicitID: headings[index].explicitID
                    )
                case .paragraph: .paragraph
                case .other: .other
                case .list(let ordered):
                    .list(ordered: ordered, items: block.items.map { $0.item(inlines) })
                case .table:
                    .table(
                        header: block.rows.first?.map { inlines[$0] } ?? [],
                        rows: block.rows.dropFirst().map { $0.map { inlines[$0] } }
                    )
                }
            return MarkdownBlock(
                kind: kind,
                range: block.range,
                text: block.text,
                body: block.node.map(render) ?? .empty
            )
        }
    }
}

extension BlockOutline.Item {
    fileprivate func item(_ inlines: [MarkdownInline]) -> MarkdownItem {
        let start = SourceRange(range.lower, range.lower)
        let none = MarkdownInline(
            text: "",
            range: start,
            links: [],
            leadingStrong: nil,
            body: .empty
        )
        return MarkdownItem(
            inline: capture.map { inlines[$0] } ?? none,
            range: range,
            blocks: blocks,
            lists: lists,
            items: items.map { $0.item(inlines) }
        )
    }
}
