import HavenDiagnostics
import HavenMarkdown

/// Makes a directory of the blocks of a file, in one pass from heading to heading.
struct DirectoryReader {
    /// A heading with the blocks below it, up to the next heading.
    struct Section {
        /// `nil` for what stands before the first heading.
        let heading: MarkdownBlock?
        let level: Int
        var blocks: [MarkdownBlock] = []
    }

    let bytes: [UInt8]
    let path: String
    let defaults: ResourceDefaults
    /// The places that Markdown has already reported, about which nothing more is said.
    let reported: Set<SourceRange>
    /// Those among them where a heading gives the id of another one.
    let duplicates: [SourceRange]

    private(set) var diagnostics: [Diagnostic] = []
    private var ids = IDRegister()

    init(
        _ bytes: [UInt8],
        path: String,
        defaults: ResourceDefaults,
        reported: Set<SourceRange>,
        duplicates: [SourceRange]
    ) {
        self.reported = reported
        self.duplicates = duplicates
        self.bytes = bytes
        self.path = path
        self.defaults = defaults
    }

    mutating func read(_ blocks: [MarkdownBlock]) -> ParsedDirectory {
        let sections = sections(of: blocks)
        for section in sections { reportSlips(in: section) }
        var categories: [ResourceCategory] = []
        var introduction: (body: MarkdownBody, summary: String) = (.empty, "")
        for (index, section) in sections.enumerated() where section.level < 3 {
            let below = sections[(index + 1)...].prefix { $0.level == 3 }
            let title = section.heading.map(title)
            var text: [MarkdownBlock] = []
            var resources: [Resource] = []
            for block in section.blocks {
                if let found = self.resources(
                    in: block,
                    category: title,
                    hasHeadings: !below.isEmpty
                ) {
                    resources += found
                } else {
                    text.append(block)
                }
            }
            for entry in below {
                if let resource = resource(of: entry, category: title) {
                    resources.append(resource)
                }
            }
            let description = MarkdownBody.joined(text.map(\.body))
            if section.heading == nil {
                introduction = (description, Self.summary(of: text))
                if resources.isEmpty { continue }
            }
            categories.append(
                category(section, title: title, description: description, resources: resources)
            )
        }
        return ParsedDirectory(
            introduction: introduction.body,
            summary: introduction.summary,
            categories: categories
        )
    }

    mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    /// The name of a heading, as plain text without blanks around it.
    func title(_ heading: MarkdownBlock) -> String {
        String(FactLine.trimmed(heading.text[...]))
    }

    func location(_ range: SourceRange) -> SourceLocation {
        SourceLocation(path: path, range: range)
    }

    /// What is written at a place.
    func source(_ range: SourceRange) -> String {
        let range = range.lower..<min(range.upper, bytes.count)
        return String(FactLine.trimmed(String(decoding: bytes[range], as: UTF8.self)[...]))
    }

    /// The paragraphs among some blocks as plain text.
    static func summary(of blocks: [MarkdownBlock]) -> String {
        blocks.filter { $0.kind == .paragraph }.map(\.text).joined(separator: " ")
    }

    func builder(name: String, id: String?, at location: SourceLocation) -> ResourceBuilder {
        ResourceBuilder(name: name, id: id, location: location, path: path, reported: reported)
    }

    /// The id of a resource; reported if it is taken or wrong.
    mutating func claim(explicit: String?, name: String, at location: SourceLocation) -> String? {
        let (id, problem) = ids.claim(explicit: explicit, name: name, at: location)
        if let problem { report(problem) }
        return id
    }

    /// Cuts the blocks at their headings; headings of a wrong level are reported and passed over.
    private mutating func sections(of blocks: [MarkdownBlock]) -> [Section] {
        var sections = [Section(heading: nil, level: 0)]
        for block in blocks {
            guard case .heading(let level, _, _) = block.kind else {
                sections[sections.count - 1].blocks.append(block)
                continue
            }
            switch level {
            case 2, 3:
                sections.append(Section(heading: block, level: level))
            default:
                report(.directoryHeading(level, at: location(block.range)))
            }
        }
        return sections
    }

    private mutating func category(
        _ section: Section,
        title: String?,
        description: MarkdownBody,
        resources: [Resource]
    ) -> ResourceCategory {
        var id = ""
        if case .heading(_, let headingID, _)? = section.heading?.kind { id = headingID }
        let range = section.heading?.range ?? resources.first?.location.range ?? SourceRange(0, 0)
        let hasErrors = diagnostics.contains { $0.severity == .error }
        if let title, resources.isEmpty, !hasErrors {
            report(.categoryEmpty(title, at: location(range)))
        }
        return ResourceCategory(
            title: title,
            id: id,
            description: description,
            resources: resources,
            location: location(range)
        )
    }
}

// MARK: A resource under its own heading

