import HavenDiagnostics
import HavenMarkdown

// Slips of the hand that Markdown takes for text, so that a resource vanishes or its number becomes another's.

extension DirectoryReader {
    /// Reports what was meant as a heading, as a table, or as deleted, and is nothing of the kind.
    mutating func reportSlips(in section: Section) {
        if let heading = section.heading { reportStruck(heading.body, heading.range) }
        for (index, block) in section.blocks.enumerated() {
            switch block.kind {
            case .paragraph:
                reportLostMarks(block)
                let next = section.blocks.dropFirst(index + 1).first
                if section.level == 3, isBold(block), let items = next.flatMap({ items(of: $0) }),
                    items.contains(where: isNearFact)
                {
                    report(.boldName(block.text, at: location(block.range)))
                }
            case .list(_, let items):
                for item in items where isNearFact(item) || item.inline.leadingStrong != nil {
                    reportStruck(item.inline.body, item.inline.range)
                    for inner in item.items { reportStruck(inner.inline.body, inner.inline.range) }
                }
            case .table(let header, let rows):
                reportTable(block, header, rows, isBelowResource: section.level == 3)
            case .heading, .other: break
            }
        }
    }

    private mutating func reportStruck(_ body: MarkdownBody, _ range: SourceRange) {
        guard body.end(of: "<del>") != nil else { return }
        report(.struckOut(at: location(range)))
    }

    /// Lines of a paragraph that begin as a heading or a row does.
    private mutating func reportLostMarks(_ block: MarkdownBlock) {
        for line in lines(of: block.range) {
            let text = bytes[line.lower..<line.upper]
            if text.starts(with: "##".utf8) {
                report(.headingWithoutBlank(at: location(line)))
            } else if text.first == UInt8(ascii: "|"), text.dropFirst().contains(UInt8(ascii: "|"))
            {
                // One report for all rows.
                return report(.tableForm(at: location(line)))
            }
        }
    }

    /// Whether a paragraph is bold from its beginning to its end, as a name would be.
    private func isBold(_ block: MarkdownBlock) -> Bool {
        let text = source(block.range)
        return ["**", "__"].contains { mark in
            text.count > 4 && text.hasPrefix(mark) && text.hasSuffix(mark)
                && text.dropFirst(2).firstRange(of: mark)?.upperBound == text.endIndex
        }
    }

    private mutating func reportTable(
        _ block: MarkdownBlock,
        _ header: [MarkdownInline],
        _ rows: [[MarkdownInline]],
        isBelowResource: Bool
    ) {
        if isBelowResource {
            let isOfFacts = header.dropFirst().contains {
                FactName(FactLine.trimmed($0.text[...])) != nil
            }
            if isOfFacts { report(.tableBelowResource(at: location(block.range))) }
            return
        }
        for cell in rows.joined() { reportStruck(cell.body, cell.range) }
        // Markdown drops cells behind the last column; the header and the line below it are right, or it were no table.
        for line in lines(of: block.range).dropFirst(2) {
            let cells = cells(of: line)
            let surplus = cells.dropFirst(header.count).first { !source($0).isEmpty }
            if let surplus {
                report(.tableCells(cells.count, header.count, at: location(surplus)))
            }
        }
    }

    /// The cells of a row, parted by bars without a backslash before them.
    private func cells(of line: SourceRange) -> [SourceRange] {
        var cells: [SourceRange] = []
        var start = line.lower
        for index in line.lower..<line.upper where bytes[index] == UInt8(ascii: "|") {
            if index > line.lower, bytes[index - 1] == UInt8(ascii: "\\") { continue }
            // The bar that a row may begin with parts nothing.
            if index > line.lower { cells.append(SourceRange(start, index)) }
            start = index + 1
        }
        return cells + [SourceRange(start, line.upper)]
    }

    /// The lines of a range without the blanks around them; empty ones are left out.
    private func lines(of range: SourceRange) -> [SourceRange] {
        let range = range.lower..<min(range.upper, bytes.count)
        return bytes[range].split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard let first = line.firstIndex(where: { $0 > 0x20 }),
                let last = line.lastIndex(where: { $0 > 0x20 })
            else { return nil }
            return SourceRange(first, last + 1)
        }
    }
}

extension Diagnostic {
    fileprivate static func struckOut(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .factForm,
            "what is struck out here would be shown as if it held",
            at: location,
            help: "delete it; a resource that is over has 'Status: defunct'"
        )
    }

    fileprivate static func headingWithoutBlank(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .directoryHeading,
            "this is text and no heading: no blank is behind its '#'",
            at: location,
            help: "write '### Name'; what is below it would belong to another resource"
        )
    }

    fileprivate static func tableForm(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .resourceForm,
            "this is text and no table, so nothing of it would be listed",
            at: location,
            help:
                "the line below the header has a '---' for each column: '| Name | Call |', '|---|---|'"
        )
    }

    fileprivate static func tableBelowResource(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .resourceForm,
            "a table of resources cannot stand below a resource, which it would be a part of",
            at: location,
            help: "move it above the first '###' of its category"
        )
    }

    fileprivate static func tableCells(
        _ count: Int,
        _ columns: Int,
        at location: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .error,
            .resourceForm,
            "this row has \(count) cells and the table \(columns) columns",
            at: location,
            help: "add a column, or write a '|' that is part of a text as '\\|'"
        )
    }

    fileprivate static func boldName(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning,
            .factMisplaced,
            "'\(name)' is text here, and the facts below it are those of the resource above",
            at: location,
            help: "if it is a resource of its own, write '### \(name)'"
        )
    }
}
