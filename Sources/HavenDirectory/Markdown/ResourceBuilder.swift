import HavenDiagnostics
import HavenMarkdown

/// Collects what a directory says about one resource, checks it, and makes the resource.
struct ResourceBuilder {
    let name: String
    /// `nil` if it is broken or another's, which is reported.
    let id: String?
    let location: SourceLocation
    private let path: String
    private let reported: Set<SourceRange>

    var description: MarkdownBody = .empty
    var summary = ""
    private var channels: [Channel] = []
    private var languages: [ResourceLanguage] = []
    private var kind: ResourceKind?
    private var owner: Resource.Owner?
    private var sourceURL: String?
    private var meets: WeeklyHours?
    private var texts: [FactName: String] = [:]
    private var places: [FactName: SourceRange] = [:]
    /// A fact that could not be read is not missing: nothing more is said about its absence.
    private var hasBrokenFact = false
    /// Whether a `Kind` line stands there, sound or not.
    private var statesKind = false
    private(set) var diagnostics: [Diagnostic] = []

    init(
        name: String,
        id: String?,
        location: SourceLocation,
        path: String,
        reported: Set<SourceRange>
    ) {
        self.name = name
        self.id = id
        self.location = location
        self.path = path
        self.reported = reported
    }

    /// Adds a fact; one that is broken is reported and left out.
    mutating func add(_ fact: FactName, _ value: SourceText, nameRange: SourceRange) {
        if fact == .kind { statesKind = true }
        guard !value.text.isEmpty else {
            hasBrokenFact = true
            diagnostics.append(.factEmpty(fact, at: nameRange, path: path))
            return
        }
        if let channel = fact.channel { return add(channel, value) }
        if let first = places[fact] {
            diagnostics.append(.factTwice(fact, at: nameRange, first: first, path: path))
            return
        }
        places[fact] = nameRange
        do throws(ValueProblem) {
            switch fact {
            case .languages: languages = try ResourceLanguage.list(value.text)
            case .kind: kind = try Self.kind(value.text)
            case .email: texts[.email] = try EmailAddress(parsing: value.text).text
            case .meets: meets = try WeeklyHours(parsing: value.text)
            case .owner:
                let isOwn = value.text.lowercased() == "this center"
                owner = isOwn ? .center : .organization(value.text)
            case .source:
                texts[.source] = value.text
                sourceURL = Self.sourceURL(value)
            case .call, .text, .tty, .chat, .web, .hours, .audience, .approach, .area, .cost,
                .address, .note:
                texts[fact] = value.text
            }
        } catch {
            hasBrokenFact = true
            report(error, in: value)
        }
    }

    /// Adds the one address that a name or description links to, if no `Web` fact gives another.
    mutating func addWeb(linkedBy links: [MarkdownInline.Link]) {
        guard !channels.contains(where: { $0.kind == .web }) else { return }
        let addresses = links.filter { link in
            ["https://", "http://"].contains { link.destination.lowercased().hasPrefix($0) }
        }
        guard let first = addresses.first,
            addresses.allSatisfy({ $0.destination == first.destination })
        else { return }
        do throws(ValueProblem) {
            let text = first.destination
            let (channel, warning) = try ChannelReader.read(.web, text, link: nil)
            channels.append(channel)
            if let warning { diagnostics.append(warning.diagnostic(at: first.range, path: path)) }
        } catch {
            diagnostics.append(error.diagnostic(at: first.range, path: path))
        }
    }

