import HavenDiagnostics
import HavenMarkdown

/// Collects what a directory says about one resource, checks it, and makes the resource.
///
/// It knows nothing of the form in which the facts are written.
struct ResourceBuilder {
    let name: String
    /// `nil` if it is broken or another's, which is reported.
    let id: String?
    let location: SourceLocation
    let path: String
    private let reported: Set<SourceRange>

    /// The description in Markdown, as written.
    var source = ""
    var description: MarkdownBody = .empty
    var summary = ""
    var facts = ResourceFacts()
    /// Where the day of a check would stand that is not stated.
    var verificationPlace = VerificationPlace.listItem
    private var kind: ResourceKind?
    private var place = PlaceFacts()
    private var places: [FactName: SourceRange] = [:]
    /// A fact that could not be read is not missing: nothing more is said about its absence.
    private var hasBrokenFact = false
    /// Whether a `Kind` line stands there, sound or not.
    private var statesKind = false
    private(set) var diagnostics: [Diagnostic] = []

    /// The facts that together are a place.
    private struct PlaceFacts: Equatable {
        var name: String?
        var address: String?
        var directions: String?
        var region: [String] = []
        var coordinates: Coordinates?

        var place: Place? {
            guard self != PlaceFacts() else { return nil }
            return Place(
                address: address,
                name: name,
                coordinates: coordinates,
                region: region,
                note: directions
            )
        }
    }

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
    mutating func add(_ fact: FactName, _ value: FactValue, nameRange: SourceRange) {
        if fact == .kind { statesKind = true }
        guard !value.text.text.isEmpty || fact == .expect && !value.lines.isEmpty else {
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
        if let line = value.lines.first, fact != .expect {
            diagnostics.append(.factLines(fact, at: line.place, path: path))
        }
        do throws(ValueProblem) {
            try set(fact, value)
        } catch {
            hasBrokenFact = true
            report(error, in: value.text)
        }
    }

    private mutating func set(_ fact: FactName, _ value: FactValue) throws(ValueProblem) {
        let text = value.text.text
        switch fact {
        case .call, .text, .tty, .chat, .web, .join, .dialIn:
            break
        case .hours:
            let (hours, warnings) = StatedHours.read(text)
            facts.hours = hours
            for warning in warnings { report(warning, in: value.text) }
        case .meets:
            let (hours, warnings) = try Hours.read(text)
            facts.meets = hours
            for warning in warnings { report(warning, in: value.text) }
        case .languages: facts.languages = try ResourceLanguage.list(text)
        case .audience: facts.audience = Worded(text)
        case .approach: facts.approach = Worded(text)
        case .area: facts.area = ServiceArea(text)
        case .format: facts.formats = try Self.terms(text, of: .serviceFormat)
        case .accessibility: facts.accessibility = Worded(text)
        case .types: facts.types = Worded(text)
        case .cost: facts.cost = Worded(text)
        case .email: facts.email = try EmailAddress(parsing: text).text
        case .place: place.name = text
        case .address: place.address = text
        case .directions: place.directions = text
        case .region:
            place.region = text.split(separator: ">").map { String(FactLine.trimmed($0)) }
                .filter { !$0.isEmpty }
        case .coordinates: place.coordinates = try Coordinates(parsing: text)
        case .status:
            let terms: [ResourceStatus] = try Self.terms(text, of: .resourceStatus)
            facts.status = terms.first ?? .active
        case .expect:
            facts.expectations = (text.isEmpty ? [] : [text]) + value.lines.map(\.text)
        case .note: facts.note = text
        case .source:
            let source = value.text.withLink
            facts.source = source.text
            facts.sourceURL = Self.sourceURL(source)
        case .verified: facts.verification = try Verification(parsing: text)
        case .owner: facts.owner = Owner(text)
        case .kind: kind = try Self.kind(text)
        case .alsoKnownAs: facts.alternateName = text
        }
    }

    /// Adds the one address that a name or description links to, if no `Web` fact gives another.
    mutating func addWeb(linkedBy links: [MarkdownInline.Link]) {
        guard facts.channels(.web).isEmpty else { return }
        let addresses = links.filter { link in
            ["https://", "http://"].contains { link.destination.lowercased().hasPrefix($0) }
        }
        guard let first = addresses.first,
            addresses.allSatisfy({ $0.destination == first.destination })
        else { return }
        do throws(ValueProblem) {
            let text = first.destination
            let (channel, warning) = try ChannelReader.read(.web, text, link: nil)
            facts.channels.append(channel)
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
        defaults: ResourceDefaults
    ) -> Resource? {
        facts.place = place.place
        facts.verification = facts.verification ?? defaults.verification
        let isReachable =
            !facts.channels.isEmpty || facts.email != nil || facts.place?.address != nil
        if !isReachable, !hasBrokenFact {
            diagnostics.append(.resourceUnreachable(name, at: location))
        }
        if !statesKind, defaults.kind == nil, defaults.kindIsKnown {
            diagnostics.append(.resourceKindMissing(name, at: location))
        }
        guard let id else { return nil }
        let record = ResourceRecord(
            id: id,
            name: name,
            kind: kind ?? defaults.kind ?? .service,
            category: category,
            description: source,
            facts: facts
        )
        return Resource(
            record,
            description: description,
            summary: summary,
            location: location,
            verificationPlace: verificationPlace
        )
    }

    mutating func report(_ problem: ValueProblem, in value: SourceText) {
        diagnostics.append(problem.diagnostic(at: value.place(of: problem.range), path: path))
    }
}

// MARK: Ways to reach it

extension ResourceBuilder {
    private mutating func add(_ kind: Channel.Kind, _ written: FactValue) {
        let value = FactValue(written.text.withLink, lines: written.lines)
        let link = Self.link(of: value.text)
        if let link, reported.contains(link.range) {
            hasBrokenFact = true
            return
        }
        do throws(ValueProblem) {
            let (channel, warning) = try ChannelReader.read(kind, value.text.text, link: link)
            if let warning { report(warning, in: value.text) }
            facts.channels.append(detailed(channel, value.lines))
        } catch {
            hasBrokenFact = true
            report(error, in: value.text)
        }
    }

    /// A channel with what the lines below it say.
    private mutating func detailed(_ channel: Channel, _ lines: [SourceText]) -> Channel {
        guard !lines.isEmpty else { return channel }
        var note: String?
        var owner: String?
        var hours: StatedHours?
        var languages: [ResourceLanguage] = []
        var places: [ChannelDetail: SourceRange] = [:]
        for text in lines {
            guard let line = FactLine(text), let detail = ChannelDetail(line.name.text) else {
                diagnostics.append(.channelDetail(at: text.place, path: path))
                continue
            }
            if let first = places[detail] {
                diagnostics.append(
                    .detailTwice(detail, at: line.name.place, first: first, path: path)
                )
                continue
            }
            places[detail] = line.name.place
            do throws(ValueProblem) {
                let value = line.value.text
                switch detail {
                case .note: note = value
                case .owner: owner = value
                case .languages: languages = try ResourceLanguage.list(value)
                case .hours:
                    let (read, warnings) = StatedHours.read(value)
                    hours = read
                    for warning in warnings { report(warning, in: line.value) }
                }
            } catch {
                hasBrokenFact = true
                report(error, in: line.value)
            }
        }
        return channel.with(note: note, owner: owner, hours: hours, languages: languages)
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
}

// MARK: Words of closed lists

extension ResourceBuilder {
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

    /// The terms of a text that may hold nothing else.
    private static func terms<Term: VocabularyTerm>(
        _ text: String,
        of id: DiagnosticID
    ) throws(ValueProblem) -> [Term] {
        let worded = Worded<Term>(text)
        guard let other = worded.others.first else { return worded.terms }
        let names = Term.allCases.map { $0.name.lowercased() }
        throw ValueProblem(
            id,
            "'\(other)' is not known here",
            at: 0..<text.utf8.count,
            help: NearMiss.help(for: other, among: names)
                ?? "known are \(names.joined(separator: ", "))"
        )
    }
}
