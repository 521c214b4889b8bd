extension TreeEditor {
    /// Ties the text of a task to its box, so that the box has a name.
    ///
    /// Only the first paragraph goes into the label, which holds no blocks.
    mutating func editTask(_ item: CMarkNode, _ tree: borrowing CMarkTree) {
        guard item.isTask else { return }
        item.removeExtension()
        let isDone = isDone(item)
        let state = isDone ? " checked=\"\"" : ""
        guard let paragraph = item.firstChild, paragraph.kind == .paragraph else {
            var box = Array("<input type=\"checkbox\"\(state) disabled=\"\" aria-label=\"".utf8)
            box += string(isDone ? "task.done" : "task.open")
            box += "\" />".utf8
            item.prepend(tree.block(box))
            return
        }
        let label = tree.inline(
            Array("<label><input type=\"checkbox\"\(state) disabled=\"\" /> ".utf8),
            after: "</label>"
        )
        label.adoptChildren(of: paragraph)
        paragraph.append(label)
    }
}

extension TreeEditor {
    /// Reads the box from the source: cmark takes any `[x]` in the line for it.
    private func isDone(_ item: CMarkNode) -> Bool {
        let start = source.offset(line: item.startLine, column: item.startColumn)
        let line = source.bytes[start..<max(start, source.end(ofLine: item.startLine))]
        guard let open = line.firstIndex(of: UInt8(ascii: "[")), open + 1 < line.endIndex else {
            return false
        }
        return line[open + 1] | 0x20 == UInt8(ascii: "x")
    }
}

/// A definition list that can still grow.
struct DefinitionList {
    let list: CMarkNode
    /// The last definition: a block that holds `text` and nothing else, or paragraphs.
    var definition: CMarkNode
    var text: CMarkNode?
    /// The column in which the terms start.
    let column: Int
}

extension TreeEditor {
    /// Recognizes the parts of a definition list; `false` if the paragraph is none of them.
    ///
    ///     Term
    ///     : definition
    ///     : another definition
    ///
    ///       a second paragraph of it, indented by two or three spaces
    mutating func editDefinitions(_ paragraph: CMarkNode, _ tree: borrowing CMarkTree) -> Bool {
        let before = paragraph.previous
        let open = before.flatMap { before in definitions?.list == before ? definitions : nil }
        if Self.startsDefinition(paragraph.firstChild) {
            guard let list = open ?? startList(withTermsIn: before, tree) else { return false }
            definitions = list
            takeSegments(of: paragraph, tree)
            tree.discard(paragraph)
            return true
        }
        if let first = Self.nextDefinition(after: paragraph.firstChild) {
            let list = open ?? newList(before: paragraph, tree)
            definitions = list
            takeTerms(of: paragraph, until: first, tree)
            takeSegments(of: paragraph, tree)
            tree.discard(paragraph)
            return true
        }
        if let open, paragraph.startColumn >= open.column + 2 {
            continueDefinition(with: paragraph, tree)
            return true
        }
        return false
    }

    /// Whether a text node begins with a colon and a space.
    private static func startsDefinition(_ node: CMarkNode?) -> Bool {
        guard let node, node.kind == .text else { return false }
        return node.withLiteral { text in
            text.count >= 2 && text[0] == UInt8(ascii: ":") && text[1] <= 0x20
        }
    }

    /// The first line break, from `node` on, that a definition follows.
    private static func nextDefinition(after node: CMarkNode?) -> CMarkNode? {
        var node = node
        while let current = node {
            if current.kind == .softBreak, startsDefinition(current.next) { return current }
            node = current.next
        }
        return nil
    }

    private func newList(
        before paragraph: CMarkNode,
        _ tree: borrowing CMarkTree
    ) -> DefinitionList {
        let list = tree.block("<dl>", after: "</dl>")
        list.insertBefore(paragraph)
        return DefinitionList(
            list: list,
            definition: list,
            text: nil,
            column: paragraph.startColumn
        )
    }

    /// A list whose terms are a paragraph of their own, with an empty line after it.
    private mutating func startList(
        withTermsIn paragraph: CMarkNode?,
        _ tree: borrowing CMarkTree
    ) -> DefinitionList? {
        guard let paragraph, paragraph.kind == .paragraph else { return nil }
        let list = newList(before: paragraph, tree)
        definitions = list
        takeTerms(of: paragraph, until: nil, tree)
        tree.discard(paragraph)
        return list
    }

    /// Makes a term of each line up to `end`.
    private func takeTerms(
        of paragraph: CMarkNode,
        until end: CMarkNode?,
        _ tree: borrowing CMarkTree
    ) {
        guard let list = definitions?.list else { return }
        var term: CMarkNode?
        while let child = paragraph.firstChild {
            let isEnd = child == end
            if isEnd || child.kind == .softBreak || child.kind == .lineBreak {
                tree.discard(child)
                term = nil
                if isEnd { return }
                continue
            }
            let inline = term ?? tree.inline("<dt>", after: "</dt>")
            if term == nil {
                let block = tree.block([])
                block.append(inline)
                list.append(block)
            }
            term = inline
            inline.append(child)
        }
    }

    /// Makes a definition of each part of a paragraph that starts with a colon.
    private mutating func takeSegments(of paragraph: CMarkNode, _ tree: borrowing CMarkTree) {
        while Self.startsDefinition(paragraph.firstChild) {
            guard let list = definitions?.list, let first = paragraph.firstChild else { return }
            first.setLiteral(Array(first.literal.dropFirst().drop { $0 <= 0x20 }))
            let end = Self.nextDefinition(after: first)
            let inline = tree.inline("<dd>", after: "</dd>")
            while let child = paragraph.firstChild, child != end { inline.append(child) }
            if let end { tree.discard(end) }
            let block = tree.block([])
            block.append(inline)
            list.append(block)
            definitions?.definition = block
            definitions?.text = inline
        }
    }

    /// Adds a paragraph to the last definition, whose text becomes its first paragraph.
    private mutating func continueDefinition(
        with paragraph: CMarkNode,
        _ tree: borrowing CMarkTree
    ) {
        guard let open = definitions else { return }
        if let text = open.text {
            open.definition.setPrinted("<dd>", after: "</dd>")
            let first = tree.paragraph()
            first.adoptChildren(of: text)
            tree.discard(text)
            open.definition.append(first)
            definitions?.text = nil
        }
        open.definition.append(paragraph)
    }
}
