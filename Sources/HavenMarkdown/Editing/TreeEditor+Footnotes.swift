package import HavenDiagnostics

extension TreeEditor {
    /// Makes a reference a link to its footnote.
    mutating func editFootnoteReference(_ node: CMarkNode, _ tree: borrowing CMarkTree) {
        let literal = String(decoding: node.literal, as: UTF8.self)
        guard let index = Int(literal).map({ $0 - 1 }), survey.footnotes.indices.contains(index)
        else { return }
        if openFootnotes.contains(where: { $0 == nil }) { return }
        let footnote = survey.footnotes[index]
        let number = footnote.number
        let count = referenceCounts[index]
        referenceCounts[index] += 1
        guard footnote.referenceIDs.indices.contains(count) else { return }
        let id = footnote.referenceIDs[count]
        guard linkDepth == 0 else {
            diagnostics.append(.footnoteInLink(at: source.location(block)))
            let html = "<sup class=\"footnote-ref\" id=\"\(id)\">\(number)</sup>"
            tree.replace(node, with: tree.inline(Array(html.utf8)))
            return
        }
        let html =
            "<sup class=\"footnote-ref\"><a href=\"#\(footnote.id)\" "
            + "id=\"\(id)\" role=\"doc-noteref\">\(number)</a></sup>"
        tree.replace(node, with: tree.inline(Array(html.utf8)))
    }

    /// Notes that the walk comes to a footnote that will not be shown.
    mutating func beginFootnote(_ node: CMarkNode) {
        let isNext =
            footnoteIndex < survey.footnotes.count && survey.footnotes[footnoteIndex].node == node
        let isShown = isNext && !survey.footnotes[footnoteIndex].referenceIDs.isEmpty
        if isNext { footnoteIndex += 1 }
        openFootnotes.append(isShown ? survey.footnotes[footnoteIndex - 1] : nil)
    }

    /// Moves a footnote into the section at the end, with a link back for each reference.
    mutating func endFootnote(_ node: CMarkNode, _ tree: borrowing CMarkTree) {
        guard let footnote = openFootnotes.removeLast() else {
            tree.discard(node)
            return
        }
        let section = footnoteSection ?? startFootnotes(before: node, tree)
        footnoteSection = section
        let item = tree.block(
            Array("<li id=\"\(footnote.id)\">".utf8),
            after: "</li>"
        )
        item.adoptChildren(of: node)
        let links = backLinks(footnote, tree)
        if let last = item.lastChild, last.kind == .paragraph {
            last.append(links)
        } else {
            let paragraph = tree.paragraph()
            paragraph.append(links)
            item.append(paragraph)
        }
        section.append(item)
        tree.discard(node)
    }

    private mutating func startFootnotes(
        before node: CMarkNode,
        _ tree: borrowing CMarkTree
    ) -> CMarkNode {
        var before = Array("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"".utf8)
        before += string("footnote.section")
        before += "\">\n<ol>".utf8
        let section = tree.block(before, after: "</ol>\n</section>")
        section.insertBefore(node)
        return section
    }

    private mutating func backLinks(
        _ footnote: Survey.Footnote,
        _ tree: borrowing CMarkTree
    ) -> CMarkNode {
        var html: [UInt8] = []
        for (index, id) in footnote.referenceIDs.enumerated() {
            html += " <a href=\"#\(id)\" class=\"footnote-back\" role=\"doc-backlink\" ".utf8
            html += "aria-label=\"".utf8
            html += string("footnote.back")
            let number = index == 0 ? "" : "\(index + 1)"
            if !number.isEmpty { html += " \(number)".utf8 }
            // The selector keeps the arrow from being drawn as an emoji.
            html += "\">\u{21A9}\u{FE0E}".utf8
            if !number.isEmpty { html += "<sup>\(number)</sup>".utf8 }
            html += "</a>".utf8
        }
        return tree.inline(html)
    }
}

extension DiagnosticID {
    package static let footnoteInLink: DiagnosticID = "footnote-in-link"
}

extension Diagnostic {
    fileprivate static func footnoteInLink(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .footnoteInLink,
            "a link cannot hold a reference to a footnote, which is a link itself",
            at: location,
            help: "put the reference after the link"
        )
    }
}
