package import HavenDiagnostics

extension TreeEditor {
    /// Turns a fence whose first word is no code language into a hole for a component.
    mutating func editCodeBlock(_ node: CMarkNode, _ tree: borrowing CMarkTree) {
        guard let fence = node.fence else { return }
        let lines = node.startLine...max(node.startLine, node.endLine)
        let opening = openingRange(node)
        if !isClosed(lines, fence) {
            diagnostics.append(.unclosedFence(fence.character, at: source.location(opening)))
        }
        let info = node.fenceInfo
        let word = info.prefix { $0 > 0x20 }
        let name = String(decoding: word, as: UTF8.self)
        if word.isEmpty || CodeLanguages.contains(name) { return }
        guard Self.isComponentName(word) else {
            diagnostics.append(
                .componentName(name, at: source.location(wordRange(word, in: opening)))
            )
            return
        }
        if word.count < info.count {
            diagnostics.append(.componentInfo(at: source.location(wordRange(word, in: opening))))
        }
        let literal = node.literal
        let last = lines.lowerBound + literal.count { $0 == UInt8(ascii: "\n") }
        let start = source.offset(line: lines.lowerBound + 1, column: 1)
        let range = start..<max(start, source.offset(line: last + 1, column: 1))
        // cmark replaces line ends; positions in the arguments need them as they are.
        let written = source.bytes[range]
        let isVerbatim = written.filter { $0 != UInt8(ascii: "\r") } == literal
        let arguments = String(decoding: isVerbatim ? Array(written) : literal, as: UTF8.self)
        let marker = hole(.component(name: name, arguments: arguments), SourceRange(range))
        tree.replace(node, with: tree.block(marker))
    }

    private func openingRange(_ node: CMarkNode) -> SourceRange {
        let start = source.offset(line: node.startLine, column: node.startColumn)
        return SourceRange(start, source.end(ofLine: node.startLine))
    }

    /// The first word of a fence's info in its line.
    private func wordRange(_ word: ArraySlice<UInt8>, in opening: SourceRange) -> SourceRange {
        let line = source.bytes[opening.lower..<opening.upper]
        let fenceEnd = line.firstIndex { $0 != UInt8(ascii: "`") && $0 != UInt8(ascii: "~") }
        guard let start = line[(fenceEnd ?? line.endIndex)...].firstIndex(where: { $0 > 0x20 })
        else {
            return opening
        }
        let end = line[start...].firstIndex { $0 <= 0x20 } ?? line.endIndex
        return SourceRange(start, end)
    }

    private func isClosed(
        _ lines: ClosedRange<Int>,
        _ fence: (length: Int, character: UInt8)
    ) -> Bool {
        guard lines.count > 1 else { return false }
        let range = source.range(ofLines: lines.upperBound...lines.upperBound)
        var line = source.bytes[range.lower..<range.upper]
        while let last = line.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") {
            line.removeLast()
        }
        return line.count >= fence.length
            && line.suffix(fence.length).allSatisfy { $0 == fence.character }
    }

    private static func isComponentName(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
            return false
        }
        return word.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"):
                true
            default: false
            }
        }
    }

    /// Takes comments out; keeps other HTML if the site allows it, else reports it.
    mutating func editHTML(_ node: CMarkNode, isBlock: Bool, _ tree: borrowing CMarkTree) {
        let html = node.literal
        guard !Self.isComment(html) else {
            tree.discard(node)
            return
        }
        if options.rawHTML == .allow {
            tree.replace(node, with: isBlock ? tree.block(html) : tree.inline(html))
            return
        }
        let range = isBlock ? blockRange(node, html) : inlineRange(html)
        diagnostics.append(.rawHTML(at: source.location(range)))
        tree.discard(node)
    }

    /// Whether HTML is nothing but whole comments and white space.
    private static func isComment(_ html: [UInt8]) -> Bool {
        var rest = html[...]
        while true {
            rest = rest.drop { $0 <= 0x20 }
            if rest.isEmpty { return true }
            guard rest.starts(with: "<!--".utf8) else { return false }
            rest = rest.dropFirst(4)
            while !rest.starts(with: "-->".utf8) {
                guard let dash = rest.dropFirst().firstIndex(of: UInt8(ascii: "-")) else {
                    // An unclosed comment runs to the end of the file.
                    return false
                }
                rest = rest[dash...]
            }
            rest = rest.dropFirst(3)
        }
    }

    /// The lines of an HTML block; cmark's end is wrong for a comment on one line.
    private func blockRange(_ node: CMarkNode, _ html: [UInt8]) -> SourceRange {
        let start = source.offset(line: node.startLine, column: node.startColumn)
        let lines = html.dropLast().count { $0 == UInt8(ascii: "\n") }
        return SourceRange(start, source.end(ofLine: node.startLine + lines))
    }

    /// Where a tag stands in the block, counted from the last one found in it.
    private mutating func inlineRange(_ html: [UInt8]) -> SourceRange {
        if htmlCursor < block.lower || htmlCursor > block.upper { htmlCursor = block.lower }
        var start = htmlCursor
        // A tag that is broken over lines of a quote is not found; not too often, at the cost of the block.
        guard failedSearches < 1000 else { return block }
        while start + html.count <= block.upper {
            if source.bytes[start] == UInt8(ascii: "<"),
                source.bytes[start..<start + html.count].elementsEqual(html)
            {
                htmlCursor = start + html.count
                return SourceRange(start, htmlCursor)
            }
            start += 1
        }
        failedSearches += 1
        return block
    }
}

extension DiagnosticID {
    package static let rawHTML: DiagnosticID = "raw-html"
    package static let unclosedFence: DiagnosticID = "unclosed-fence"
    package static let componentName: DiagnosticID = "component-name"
}

extension Diagnostic {
    fileprivate static func rawHTML(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .rawHTML,
            "HTML is not allowed in Markdown on this site",
            at: location,
            help:
                "write it in Markdown, write '&lt;' for '<', or set 'raw_html: allow' in site.yaml"
        )
    }

    fileprivate static func unclosedFence(
        _ character: UInt8,
        at location: SourceLocation
    ) -> Diagnostic {
        let fence = String(repeating: String(UnicodeScalar(character)), count: 3)
        return Diagnostic(
            .error,
            .unclosedFence,
            "a fence must be closed; this one runs to the end",
            at: location,
            help: "add a line with \(fence) after the last line of the block"
        )
    }

    fileprivate static func componentName(
        _ name: String,
        at location: SourceLocation
    ) -> Diagnostic {
        let near = NearMiss.help(for: name, among: CodeLanguages.all)
        return Diagnostic(
            .error,
            .componentName,
            "'\(name)' is no code language, and no name of a component, "
                + "which has only letters a-z, digits and '-'",
            at: location,
            help: near ?? "write 'text' for code without a language"
        )
    }

    fileprivate static func componentInfo(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .componentName,
            "the name of a component stands alone in its line",
            at: location,
            help: "write its arguments in the lines below"
        )
    }
}