    /// The resource; `nil` if it has no id.
    ///
    /// If its kind is nowhere said, that is reported unless it cannot be known, and it is a `.service`.
    mutating func build(
        category: String?,
        defaultKind: ResourceKind?,
        kindIsKnown: Bool
    ) -> Resource? {
        let isReachable = !channels.isEmpty || texts[.email] != nil || texts[.address] != nil
        if !isReachable, !hasBrokenFact {
            diagnostics.append(.resourceUnreachable(name, at: location))
        }
        if !statesKind, defaultKind == nil, kindIsKnown {
            diagnostics.append(.resourceKindMissing(name, at: location))
        }
        guard let id else { return nil }
        return Resource(
            id: id,
            name: name,
            kind: kind ?? defaultKind ?? .service,
            category: category,
            description: description,
            summary: summary,
            channels: channels,
            hours: texts[.hours],
            meets: meets,
            languages: languages,
            audience: texts[.audience],
            approach: texts[.approach],
            area: texts[.area],
            cost: texts[.cost],
            email: texts[.email],
            address: texts[.address],
            note: texts[.note],
            source: texts[.source],
            sourceURL: sourceURL,
            owner: owner ?? .organization(name),
            location: location
        )
    }

    private mutating func add(_ kind: Channel.Kind, _ value: SourceText) {
        let link = Self.link(of: value)
        if let link, reported.contains(link.range) {
            hasBrokenFact = true
            return
        }
        do throws(ValueProblem) {
            let (channel, warning) = try ChannelReader.read(
                kind,
                value.text,
                link: link
            )
            if let warning { report(warning, in: value) }
            channels.append(channel)
        } catch {
            hasBrokenFact = true
            report(error, in: value)
        }
    }

    private mutating func report(_ problem: ValueProblem, in value: SourceText) {
        diagnostics.append(problem.diagnostic(at: value.place(of: problem.range), path: path))
    }

    /// The link that a value starts with; an address that Markdown made a link by itself is none.
    private static func link(of value: SourceText) -> MarkdownInline.Link? {
        guard let link = value.links.first, value.text.hasPrefix(link.text), !link.text.isEmpty,
            !["", "http://", "mailto:"].contains(where: { $0 + link.text == link.destination })
        else { return nil }
        return link
    }

    private static func sourceURL(_ value: SourceText) -> String? {
        let text = link(of: value)?.destination ?? value.text
        do throws(ValueProblem) {
            return try WebAddress(parsing: text).href
        } catch {
            // A source may be any words; only what is an address becomes a link.
            return nil
        }
    }

    private static func kind(_ text: String) throws(ValueProblem) -> ResourceKind {
        guard let kind = ResourceKind(text: text) else {
            throw ValueProblem(
                .resourceKind,
                "unknown kind '\(text)'",
                at: 0..<text.utf8.count,
                help: ResourceKind.help(for: text)
            )
        }
        return kind
    }
}

extension DiagnosticID {
    static let factEmpty: DiagnosticID = "fact-empty"
    static let factTwice: DiagnosticID = "fact-twice"
    static let resourceKind: DiagnosticID = "resource-kind"
    static let resourceUnreachable: DiagnosticID = "resource-unreachable"
}

extension Diagnostic {
    static func factEmpty(_ fact: FactName, at range: SourceRange, path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .factEmpty,
            "'\(fact.rawValue)' has no value",
            at: SourceLocation(path: path, range: range),
            help: "write the value behind the colon, or delete the line"
        )
    }

    static func factTwice(
        _ fact: FactName,
        at range: SourceRange,
        first: SourceRange,
        path: String
    ) -> Diagnostic {
        Diagnostic(
            .error,
            .factTwice,
            "'\(fact.rawValue)' is stated twice",
            at: SourceLocation(path: path, range: range),
            notes: [.init("first stated here", at: SourceLocation(path: path, range: first))],
            help: "only Call, Text, TTY, Chat and Web may have several lines"
        )
    }

    static func resourceKindMissing(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .resourceKind,
            "'\(name)' has no kind",
            at: location,
            help: "write 'kind: hotline' into the front matter, or '- Kind: hotline' here"
        )
    }

    static func resourceUnreachable(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning,
            .resourceUnreachable,
            "nobody can reach '\(name)': it has no number and no address",
            at: location,
            help: "add a line such as '- Web: example.org'"
        )
    }
}
