import HavenDates
import HavenDiagnostics
import HavenDirectory
import HavenMarkdown

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

    /// The denied facts among the facts of resources, and numbers of others in their texts.
    ///
    /// Denied numbers were looked for when the files were read, wherever they stand there.
    private func resources() -> [Diagnostic] {
        var found: [Diagnostic] = []
        let scanner = TypedFactScanner(denied)
        for directory in site.directories {
            let file = site[directory.page].file?.displayPath ?? site[directory.page].madeFrom
            let place = SourceLocation(path: file)
            found += report(
                facts(in: [directory.contents.summary], by: scanner),
                in: nil,
                at: place
            )
            for category in directory.contents.categories {
                let text = String(decoding: category.description.html, as: UTF8.self)
                let typed = facts(in: [category.title, text], by: scanner)
                found += report(
                    typed,
                    in: category.title.map { "a text of '\($0)'" },
                    at: category.location
                )
            }
        }
        for (index, entry) in site.resources.enumerated() {
            let resource = entry.resource
            let typed = facts(in: resource.record.texts, by: scanner).filter { kind in
                if case .number(let number) = kind { return owners[number] != index }
                return true
            }
            found += report(typed, in: "a text of '\(resource.name)'", at: resource.location)
            for channel in resource.facts.channels {
                for fact in denied where !fact.isNumber && fact.matches(channel) {
                    found.append(
                        .deniedFact(fact, in: "'\(channel.display)'", at: resource.location)
                    )
                }
            }
        }
        return found
    }

    /// What stands in texts, each once.
    private func facts(in texts: [String?], by scanner: TypedFactScanner) -> [TypedFact.Kind] {
        var found: [TypedFact.Kind] = []
        for text in texts {
            guard let text, !text.isEmpty else { continue }
            let bytes = Array(text.utf8)
            for typed in scanner.find(in: bytes, bytes.indices) where !found.contains(typed.kind) {
                found.append(typed.kind)
            }
        }
        return found
    }

    private func report(
        _ kinds: [TypedFact.Kind],
        in text: String?,
        at location: SourceLocation
    ) -> [Diagnostic] {
        kinds.compactMap { kind in
            if let fact = denied.first(where: { $0.isFound(as: kind) }) {
                // Numbers were reported where they stand.
                return fact.isNumber ? nil : .deniedFact(fact, in: text, at: location)
            }
            return typedNumber(kind, in: text, at: location)
        }
    }

    /// The warning of a number that belongs to a resource; `nil` for others.
    private func typedNumber(
        _ kind: TypedFact.Kind,
        in text: String?,
        at location: SourceLocation
    ) -> Diagnostic? {
        guard case .number(let number) = kind, let owner = owners[number] else { return nil }
        return .typedNumber(site.resources[owner].resource, in: text, at: location)
    }

    private func texts(of page: Page) -> [Diagnostic] {
        guard let file = page.file, let text = page.text else { return [] }
        return text.typedFacts.compactMap { typed in
            let location = SourceLocation(path: file.displayPath, range: typed.range)
            if let fact = denied.first(where: { $0.isFound(as: typed.kind) }) {
                return .deniedFact(fact, in: nil, at: location)
            }
            return typedNumber(typed.kind, in: nil, at: location)
        }
    }
}

extension Diagnostic {
    fileprivate static func typedNumber(
        _ resource: Resource,
        in text: String?,
        at location: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .warning,
            "typed-number",
            "\(text.map { "a number in " + $0 } ?? "this number") belongs to '\(resource.name)', and a copy of it will not change with it",
            at: location,
            help: "link to the resource: '[\(resource.name)](resource:\(resource.id))'"
        )
    }
}

extension ResourceRecord {
    /// What is said of it in words.
    fileprivate var texts: [String?] {
        [
            name, category, description, facts.alternateName, facts.note, facts.place?.note,
            facts.place?.name,
            facts.cost?.text, facts.audience?.text, facts.area?.text, facts.accessibility?.text,
            facts.owner?.text, facts.hours?.text,
        ] + facts.expectations + facts.channels.map(\.note)
    }
}
