/// The facts of a resource as an author writes them, line by line: what `ResourceBuilder` reads, the other way round.
struct FactSheet {
    /// One line.
    struct Line: Hashable {
        let fact: FactName
        let value: Value
        /// The lines below it: `Hours: 24/7`, or a step of what to expect.
        var below: [String] = []
    }

    /// What stands behind the colon.
    struct Value: Hashable {
        /// The words of a link with its address, if it begins with one.
        var link: (text: String, destination: String)?
        /// The text, or what follows the link.
        var text: String

        /// In one piece, as in a cell of a table.
        var written: String {
            guard let link else { return text }
            return "[" + link.text + "](" + Self.closed(link.destination) + ")" + text
        }

        /// An address whose parentheses come in pairs, so that its end is where it ends.
        private static func closed(_ destination: String) -> String {
            var depth = 0
            for character in destination where depth >= 0 {
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
            }
            guard depth != 0 else { return destination }
            return destination.replacing("(", with: "%28").replacing(")", with: "%29")
        }

        static func == (left: Value, right: Value) -> Bool {
            left.text == right.text && left.link?.text == right.link?.text
                && left.link?.destination == right.link?.destination
        }

        func hash(into hasher: inout Hasher) { hasher.combine(text) }
    }

    let lines: [Line]

    init(_ facts: ResourceFacts) {
        var lines = facts.channels.map(Self.line)
        func add(_ fact: FactName, _ text: String?, below: [String] = []) {
            guard let text, !text.isEmpty || !below.isEmpty else { return }
            lines.append(Line(fact: fact, value: Value(text: text), below: below))
        }
        add(.hours, facts.hours?.text)
        add(.meets, facts.meets?.text)
        add(.place, facts.place?.name)
        add(.address, facts.place?.address)
        add(.directions, facts.place?.note)
        add(.region, facts.place?.region.joined(separator: " > "))
        add(.coordinates, facts.place?.coordinates?.text)
        add(.format, facts.formats.map(\.name).joined(separator: ", "))
        add(.languages, Self.text(of: facts.languages))
        add(.audience, facts.audience?.text)
        add(.types, facts.types?.text)
        add(.approach, facts.approach?.text)
        add(.area, facts.area?.text)
        add(.cost, facts.cost?.text)
        add(.accessibility, facts.accessibility?.text)
        add(.email, facts.email)
        add(.alsoKnownAs, facts.alternateName)
        add(.status, facts.status == .active ? nil : facts.status.name)
        add(.expect, facts.expectations.isEmpty ? nil : "", below: facts.expectations)
        add(.note, facts.note)
        add(.owner, facts.owner?.text)
        add(.verified, facts.verification?.text)
        lines += Self.source(of: facts)
        self.lines = lines
    }

    /// The source, with its address if the words are none.
    private static func source(of facts: ResourceFacts) -> [Line] {
        guard let text = facts.source else { return [] }
        guard let url = facts.sourceURL, (try? WebAddress(parsing: text))?.href != url else {
            return [Line(fact: .source, value: Value(text: text))]
        }
        return [Line(fact: .source, value: Value(link: (text, url), text: ""))]
    }

    private static func text(of languages: [ResourceLanguage]) -> String {
        languages.map { $0.code ?? $0.name }.joined(separator: ", ")
    }
}

// MARK: Channels

extension FactSheet {
    private static func line(_ channel: Channel) -> Line {
        let fact = FactName.allCases.first { $0.channel == channel.kind } ?? .web
        var value = Value(text: channel.display)
        var note = channel.note
        switch channel.kind {
        case .text:
            if let keyword = channel.keyword { value.text = keyword + " to " + channel.display }
        case .web, .chat, .join:
            if (try? WebAddress(parsing: channel.display))?.href != channel.href {
                value = Value(link: (channel.display, channel.href), text: "")
            }
        case .call, .tty, .dialIn: break
        }
        if let text = note, readsAsRemark(text) {
            value.text += " (" + text + ")"
            note = nil
        }
        var below: [String] = []
        if let hours = channel.hours { below.append("Hours: " + hours.text) }
        if !channel.languages.isEmpty { below.append("Languages: " + text(of: channel.languages)) }
        if let owner = channel.owner { below.append("Owner: " + owner) }
        if let note { below.append("Note: " + note) }
        return Line(fact: fact, value: value, below: below)
    }

    /// Whether a note can stand in parentheses behind a number: it has none of its own and nothing like a number.
    private static func readsAsRemark(_ text: String) -> Bool {
        !text.utf8.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }
            && text.utf8.count(where: { (0x30...0x39).contains($0) }) < 3
            && !text.hasSuffix(",")
    }
}
