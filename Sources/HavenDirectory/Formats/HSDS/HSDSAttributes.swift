/// The attributes of one object, in the taxonomy of Haven.
struct HSDSAttributes {
    private let owner: String
    private(set) var items: [HSDSItem] = []
    /// How many of each term there are, so that an id does not depend on other facts.
    private var counts: [HSDSTerm: Int] = [:]

    /// `owner` is the name of which the id of the object is made.
    init(of owner: String) { self.owner = owner }

    /// Adds a fact; one without a value is left out.
    mutating func add(_ term: HSDSTerm, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        addTerm(term, value)
    }

    /// Adds a term that says something by being there.
    mutating func add(_ term: HSDSTerm) { addTerm(term, nil) }

    /// Adds all lines of a fact, as their author wrote them.
    mutating func add(_ fact: FactName, in lines: [FactSheet.Line]) {
        for line in lines where line.fact == fact { add(.fact(fact), Self.value(of: line)) }
    }

    private mutating func addTerm(_ term: HSDSTerm, _ value: String?) {
        counts[term, default: 0] += 1
        let number = counts[term].map(String.init) ?? ""
        var item = HSDSItem(.attribute, owner + "/attribute/" + term.code + "/" + number)
        item.add("value", value)
        item.add("taxonomy_term", Self.terms[term].map { [$0] } ?? [])
        items.append(item)
    }

    /// The terms as items, made once, because every service has several.
    private static let terms = Dictionary(
        HSDSTerm.all.map { ($0, item(of: $0)) },
        uniquingKeysWith: { first, _ in first }
    )

    private static func item(of term: HSDSTerm) -> HSDSItem {
        var item = HSDSItem(.taxonomyTerm, "", uuid: term.uuid)
        item.add("code", term.code)
        item.add("name", term.title)
        item.add("description", term.description)
        item.add("taxonomy", HSDSTerm.taxonomy)
        item.add("language", "en")
        return item
    }

    /// A line with those below it, each of which begins with two blanks, as in the cell of a table.
    static func value(of line: FactSheet.Line) -> String {
        ([line.value.written] + line.below.map { "  " + $0 }).joined(separator: "\n")
    }
}
