import HavenDigest

/// A term of the taxonomy of Haven: a fact that HSDS has no field for, or whose field cannot say it as it was written.
///
/// The value of its attribute is what an author would write, so the reader of authors' facts reads it.
enum HSDSTerm: Hashable {
    case id, kind, category, description, page, order, commercial
    case fact(FactName)

    /// The name by which the taxonomy is known again.
    static let taxonomy = "Haven"

    static let taxonomyDescription =
        "Facts about resources for people who look for help, as the static site generator Haven states them."

    /// The namespace of the taxonomy and its terms, which are the same for all sites.
    private static let namespace = NameUUID("haven/hsds", in: .dns)

    static let taxonomyID = NameUUID("taxonomy", in: namespace)

    private static let named: [(term: HSDSTerm, code: String)] =
        [
            (.id, "id"), (.kind, "kind"), (.category, "category"), (.description, "description"),
            (.page, "page"), (.order, "order"), (.commercial, "commercial"),
        ]
        + FactName.allCases.filter { $0 != .kind }.map { fact in
            let words = fact.rawValue.lowercased().split(separator: " ")
            return (.fact(fact), words.joined(separator: "-"))
        }

    private static let byCode = Dictionary(
        named.map { ($0.code, $0.term) },
        uniquingKeysWith: { first, _ in first }
    )
    private static let codes = Dictionary(
        named.map { ($0.term, $0.code) },
        uniquingKeysWith: { first, _ in first }
    )
    private static let ids = codes.mapValues { NameUUID("term/" + $0, in: namespace).description }

    static var all: [HSDSTerm] { named.map(\.term) }

    init?(code: String) {
        guard let term = Self.byCode[code] else { return nil }
        self = term
    }

    var code: String { Self.codes[self] ?? "" }

    /// Its UUID.
    var uuid: String { Self.ids[self] ?? "" }

    /// What it is called.
    var title: String {
        switch self {
        case .id: "Id"
        case .kind: "Kind"
        case .category: "Category"
        case .description: "Description"
        case .page: "Page"
        case .order: "Order"
        case .commercial: "Commercial"
        case .fact(let fact): fact.rawValue
        }
    }

    /// What it says, for other readers.
    var description: String {
        switch self {
        case .id: "The name of the resource in addresses of pages"
        case .kind:
            "What the resource is: " + ResourceKind.allCases.map(\.rawValue).joined(separator: ", ")
        case .category: "The heading below which the resource is listed"
        case .description: "The description in Markdown"
        case .page: "The address of the page about the resource"
        case .order: "The order of phones and addresses by importance"
        case .commercial: "Whether the organization sells what it offers"
        case .fact(let fact):
            "'\(fact.rawValue)' as the author of the directory wrote it"
        }
    }
}