extension DirectoryReader {
    /// Reads a `###` heading, its description, and the facts of its last list.
    private mutating func resource(of section: Section, category: String?) -> Resource? {
        guard let heading = section.heading, case .heading(_, let id, let isExplicit) = heading.kind
        else { return nil }
        let location = location(heading.range)
        let name = title(heading)
        guard !name.isEmpty else {
            report(.resourceNameMissing(at: location))
            return nil
        }
        if isLink(heading) { report(.resourceNameLink(name, at: location)) }
        let isDuplicate = duplicates.contains {
            heading.range.lower <= $0.lower && $0.upper <= heading.range.upper
        }
        let claimed =
            isDuplicate ? nil : claim(explicit: isExplicit ? id : nil, name: name, at: location)
        var builder = builder(name: name, id: claimed, at: location)

        let facts = section.blocks.lastIndex { items(of: $0) != nil }
        var text: [MarkdownBlock] = []
        for (index, block) in section.blocks.enumerated() {
            if index == facts, let items = items(of: block), items.contains(where: isNearFact) {
                for item in items { addFact(item, to: &builder) }
            } else {
                reportMisplacedFacts(in: block)
                text.append(block)
            }
        }
        builder.verificationPlace = verificationPlace(in: section, facts: facts)
        builder.description = .joined(text.map(\.body))
        builder.summary = Self.summary(of: text)
        builder.source = text.map { source($0.range) }.joined(separator: "\n\n")
        return finish(&builder, category: category)
    }

    /// Whether an author made a link of a heading; an address in a name is one by itself, and harmless.
    private func isLink(_ heading: MarkdownBlock) -> Bool {
        guard heading.body.end(of: "<a ") != nil else { return false }
        let source = bytes[heading.range.lower..<min(heading.range.upper, bytes.count)]
        return source.indices.dropFirst().contains { index in
            source[index] == UInt8(ascii: "]") && source[index - 1] != UInt8(ascii: "\\")
        }
    }

    /// Makes the resource and takes over its reports; `nil` if it has no id.
    mutating func finish(_ builder: inout ResourceBuilder, category: String?) -> Resource? {
        let resource = builder.build(
            category: category,
            defaults: defaults
        )
        for diagnostic in builder.diagnostics { report(diagnostic) }
        return resource
    }

    /// Whether a list item is a fact, or was meant to be one; a bold name is meant as it is written.
    func isNearFact(_ item: MarkdownItem) -> Bool {
        guard let line = FactLine(SourceText(item.inline, in: bytes)) else { return false }
        return line.isFact || item.inline.leadingStrong == nil && line.isNearFact
    }

    func items(of block: MarkdownBlock) -> [MarkdownItem]? {
        guard case .list(_, let items) = block.kind else { return nil }
        return items
    }

    private mutating func addFact(_ item: MarkdownItem, to builder: inout ResourceBuilder) {
        let text = SourceText(item.inline, in: bytes)
        guard let line = FactLine(text) else {
            return report(.factForm(at: location(text.text.isEmpty ? item.range : text.place)))
        }
        guard let fact = FactName(line.name.text) else {
            return report(.factUnknown(line.name.text, at: location(line.name.place)))
        }
        // Besides the line itself only lists, of single lines.
        guard item.blocks - item.lists == 1, item.items.allSatisfy({ $0.blocks == 1 }) else {
            return report(.factBlocks(at: location(item.range)))
        }
        let lines = item.items.map { SourceText($0.inline, in: bytes) }
        builder.add(fact, FactValue(line.value, lines: lines), nameRange: line.name.place)
    }

    /// Warns about facts in a paragraph or in another list than the last: nobody would read them as such.
    private mutating func reportMisplacedFacts(in block: MarkdownBlock) {
        var texts: [SourceText] = []
        switch block.kind {
        case .paragraph:
            texts = [SourceText(block.text, range: block.range, in: bytes)]
        case .list(_, let items):
            texts = items.map { SourceText($0.inline, in: bytes) }
        case .heading, .table, .other:
            return
        }
        for line in texts.compactMap(FactLine.init) where line.isFact {
            // "Note: bring an ID" is a good sentence.
            guard FactName(line.name.text) != .note else { continue }
            report(.factMisplaced(line.name.text, at: location(line.name.place)))
        }
    }

    /// Where a line about the check of a resource stands, or would: below its last fact, else below all that is said of it.
    private func verificationPlace(in section: Section, facts: Int?) -> VerificationPlace {
        if let facts, let items = items(of: section.blocks[facts]),
            items.contains(where: isNearFact),
            let last = items.last
        {
            for item in items {
                let text = SourceText(item.inline, in: bytes)
                guard let line = FactLine(text), FactName(line.name.text) == .verified else {
                    continue
                }
                let lower = line.value.place.lower
                return .value(SourceRange(lower, lineEnd(from: lower)), .markdown)
            }
            let start = lineStart(of: last.range.lower)
            let mark = String(
                decoding: bytes[start..<max(start, last.inline.range.lower)],
                as: UTF8.self
            )
            return .line(
                at: contentEnd(before: last.range.upper),
                beginning: mark + "Verified: ",
                .markdown
            )
        }
        let end = section.blocks.last?.range.upper ?? section.heading?.range.upper ?? 0
        return .line(at: contentEnd(before: end), beginning: "\n- Verified: ", .markdown)
    }

    private func lineStart(of offset: Int) -> Int {
        bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    }

    /// The end of the text in a line.
    private func lineEnd(from offset: Int) -> Int {
        let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        return contentEnd(before: end)
    }

    /// The end of the last text before an offset.
    private func contentEnd(before offset: Int) -> Int {
        var end = min(offset, bytes.count)
        while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
        return end
    }
}
