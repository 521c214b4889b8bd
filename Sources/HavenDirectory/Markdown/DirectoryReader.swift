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
    let defaultKind: ResourceKind?
    let kindIsKnown: Bool
    /// The places that Markdown has already reported, about which nothing more is said.
    let reported: Set<SourceRange>
    /// Those among them where a heading gives the id of another one.
    let duplicates: [SourceRange]

    private(set) var diagnostics: [Diagnostic] = []
    /// Where each id was given first.
    private var ids: [String: SourceLocation] = [:]

    init(
        _ bytes: [UInt8],
        path: String,
        defaultKind: ResourceKind?,
        kindIsKnown: Bool,
        reported: Set<SourceRange>,
        duplicates: [SourceRange]
    ) {
        self.kindIsKnown = kindIsKnown
        self.reported = reported
        self.duplicates = duplicates
        self.bytes = bytes
        self.path = path
        self.defaultKind = defaultKind
    }

    mutating func read(_ blocks: [MarkdownBlock]) -> ParsedDirectory {
        let sections = sections(of: blocks)
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

    /// The paragraphs among some blocks as plain text.
    static func summary(of blocks: [MarkdownBlock]) -> String {
        blocks.filter { $0.kind == .paragraph }.map(\.text).joined(separator: " ")
    }

    func builder(name: String, id: String?, at location: SourceLocation) -> ResourceBuilder {
        ResourceBuilder(name: name, id: id, location: location, path: path, reported: reported)
    }

    /// The id of a resource: the one its author gave, or its name's; reported if it is taken or wrong.
    ///
    /// For a wrong one the id stands that the report proposes. `nil` if the resource can have none.
    mutating func claim(explicit: String?, name: String, at location: SourceLocation) -> String? {
        let isSound = explicit.map(ResourceID.isValid) ?? true
        if let explicit, !isSound { report(.resourceIDForm(explicit, at: location)) }
        let id = isSound ? explicit ?? ResourceID.slug(name) : ResourceID.slug(explicit ?? "")
        guard !id.isEmpty else {
            if isSound { report(.resourceIDMissing(name, at: location)) }
            return nil
        }
        if let first = ids[id] {
            if isSound { report(.resourceIDTwice(id, at: location, first: first)) }
            return nil
        }
        ids[id] = location
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
        if heading.body.end(of: "<a ") != nil { report(.resourceNameLink(name, at: location)) }
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
        builder.description = .joined(text.map(\.body))
        builder.summary = Self.summary(of: text)
        return finish(&builder, category: category)
    }

    /// Makes the resource and takes over its reports; `nil` if it has no id.
    mutating func finish(_ builder: inout ResourceBuilder, category: String?) -> Resource? {
        let resource = builder.build(
            category: category,
            defaultKind: defaultKind,
            kindIsKnown: kindIsKnown
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
        guard item.blocks == 1 else {
            return report(.factBlocks(at: location(item.range)))
        }
        builder.add(fact, line.value, nameRange: line.name.place)
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
}
