import HavenDiagnostics

/// The facts that a directory can state about a resource.
enum FactName: String, CaseIterable {
    case call = "Call"
    case text = "Text"
    case tty = "TTY"
    case chat = "Chat"
    case web = "Web"
    case hours = "Hours"
    case meets = "Meets"
    case languages = "Languages"
    case audience = "Audience"
    case approach = "Approach"
    case area = "Area"
    case cost = "Cost"
    case email = "Email"
    case address = "Address"
    case note = "Note"
    case source = "Source"
    case owner = "Owner"
    case kind = "Kind"

    /// The fact of a name, whatever its case; `Language` is taken for `Languages`.
    init?(_ name: some StringProtocol) {
        let lower = name.lowercased()
        let match = Self.allCases.first { $0.rawValue.lowercased() == lower }
        guard let match = match ?? (lower == "language" ? .languages : nil) else { return nil }
        self = match
    }

    /// The way a channel is used, if the fact is one.
    var channel: Channel.Kind? {
        switch self {
        case .call: .call
        case .text: .text
        case .tty: .tty
        case .chat: .chat
        case .web: .web
        case .hours, .meets, .languages, .audience, .approach, .area, .cost, .email, .address,
            .note,
            .source, .owner, .kind:
            nil
        }
    }

    /// Names that other directories use, and what they are called here.
    private static let others: [String: FactName] = [
        "phone": .call, "telephone": .call, "tel": .call, "number": .call, "hotline": .call,
        "sms": .text, "textline": .text, "tdd": .tty, "relay": .tty, "website": .web, "url": .web,
        "link": .web, "site": .web, "homepage": .web, "open": .hours, "opening hours": .hours,
        "schedule": .hours, "meeting": .meets, "when": .meets, "time": .meets, "for": .audience,
        "who": .audience, "eligibility": .audience,
        "price": .cost, "fee": .cost, "fees": .cost, "serves": .area, "service area": .area,
        "location": .address, "mail": .email, "e-mail": .email, "type": .kind, "notes": .note,
        "sources": .source,
    ]

    /// The help for a name that is no fact: the one that was probably meant, or all of them.
    static func help(for name: String) -> String {
        near(name).map { "did you mean '\($0.rawValue)'?" }
            ?? "known are \(allCases.map(\.rawValue).joined(separator: ", "))"
    }

    /// The fact that a name probably means.
    static func near(_ name: String) -> FactName? {
        let names = allCases.map(\.rawValue)
        return others[name.lowercased()]
            ?? NearMiss.best(for: name, among: names).flatMap(FactName.init(rawValue:))
    }
}

/// A line that may be a fact: what stands before its first colon, and behind it.
struct FactLine {
    let name: SourceText
    let value: SourceText

    /// Cuts a text at its first colon; `nil` if there is none, or no words before it.
    init?(_ source: SourceText) {
        let text = source.text
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = Self.trimmed(text[..<colon])
        guard !name.isEmpty else { return nil }
        self.name = source.slice(name)
        self.value = source.slice(Self.trimmed(text[text.index(after: colon)...]))
    }

    /// Whether the author surely meant a fact.
    var isFact: Bool { FactName(name.text) != nil }

    /// Whether the name is a fact's, or near enough to one to be a slip of the pen.
    var isNearFact: Bool { isFact || FactName.near(name.text) != nil }

    static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.unicodeScalars.first, first.properties.isWhitespace {
            text = text[text.unicodeScalars.index(after: text.startIndex)...]
        }
        while let last = text.unicodeScalars.last, last.properties.isWhitespace {
            text = text[..<text.unicodeScalars.index(before: text.endIndex)]
        }
        return text
    }
}
