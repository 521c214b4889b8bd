import HavenDates
import HavenDiagnostics
import HavenDirectory

/// Looks for facts that stand where they should not: numbers of resources in texts, and facts that are wrong by now.
struct TypedFactCheck {
    private let site: Site
    private let denied: [DeniedFact]
    /// The first resource with each full number.
    private let owners: [String: Int]

    init(site: Site) {
        self.site = site
        denied = site.configuration.denied
        var owners: [String: Int] = [:]
        for (index, entry) in site.resources.enumerated() {
            for channel in entry.resource.facts.channels {
                guard let number = Self.number(of: channel) else { continue }
                if owners[number] == nil { owners[number] = index }
            }
        }
        self.owners = owners
    }

    /// The full number that a channel leads to; codes and short codes are none.
    private static func number(of channel: Channel) -> String? {
        let parts = channel.href.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[0] == "tel" || parts[0] == "sms" else { return nil }
        let number = parts[1].prefix { $0 == "+" || $0.isASCII && $0.isNumber }
        return number.utf8.count > 7 ? String(number) : nil
    }

    func diagnostics() -> [Diagnostic] {
        resources() + site.pages.flatMap(texts)
    }

    /// The denied facts among the facts of resources.
    private func resources() -> [Diagnostic] {
        guard !denied.isEmpty else { return [] }
        var found: [Diagnostic] = []
        let scanner = TypedFactScanner(denied)
        for directory in site.directories {
            let file = site[directory.page].file?.displayPath ?? site[directory.page].madeFrom
            found += facts(in: [directory.contents.summary], by: scanner).map {
                .deniedFact($0, in: nil, at: SourceLocation(path: file))
            }
        }
        for entry in site.resources {
            let facts = entry.resource.facts
            let texts = [entry.resource.record.description, facts.note, facts.place?.note]
            found += self.facts(in: texts + facts.expectations, by: scanner).map {
                .deniedFact(
                    $0,
                    in: "a text of '\(entry.resource.name)'",
                    at: entry.resource.location
                )
            }
            for channel in entry.resource.facts.channels {
                for fact in denied where fact.matches(channel) {
                    found.append(
                        .deniedFact(fact, in: "'\(channel.display)'", at: entry.resource.location)
                    )
                }
            }
        }
        return found
    }

    /// The denied facts in texts, each once.
    private func facts(in texts: [String?], by scanner: TypedFactScanner) -> [DeniedFact] {
        var found: [DeniedFact] = []
        for text in texts {
            guard let text, !text.isEmpty else { continue }
            let bytes = Array(text.utf8)
            for typed in scanner.find(in: bytes, bytes.indices) {
                let fact = denied.first { fact in
                    switch typed.kind {
                    case .denied(let id): fact.id == id
                    case .number(let number): fact.pattern == .number(number)
                    }
                }
                if let fact, !found.contains(fact) { found.append(fact) }
            }
        }
        return found
    }

    private func texts(of page: Page) -> [Diagnostic] {
        guard let file = page.file, let text = page.text else { return [] }
        return text.typedFacts.compactMap { typed in
            let location = SourceLocation(path: file.displayPath, range: typed.range)
            switch typed.kind {
            case .denied(let id):
                return denied.first { $0.id == id }.map { .deniedFact($0, in: nil, at: location) }
            case .number(let number):
                if let fact = denied.first(where: { $0.pattern == .number(number) }) {
                    return .deniedFact(fact, in: nil, at: location)
                }
                return owners[number].map {
                    .typedNumber(site.resources[$0].resource, at: location)
                }
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func typedNumber(
        _ resource: Resource,
        at location: SourceLocation
    )
        -> Diagnostic
    {
        Diagnostic(
            .warning,
            "typed-number",
            "this number belongs to '\(resource.name)', and a copy of it will not change with it",
            at: location,
            help: "link to the resource: '[\(resource.name)](resource:\(resource.id))'"
        )
    }

    fileprivate static func deniedFact(
        _ fact: DeniedFact,
        in text: String?,
        at location: SourceLocation
    ) -> Diagnostic {
        let since = fact.since.map { " (since \($0.iso))" } ?? ""
        return Diagnostic(
            .error,
            "denied-fact",
            "\(text ?? "this") is not right any more, because \(fact.reason)\(since)",
            at: location,
            help: "\(fact.instead); if it is right here, "
                + (fact.id.hasPrefix("added-")
                    ? "take it out of 'denied_facts' in site.yaml"
                    : "say why in site.yaml: 'denied_facts: {allow: {\(fact.id): …}}'")
        )
    }
}
