import HavenDiagnostics
import HavenMarkdown

/// Reads resources that are written as names with values: rows of a table, mappings of YAML.
struct FieldsReader {
    /// What a name says.
    enum Key: Hashable {
        case name, id, category, description
        case fact(FactName)

        /// The key of a column or of a mapping; underscores and hyphens are blanks.
        init?(_ text: some StringProtocol) {
            let word = text.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" }
                .joined(separator: " ")
            switch word {
            case "name": self = .name
            case "id": self = .id
            case "category": self = .category
            case "description": self = .description
            default:
                guard let fact = FactName(word) else { return nil }
                self = .fact(fact)
            }
        }

        /// As it is written in the header of a table.
        var title: String {
            switch self {
            case .name: "Name"
            case .id: "Id"
            case .category: "Category"
            case .description: "Description"
            case .fact(let fact): fact.rawValue
            }
        }

        static var all: [Key] {
            [.name, .id, .category, .description] + FactName.allCases.map { .fact($0) }
        }

        static func help(for text: String) -> String {
            FactName.near(text).map { "did you mean '\($0.rawValue)'?" }
                ?? NearMiss.help(for: text, among: all.map(\.title))
                ?? "known are \(all.map(\.title).joined(separator: ", "))"
        }
    }

    /// A name with its values; more than one only for ways to reach a resource.
    struct Field {
        let key: Key
        let keyRange: SourceRange
        let values: [FactValue]
    }

    let path: String
    let defaults: ResourceDefaults
    private let markdown: MarkdownParser
    private var ids = IDRegister()
    private(set) var diagnostics: [Diagnostic] = []
    /// The resources in the order read, under the categories in the order in which each comes first.
    private var order: [String?] = []
    private var groups: [String?: [Resource]] = [:]

    init(path: String, defaults: ResourceDefaults, markdown: MarkdownParser) {
        self.path = path
        self.defaults = defaults
        self.markdown = markdown
    }

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// Reads one resource; `range` is the place of all of it.
    ///
    /// `verificationPlace` is where the day of its check stands or would stand.
    mutating func add(
        _ fields: [Field],
        at range: SourceRange,
        verificationPlace: VerificationPlace
    ) {
        func single(_ key: Key) -> SourceText? {
            fields.first { $0.key == key }?.values.first?.text
        }
        let whole = SourceLocation(path: path, range: range)
        guard let name = single(.name), !name.text.isEmpty else {
            return report(.resourceNameMissing(at: whole))
        }
        let location = SourceLocation(path: path, range: name.place)
        let explicit = single(.id)
        let (id, problem) = ids.claim(
            explicit: explicit?.text.nonEmpty,
            name: name.text,
            at: explicit?.text.nonEmpty == nil
                ? location : SourceLocation(path: path, range: explicit?.place ?? name.place)
        )
        if let problem { report(problem) }
        var builder = ResourceBuilder(
            name: name.text,
            id: id,
            location: location,
            path: path,
            reported: []
        )
        builder.verificationPlace = verificationPlace
        for field in fields {
            guard case .fact(let fact) = field.key else { continue }
            for value in field.values { builder.add(fact, value, nameRange: field.keyRange) }
        }
        if let text = single(.description) { describe(&builder, text) }
        let category = single(.category)?.text.nonEmpty
        let resource = builder.build(
            category: category,
            defaults: defaults
        )
        diagnostics += builder.diagnostics
        guard let resource else { return }
        if groups[category] == nil { order.append(category) }
        groups[category, default: []].append(resource)
    }

    /// All that was read, under an introduction in Markdown.
    mutating func finish(introduction: SourceText? = nil) -> ParsedDirectory {
        let text = introduction.map { parse($0) }
        var categoryIDs = UniqueIDs()
        let categories = order.compactMap { title -> ResourceCategory? in
            guard let resources = groups[title], let first = resources.first else { return nil }
            return ResourceCategory(
                title: title,
                id: title.map { categoryIDs.claim("category-" + ResourceID.slug($0)) } ?? "",
                description: .empty,
                resources: resources,
                location: first.location
            )
        }
        return ParsedDirectory(
            introduction: text?.body ?? .empty,
            summary: text?.summary ?? "",
            categories: categories
        )
    }

    private mutating func describe(_ builder: inout ResourceBuilder, _ text: SourceText) {
        let (body, summary) = parse(text)
        builder.source = text.text
        builder.description = body
        builder.summary = summary
    }

    /// Reads Markdown that stands inside of another format; what is wrong in it has the place of all of it.
    private mutating func parse(_ text: SourceText) -> (body: MarkdownBody, summary: String) {
        let bytes = Array(text.text.utf8)
        let parsed = markdown.parseBlocks(bytes, body: 0..<bytes.count, path: path)
        for diagnostic in parsed.diagnostics {
            let range = diagnostic.location?.range
            report(
                Diagnostic(
                    diagnostic.severity,
                    diagnostic.id,
                    diagnostic.message,
                    at: SourceLocation(
                        path: path,
                        range: range.map { text.place(of: $0.lower..<$0.upper) } ?? text.place
                    ),
                    help: diagnostic.help
                )
            )
        }
        for block in parsed.blocks {
            guard case .heading(let level, _, _) = block.kind else { continue }
            let place = text.place(of: block.range.lower..<block.range.upper)
            report(.directoryHeading(level, at: SourceLocation(path: path, range: place)))
        }
        let body = MarkdownBody.joined(parsed.blocks.map(\.body))
        return (body.moved(to: text.place), DirectoryReader.summary(of: parsed.blocks))
    }
}

extension MarkdownBody {
    /// The body with all its places at one place of the file: those inside of a cell are none of the file's.
    fileprivate func moved(to range: SourceRange) -> MarkdownBody {
        MarkdownBody(
            html: html,
            holes: holes.map { MarkdownHole(offset: $0.offset, kind: $0.kind, range: range) }
        )
    }
}
