import HavenDiagnostics

/// A cell of a table that the walk has not reached.
struct TableCell {
    /// What has taken the cell's place.
    let node: CMarkNode
    /// The source of the row.
    let row: SourceRange
    /// The contents in the source, if the structure of the table is asked for.
    let contents: SourceRange?
}

extension TreeEditor {
    /// Builds a table that scrolls by itself on a narrow screen and whose header cells have a scope.
    ///
    /// The table is built anew when the walk comes to it: cmark's own cells refuse nodes of our making,
    /// which links become. The walk goes on in what is returned.
    mutating func replaceTable(
        _ node: CMarkNode,
        isTopLevel: Bool,
        _ tree: borrowing CMarkTree
    ) -> CMarkNode {
        let alignments = node.columnAlignments
        // A region that scrolls must be reachable by keyboard, and have a name.
        block = source.range(of: node)
        var region = Array("<div class=\"table\" role=\"region\" aria-label=\"".utf8)
        region += string("table.region")
        region += "\" tabindex=\"0\">".utf8
        let wrapper = tree.block(region, after: "</div>")
        wrapper.insertBefore(node)
        let table = tree.block("<table>", after: "</table>")
        wrapper.append(table)
        var body: CMarkNode?
        var cells: [TableCell] = []
        while let row = node.firstChild {
            let part: CMarkNode
            if row.isHeaderRow {
                part = tree.block("<thead>", after: "</thead>")
                table.append(part)
            } else if let body {
                part = body
            } else {
                part = tree.block("<tbody>", after: "</tbody>")
                table.append(part)
                body = part
            }
            let rowCells = moveRow(
                row,
                alignments: alignments,
                isOutlined: outline != nil && isTopLevel,
                to: part,
                tree
            )
            if isTopLevel { outline?.addRow(count: rowCells.count, before: cells.count) }
            cells += rowCells
        }
        // The next cell is the last, so that taking it is cheap.
        self.cells = cells.reversed()
        tree.discard(node)
        return wrapper
    }

    private func moveRow(
        _ row: CMarkNode,
        alignments: [UInt8],
        isOutlined: Bool,
        to part: CMarkNode,
        _ tree: borrowing CMarkTree
    ) -> [TableCell] {
        let rowBlock = tree.block("<tr>", after: "</tr>")
        part.append(rowBlock)
        let isHeader = row.isHeaderRow
        let range = rowRange(of: row)
        var ranges: [SourceRange] = []
        if isOutlined {
            let start = source.offset(line: row.startLine, column: row.startColumn)
            ranges = cellRanges(in: range, from: isHeader ? range.lower : start)
        }
        var cells: [TableCell] = []
        cells.reserveCapacity(alignments.count)
        while let cell = row.firstChild {
            let alignment = cells.count < alignments.count ? alignments[cells.count] : 0
            let inline = tree.inline(
                isHeader ? Self.headerCell(alignment) : Self.cell(alignment),
                after: isHeader ? "</th>" : "</td>"
            )
            inline.adoptChildren(of: cell)
            let cellBlock = tree.block([])
            cellBlock.append(inline)
            rowBlock.append(cellBlock)
            tree.discard(cell)
            let end = SourceRange(range.upper, range.upper)
            let contents = cells.count < ranges.count ? ranges[cells.count] : end
            cells.append(
                TableCell(node: inline, row: range, contents: isOutlined ? contents : nil)
            )
        }
        tree.discard(row)
        return cells
    }

    private static func headerCell(_ alignment: UInt8) -> StaticString {
        switch alignment {
        case UInt8(ascii: "l"): "<th scope=\"col\" class=\"align-left\">"
        case UInt8(ascii: "c"): "<th scope=\"col\" class=\"align-center\">"
        case UInt8(ascii: "r"): "<th scope=\"col\" class=\"align-right\">"
        default: "<th scope=\"col\">"
        }
    }

    private static func cell(_ alignment: UInt8) -> StaticString {
        switch alignment {
        case UInt8(ascii: "l"): "<td class=\"align-left\">"
        case UInt8(ascii: "c"): "<td class=\"align-center\">"
        case UInt8(ascii: "r"): "<td class=\"align-right\">"
        default: "<td>"
        }
    }

    /// Notes that the walk has come to a cell, if the node is one.
    mutating func enterCell(_ node: CMarkNode) {
        guard let cell = cells.last, cell.node == node else { return }
        block = cell.row
        if let contents = cell.contents { beginCapture(contents) }
    }

    /// Notes that the walk leaves a cell, if the node is one.
    mutating func exitCell(_ node: CMarkNode, _ tree: borrowing CMarkTree) {
        guard let cell = cells.last, cell.node == node else { return }
        cells.removeLast()
        if cell.contents != nil { endCapture(node, tree) }
    }

    /// The source of a row of a table; the header's line is the one before the row of dashes.
    private func rowRange(of row: CMarkNode) -> SourceRange {
        guard row.isHeaderRow, let table = row.parent else {
            let line = max(row.startLine, 1)
            return source.range(ofLines: line...line)
        }
        // Lines of text may stand directly before the table; cmark counts them as its own.
        let start = max(table.startLine, 1)
        let end = max(start, table.endLine)
        let lines = start..<min(end, source.lineStarts.count)
        let header = lines.first { line in
            let range = source.range(ofLines: (line + 1)...(line + 1))
            return Self.isDelimiterRow(source.bytes[range.lower..<range.upper])
        }
        return source.range(ofLines: (header ?? start)...(header ?? start))
    }

    private static func isDelimiterRow(_ line: ArraySlice<UInt8>) -> Bool {
        var dashes = 0
        for byte in line {
            switch byte {
            case UInt8(ascii: "-"): dashes += 1
            case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"),
                UInt8(ascii: ">"):
                break
            default: return false
            }
        }
        return dashes > 0
    }

    /// The trimmed contents of the cells in a row's line, with `\|` as part of a cell.
    private func cellRanges(in row: SourceRange, from start: Int) -> [SourceRange] {
        let bytes = source.bytes
        var position = min(max(start, row.lower), row.upper)
        while position < row.upper, bytes[position] <= 0x20 { position += 1 }
        if position < row.upper, bytes[position] == UInt8(ascii: "|") { position += 1 }
        var cells: [SourceRange] = []
        var cellStart = position
        while position <= row.upper {
            let isEnd = position == row.upper
            if isEnd || bytes[position] == UInt8(ascii: "|") {
                let isClosing = isEnd && bytes[cellStart..<position].allSatisfy { $0 <= 0x20 }
                if !isClosing { cells.append(trimmed(cellStart, position)) }
                cellStart = position + 1
            } else if bytes[position] == UInt8(ascii: "\\") {
                position += 1
            }
            position += 1
        }
        return cells
    }

    private func trimmed(_ lower: Int, _ upper: Int) -> SourceRange {
        var lower = lower
        var upper = upper
        while lower < upper, source.bytes[lower] <= 0x20 { lower += 1 }
        while upper > lower, source.bytes[upper - 1] <= 0x20 { upper -= 1 }
        return SourceRange(lower, upper)
    }
}
