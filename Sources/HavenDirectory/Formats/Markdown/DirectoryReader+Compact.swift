import HavenDiagnostics
import HavenMarkdown

// The compact forms: tables with a row for each resource, and lists of `- **Name**: description`.

extension DirectoryReader {
    /// What a column of a table holds.
    private enum Column {
        case fact(FactName)
        case id
        case description
    }

    /// The resources of a block below a category's heading; `nil` if the block is plain text.
    mutating func resources(
        in block: MarkdownBlock,
        category: String?,
        hasHeadings: Bool
    ) -> [Resource]? {
        switch block.kind {
        case .table(let header, let rows):
            return resources(header: header, rows: rows, category: category)
        case .list(_, let items):
            if items.contains(where: isFact) {
                let place = location(block.range)
                report(
                    category.map { .directoryLevel($0, at: place) } ?? .directoryLoose(at: place)
                )
                return []
            }
            let hasNames = items.contains { name(of: $0) != nil }
            if hasNames, hasHeadings { report(.resourceListMixed(at: location(block.range))) }
            guard hasNames, !hasHeadings else {
                let looksLikeResources = items.allSatisfy { $0.inline.text.contains(": ") }
                if !hasHeadings, category != nil, looksLikeResources {
                    report(.resourceListPlain(at: location(block.range)))
                }
                return nil
            }
            return items.compactMap { resource(of: $0, category: category) }
        case .heading, .paragraph, .other:
            return nil
        }
    }

    private func isFact(_ item: MarkdownItem) -> Bool {
        FactLine(SourceText(item.inline, in: bytes))?.isFact ?? false
    }
}

// MARK: Lists

extension DirectoryReader {
    /// The bold text that an item starts with, and the plain text behind it.
    ///
    /// In `[**Name**](address)` the bold text is inside a link, and so it is not the very first.
    private func name(of item: MarkdownItem) -> (text: String, range: SourceRange, rest: String)? {
        let inline = item.inline
        if let strong = inline.leadingStrong { return (strong.text, strong.range, strong.rest) }
        guard let link = inline.links.first, inline.text.hasPrefix(link.text),
            inline.body.html.starts(with: "<a ".utf8),
            let open = inline.body.html.firstIndex(of: UInt8(ascii: ">")),
            inline.body.html[open...].dropFirst().starts(with: "<strong>".utf8)
        else { return nil }
        let text = SourceText(inline, in: bytes)
        let place = text.place(of: 0..<link.text.utf8.count)
        return (link.text, place, String(inline.text.dropFirst(link.text.count)))
    }

    /// Reads `- **Name** {#id}: description`, with at most one address among its links.
    private mutating func resource(of item: MarkdownItem, category: String?) -> Resource? {
        guard let strong = name(of: item) else {
            report(.resourceNameForm(at: location(item.range)))
            return nil
        }
        let location = location(strong.range)
        let hasColon = strong.text.hasSuffix(":")
        let name = String(FactLine.trimmed(hasColon ? strong.text.dropLast() : strong.text[...]))
        guard !name.isEmpty else {
            report(.resourceNameMissing(at: location))
            return nil
        }
        var rest = FactLine.trimmed(strong.rest[...])
        var explicit: String?
        if rest.hasPrefix("{#"), let cut = ResourceID.cut(rest) {
            explicit = String(cut.id)
            rest = FactLine.trimmed(cut.after)
        }
        if let first = rest.unicodeScalars.first,
            [":", "-", "\u{2013}", "\u{2014}"].contains(first)
        {
            rest = FactLine.trimmed(rest.dropFirst())
        } else if !rest.isEmpty, !hasColon {
            report(.resourceSeparator(name, at: location))
        }
        if item.blocks > 1 { report(.resourceBlocks(name, at: self.location(item.range))) }

        let id = claim(explicit: explicit, name: name, at: location)
        var builder = builder(name: name, id: id, at: location)
        let body = item.inline.body
        if let start = body.end(of: "</strong>"), !rest.isEmpty {
            builder.description = body.paragraph(from: descriptionStart(in: body.html, from: start))
            builder.summary = String(rest)
            builder.source = descriptionSource(of: item, named: strong.range)
        }
        builder.addWeb(linkedBy: item.inline.links)
        return finish(&builder, category: category)
    }
}

