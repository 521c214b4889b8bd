/// A word of a closed list, from which pages, filters and exports can be made.
///
/// The raw value is the word in URLs and in data: small letters, digits and hyphens.
package protocol VocabularyTerm: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// The English name as it is shown.
    var name: String { get }
    /// What else authors write for it, in small letters.
    var synonyms: [String] { get }
    /// All spellings of all terms, made once.
    static var index: VocabularyIndex<Self> { get }
}

extension VocabularyTerm {
    /// The term that a text is the name of, whatever the case, with hyphens or blanks.
    package init?(text: some StringProtocol) {
        guard let term = Self.index[text] else { return nil }
        self = term
    }
}

/// The terms of a vocabulary by each of their spellings.
package struct VocabularyIndex<Term: VocabularyTerm>: Sendable {
    private let terms: [String: Term]

    package init() {
        var terms: [String: Term] = [:]
        for term in Term.allCases {
            for spelling in [term.rawValue, term.name] + term.synonyms {
                terms[Self.normalized(spelling)] = term
            }
        }
        self.terms = terms
    }

    package subscript(text: some StringProtocol) -> Term? { terms[Self.normalized(text)] }

    private static func normalized(_ text: some StringProtocol) -> String {
        text.lowercased().split { $0 == " " || $0 == "-" || $0 == "\u{2011}" || $0 == "_" }
            .joined(separator: " ")
    }
}
