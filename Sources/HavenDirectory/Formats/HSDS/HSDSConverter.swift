import HavenDiagnostics
import HavenMarkdown

/// Makes records of services of HSDS.
///
/// What the fields say comes first, as texts that an author would write; statements in Haven's own taxonomy take their places. So the same
/// reader checks both.
struct HSDSConverter {
    var report: ImportReport
    private(set) var records: [ResourceRecord] = []
    private var ids = UniqueIDs()
    private var uuids: Set<String> = []
    private let markdown: MarkdownParser
    private let contradictions: HSDSContradictions
    /// The bytes of the texts of all records; rows of a package that many services share count for each.
    private var size = 0
    /// More are no directory: 256 MiB.
    private static let maximumSize = 256 << 20

    /// A service while its resource is made.
    struct Subject {
        let item: HSDSItem
        let name: String
        let statements: HSDSStatements
        /// Whether Haven wrote it, so that its texts are plain; those of others may hold HTML.
        let isOwn: Bool
        /// Notes, in the order found.
        var notes: [String] = []
    }

    init(path: String) {
        report = ImportReport(path: path)
        // As directories are read.
        var options = MarkdownOptions()
        options.smartPunctuation = false
        markdown = MarkdownParser(options: options)
        contradictions = HSDSContradictions(markdown)
    }

    /// Adds the resource of a service; one without a name, and one that is there twice, is reported and left out.
    mutating func add(_ item: HSDSItem) {
        guard size <= Self.maximumSize else {
            return report.count(
                "there is more text than \(Self.maximumSize >> 20) MB, and the rest is left out",
                at: item.location,
                help: "cut the file into parts"
            )
        }
        guard item.name.isEmpty || uuids.insert(item.name.lowercased()).inserted else {
            return report.report(
                .error,
                "the service '\(PlainText.line(item.name))' is there twice, and the first holds",
                at: item.location
            )
        }
        let statements = HSDSStatements(item, &report)
        let isOwn = statements.has(.kind)
        guard let name = line(item, "name", isOwn: isOwn) else {
            return report.report(.error, "this service has no name", at: item.location)
        }
        var subject = Subject(item: item, name: name, statements: statements, isOwn: isOwn)
        let id = id(subject)
        let record = record(&subject, id: id)
        size += record.textSize
        records.append(record)
    }

    /// The id that Haven wrote, or one made of the name; what is taken gets a number.
    private mutating func id(_ subject: Subject) -> String {
        let written = subject.statements[.id]?.text ?? ""
        let base =
            ResourceID.isValid(written)
            ? written : ResourceID.slug(subject.name).nonEmpty ?? "service"
        let id = ids.claim(base)
        if id != base {
            report.report(
                .warning,
                "\(subject.name): the id '\(base)' is taken, so the id is '\(id)'",
                at: subject.item.place(of: "name")
            )
        }
        return id
    }

    private mutating func record(_ subject: inout Subject, id: String) -> ResourceRecord {
        let item = subject.item
        var builder = ResourceBuilder(
            name: subject.name,
            id: id,
            location: item.location,
            path: item.location.path,
            reported: []
        )
        builder.facts.channels = channels(subject)
        builder.facts.languages = languages(&subject)
        let schedules = schedules(&subject)
        builder.facts.hours = schedules.hours
        builder.facts.meets = schedules.meets
        builder.facts.formats = schedules.formats
        var facts = texts(&subject)
        subject.notes += notes(subject)
        var unique = Notes()
        for note in subject.notes { unique.add(note) }
        facts.append((.note, unique.all.joined(separator: "; "), item.location))
        for (fact, text, location) in facts where subject.statements[.fact(fact)] == nil {
            guard let text = text.nonEmpty else { continue }
            add(fact, .init(text: text, location: location), to: &builder, subject)
        }
        for fact in FactName.allCases where fact.channel == nil && fact != .kind {
            guard let statement = subject.statements[.fact(fact)] else { continue }
            add(fact, statement, to: &builder, subject)
        }
        if let kind = subject.statements[.kind] {
            add(.kind, kind, to: &builder, subject)
        } else {
            report.count(
                "what kind a service is, is not said: 'service' is taken",
                at: item.location
            )
        }
        let resource = builder.build(
            category: subject.statements[.category].flatMap { PlainText.line($0.text).nonEmpty },
            defaults: ResourceDefaults(kind: .service)
        )
        var record =
            resource?.record ?? ResourceRecord(id: id, name: subject.name, kind: .service)
        record.description = description(subject)
        record.facts.owner = owner(subject)
        if subject.isOwn { reportContradictions(subject, record) }
        return record
    }

