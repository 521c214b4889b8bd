/// A difference from Jinja2 that `docs/templates.md` lists, and the pairs that show it.
struct DocumentedDifference: Sendable {
    /// The name of the row in the table of deliberate differences.
    let id: String
    /// Why Haven differs.
    let reason: String
    /// Ids of pairs; `*` stands for any text.
    let pairs: [String]

    /// The first pattern that fits an id.
    func pattern(fitting id: String) -> String? {
        pairs.first { Self.fits(Array($0.utf8)[...], Array(id.utf8)[...]) }
    }

    private static func fits(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        if first == UInt8(ascii: "*") {
            let rest = pattern.dropFirst()
            return (text.startIndex...text.endIndex).contains { fits(rest, text[$0...]) }
        }
        return first == text.first && fits(pattern.dropFirst(), text.dropFirst())
    }
}

extension DocumentedDifference {
    /// All of them; random pairs are made so that they meet none.
    static let all: [DocumentedDifference] = []
}