extension DirectoryReader {
    /// The description of an item in Markdown: what stands behind its name.
    private func descriptionSource(of item: MarkdownItem, named name: SourceRange) -> String {
        var text = source(SourceRange(name.upper, max(name.upper, item.inline.range.upper)))[...]
        // The end of the bold name, the destination of a link around it, an id, and what parts name and description.
        for mark in ["**", "__"] where text.hasPrefix(mark) { text = text.dropFirst(2) }
        if text.hasPrefix("]("), let close = text.firstIndex(of: ")") {
            text = text[text.index(after: close)...]
        }
        for mark in ["**", "__"] where text.hasPrefix(mark) { text = text.dropFirst(2) }
        text = FactLine.trimmed(text)
        if text.hasPrefix("{#"), let cut = ResourceID.cut(text) {
            text = FactLine.trimmed(cut.after)
        }
        if let first = text.unicodeScalars.first,
            [":", "-", "\u{2013}", "\u{2014}"].contains(first)
        {
            text = text.dropFirst()
        }
        return String(FactLine.trimmed(text))
    }

    /// Moves past what parts a name from its description in HTML: the end of a link, `{#id}`, `:` or a dash.
    private func descriptionStart(in html: [UInt8], from start: Int) -> Int {
        var rest = html[start...]
        if rest.starts(with: "</a>".utf8) { rest = rest.dropFirst(4) }
        rest = rest.drop { $0 == UInt8(ascii: " ") }
        if rest.starts(with: "{#".utf8) {
            rest = rest.drop { $0 != UInt8(ascii: "}") }.dropFirst()
            rest = rest.drop { $0 == UInt8(ascii: " ") }
        }
        for separator in [":", "-", "\u{2013}", "\u{2014}"] where rest.starts(with: separator.utf8)
        {
            rest = rest.dropFirst(separator.utf8.count)
            break
        }
        return rest.drop { $0 == UInt8(ascii: " ") }.startIndex
    }
}

// MARK: Tables

extension DirectoryReader {
    private mutating func resources(
        header: [MarkdownInline],
        rows: [[MarkdownInline]],
        category: String?
    ) -> [Resource] {
        var columns: [Column?] = []
        for cell in header.dropFirst() { columns.append(column(cell)) }
        if let first = header.first, FactName(FactLine.trimmed(first.text[...])) != nil {
            report(.tableName(first.text, at: location(first.range)))
        }
        return rows.compactMap { row in
            guard let name = row.first else { return nil }
            return resource(name, cells: zip(columns, row.dropFirst()), category: category)
        }
    }

    private mutating func column(_ cell: MarkdownInline) -> Column? {
        let name = String(FactLine.trimmed(cell.text[...]))
        switch name.lowercased() {
        case "id": return .id
        case "description": return .description
        default: break
        }
        if let fact = FactName(name) { return .fact(fact) }
        report(.tableColumn(name, at: location(cell.range)))
        return nil
    }

    private mutating func resource(
        _ nameCell: MarkdownInline,
        cells: some Sequence<(Column?, MarkdownInline)>,
        category: String?
    ) -> Resource? {
        let location = location(nameCell.range)
        var name = FactLine.trimmed(nameCell.text[...])
        var explicit: String?
        if let cut = ResourceID.cut(name) {
            explicit = String(cut.id)
            name = FactLine.trimmed(cut.before)
        }
        guard !name.isEmpty else {
            report(.resourceNameMissing(at: location))
            return nil
        }
        var place = location
        for case (.id, let cell) in cells where !cell.text.isEmpty {
            explicit = String(FactLine.trimmed(cell.text[...]))
            place = self.location(cell.range)
        }
        let id = claim(explicit: explicit, name: String(name), at: place)
        var builder = builder(name: String(name), id: id, at: location)
        builder.verificationPlace = .noColumn
        var links = nameCell.links
        for (column, cell) in cells where !cell.text.isEmpty {
            switch column {
            case .fact(let fact):
                let text = SourceText(cell, in: bytes)
                let value = text.slice(FactLine.trimmed(text.text[...]))
                builder.add(fact, FactValue(value), nameRange: cell.range)
            case .description:
                builder.description = cell.body.paragraph(from: 0)
                builder.summary = cell.text
                builder.source = source(cell.range)
                links += cell.links
            case .id, nil:
                break
            }
        }
        for case (.fact(.verified), let cell) in cells {
            builder.verificationPlace = .value(cell.range, .markdownTable)
        }
        builder.addWeb(linkedBy: links)
        return finish(&builder, category: category)
    }
}

extension Diagnostic {
    static func tableColumn(_ name: String, at location: SourceLocation) -> Diagnostic {
        let names = ["Id", "Description"] + FactName.allCases.map(\.rawValue)
        return Diagnostic(
            .error,
            .factUnknown,
            name.isEmpty ? "this column has no name" : "unknown column '\(name)'",
            at: location,
            help: FactName.near(name).map { "did you mean '\($0.rawValue)'?" }
                ?? NearMiss.help(for: name, among: names)
                ?? "known are \(names.joined(separator: ", "))"
        )
    }

    static func tableName(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .resourceForm,
            "the first column of a table of resources holds their names",
            at: location,
            help: "put a column 'Name' before '\(name)'"
        )
    }
}