    /// Adds a fact as an author writes it; what is wrong with it is reported where it stands.
    mutating func add(
        _ fact: FactName,
        _ statement: HSDSStatements.Statement,
        to builder: inout ResourceBuilder,
        _ subject: Subject
    ) {
        let before = builder.diagnostics.count
        builder.add(
            fact,
            HSDSStatements.value(statement),
            nameRange: statement.location.range ?? SourceRange(0, 0)
        )
        for problem in builder.diagnostics[before...] where problem.severity == .error {
            report.report(
                .warning,
                "\(subject.name): \(problem.message)",
                at: statement.location,
                help: problem.help
            )
        }
    }

    /// Reports what somebody changed in the fields of a service that Haven wrote, and what is not taken over.
    private mutating func reportContradictions(_ subject: Subject, _ record: ResourceRecord) {
        for finding in contradictions.find(subject.item, record) {
            let field = finding.field
            let what =
                switch finding {
                case .differs:
                    "'\(field)' says something else than Haven's attribute, which is taken"
                case .isMissing: "'\(field)' is missing, and what Haven's attribute says is taken"
                case .isMore: "'\(field)' is more than Haven wrote, and is not taken over"
                }
            report.report(
                .warning,
                "\(subject.name): \(what)",
                at: subject.item.place(of: field),
                help: "compare both, and write what is right into the directory that was made"
            )
        }
    }

    // MARK: Texts

    /// A text in one line, without HTML unless Haven wrote it; `nil` if nothing is in it.
    mutating func line(_ item: HSDSItem, _ name: String, isOwn: Bool) -> String? {
        text(item, name, isOwn: isOwn).map(PlainText.line)?.nonEmpty
    }

    /// A text in paragraphs, without HTML unless Haven wrote it.
    mutating func text(_ item: HSDSItem, _ name: String, isOwn: Bool) -> String? {
        guard let written = item.text(name) else { return nil }
        guard !isOwn else { return PlainText.lines(written).nonEmpty }
        let (text, hadHTML) = PlainText.withoutHTML(written)
        if hadHTML {
            report.count(
                "'\(item.object.rawValue).\(name)' held HTML, which was taken out",
                at: item.place(of: name)
            )
        }
        return PlainText.lines(text).nonEmpty
    }

    /// Markdown that Haven wrote, or a text of others that means nothing in Markdown.
    private mutating func description(_ subject: Subject) -> String {
        if let statement = subject.statements[.description] {
            if isHarmless(statement.text) { return statement.text }
            report.count(
                "Markdown of more than paragraphs and lists is not taken over, and plain text stands instead",
                at: statement.location,
                help: "a heading or a line of facts in it would make resources of its own"
            )
        }
        return MarkdownText.paragraphs(
            text(subject.item, "description", isOwn: subject.isOwn) ?? ""
        )
    }

    /// Whether Markdown stays what it is in the middle of a directory: paragraphs, and lists that are no facts.
    ///
    /// Whoever made the file may have written anything, and what follows must not become a part of it.
    private func isHarmless(_ text: String) -> Bool {
        // What a name in brackets leads to would hold for the whole file.
        let definesLinks = text.split(whereSeparator: \.isNewline).contains { line in
            FactLine.trimmed(line).hasPrefix("[") && line.contains("]:")
        }
        // A link into the site that it came from leads elsewhere here, or nowhere.
        guard !definesLinks, !MarkdownText.needsItsSite(text) else { return false }
        let bytes = Array(text.utf8)
        let blocks = markdown.parseBlocks(bytes, body: 0..<bytes.count, path: "").blocks
        return !blocks.isEmpty
            && blocks.allSatisfy { block in
                switch block.kind {
                case .paragraph: true
                case .list(_, let items): !items.contains { Self.mayBeFact($0.inline.text) }
                case .heading, .table, .other: false
                }
            }
    }

    private static func mayBeFact(_ text: String) -> Bool {
        FactLine(SourceText(text, at: SourceRange(0, 0), isVerbatim: false))?.isNearFact ?? false
    }
}

extension ResourceRecord {
    /// The bytes of its longest texts.
    fileprivate var textSize: Int {
        var size = description.utf8.count + name.utf8.count
        for text in [
            facts.note, facts.place?.note, facts.place?.address, facts.accessibility?.text,
            facts.audience?.text, facts.cost?.text, facts.area?.text, facts.hours?.text,
        ] { size += text?.utf8.count ?? 0 }
        for language in facts.languages { size += language.name.utf8.count + 64 }
        for channel in facts.channels {
            size += 256 + (channel.note?.utf8.count ?? 0) + channel.languages.count * 64
        }
        for step in facts.expectations { size += step.utf8.count }
        return size
    }
}
