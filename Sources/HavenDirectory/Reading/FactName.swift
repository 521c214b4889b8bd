import HavenDiagnostics

/// The facts that a directory can state about a resource.
enum FactName: String, CaseIterable {
    case call = "Call"
    case text = "Text"
    case tty = "TTY"
    case chat = "Chat"
    case web = "Web"
    case join = "Join"
    case dialIn = "Dial in"
    case hours = "Hours"
    case meets = "Meets"
    case languages = "Languages"
    case audience = "Audience"
    case approach = "Approach"
    case area = "Area"
    case format = "Format"
    case accessibility = "Accessibility"
    case types = "Types"
    case cost = "Cost"
    case email = "Email"
    case place = "Place"
    case address = "Address"
    case directions = "Directions"
    case region = "Region"
    case coordinates = "Coordinates"
    case status = "Status"
    case expect = "Expect"
    case note = "Note"
    case source = "Source"
    case verified = "Verified"
    case owner = "Owner"
    case kind = "Kind"
    case alsoKnownAs = "Also known as"

    /// The fact of a name, whatever its case; `Language` is taken for `Languages`.
    init?(_ name: some StringProtocol) {
        guard let match = Self.byName[name.lowercased()] else { return nil }
        self = match
    }

    private static let byName: [String: FactName] = {
        var names = [
            "language": FactName.languages, "formats": .format,
        ]
        for fact in allCases { names[fact.rawValue.lowercased()] = fact }
        return names
    }()

    /// The way a channel is used, if the fact is one.
    var channel: Channel.Kind? {
        switch self {
        case .call: .call
        case .text: .text
        case .tty: .tty
        case .chat: .chat
        case .web: .web
        case .join: .join
        case .dialIn: .dialIn
        default: nil
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
        "states": .area, "state": .area, "county": .area, "counties": .area,
        "location": .place, "venue": .place, "mail": .email, "e-mail": .email, "notes": .note,
        "sources": .source, "zoom": .join, "meeting link": .join, "phone meeting": .dialIn,
        "checked": .verified, "what to expect": .expect, "last verified": .verified,
        "last checked": .verified,
        "type": .kind, "district": .region, "geo": .coordinates, "aka": .alsoKnownAs,
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
