import HavenDiagnostics

extension TreeEditor {
    /// Gives a heading its id and takes the author's `{#id}` out of the text.
    mutating func editHeading(_ node: CMarkNode, _ tree: borrowing CMarkTree) {
        // Same order, same number: both readings are of one tree.
        let heading = survey.headings[headingIndex].heading
        headingIndex += 1
        if let last = node.lastChild, last.kind == .text,
            let suffix = ExplicitID.suffix(of: last.literal)
        {
            var text = last.literal
            text.removeSubrange(suffix)
            while text.last == UInt8(ascii: " ") { text.removeLast() }
            last.setLiteral(text)
        }
        let inline = tree.inline(
            Array("<h\(heading.level) id=\"\(heading.id)\">".utf8),
            after: Array("</h\(heading.level)>".utf8)
        )
        inline.adoptChildren(of: node)
        // Around the inline node: a block alone would put line breaks into the element.
        let block = tree.block([])
        block.append(inline)
        tree.replace(node, with: block)
    }
}
