import HavenDiagnostics

extension TreeEditor {
    /// Gives a heading its id and takes the author's `{#id}` out of the text.
    mutating func editHeading(_ node: CMarkNode, _ tree: borrowing CMarkTree) {
        // Same order, same number: both readings are of one tree.
        let heading = survey.headings[headingIndex].heading
        headingIndex += 1
        if let last = node.lastChild, last.kind == .text,
            let suffix = last.withLiteral({ ExplicitID.suffix(of: $0) })
        {
            var text = last.literal
            text.removeSubrange(suffix)
            while text.last == UInt8(ascii: " ") { text.removeLast() }
            last.setLiteral(text)
        }
        let (opening, closing) = Self.tags(ofLevel: heading.level)
        var tag: [UInt8] = []
        tag.reserveCapacity(heading.id.utf8.count + 16)
        tag.append(opening)
        tag += heading.id.utf8
        tag.append("\">")
        let inline = tree.inline(tag, after: closing)
        inline.adoptChildren(of: node)
        // Around the inline node: a block alone would put line breaks into the element.
        let block = tree.block([])
        block.append(inline)
        tree.replace(node, with: block)
    }
    /// What a heading begins with, up to its id, and what ends it.
    private static func tags(ofLevel level: Int) -> (opening: StaticString, closing: StaticString) {
        switch level {
        case 1: ("<h1 id=\"", "</h1>")
        case 2: ("<h2 id=\"", "</h2>")
        case 3: ("<h3 id=\"", "</h3>")
        case 4: ("<h4 id=\"", "</h4>")
        case 5: ("<h5 id=\"", "</h5>")
        default: ("<h6 id=\"", "</h6>")
        }
    }
}
