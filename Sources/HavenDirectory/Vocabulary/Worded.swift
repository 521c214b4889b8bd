/// What an author wrote about something, and which words of a closed list are in it.
///
/// The text is shown, and the terms are what pages and filters are made of. A text is never turned into a term that it does not name:
/// `anyone worried about a child` is no audience of children.
package struct Worded<Term: VocabularyTerm>: Sendable, Hashable {
    /// As written.
    package let text: String
    /// In the order written, each once.
    package let terms: [Term]
    /// The items of the text that name no term.
    package let others: [String]

    /// Reads items with commas, semicolons, `and` or `&` between them.
    package init(_ text: String) {
        var terms: [Term] = []
        var others: [String] = []
        for item in Self.items(of: text) {
            if let term = Term(text: item) {
                if !terms.contains(term) { terms.append(term) }
            } else {
                others.append(String(item))
            }
        }
        self.text = text
        self.terms = terms
        self.others = others
    }

    /// What another format states in terms of its own; `nil` if that is nothing.
    package init?(terms: [Term], others: [String] = []) {
        guard !terms.isEmpty || !others.isEmpty else { return nil }
        self.init((terms.map(\.name) + others).joined(separator: ", "))
    }

    /// The items of a text; a text that is the name of a term as a whole is one item, whatever is in it.
    private static func items(of text: String) -> [Substring] {
        if Term(text: text) != nil { return [text[...]] }
        return text.split { $0 == "," || $0 == ";" }.flatMap { part -> [Substring] in
            let part = FactLine.trimmed(part)
            if part.isEmpty { return [] }
            if Term(text: part) != nil { return [part] }
            return cut(part)
        }
    }

    /// Cuts at the words `and` and `&`, if all the pieces are terms: `people in recovery and their families` is one item.
    ///
    /// A list whose last item begins with `and`, as in `women, men, and families`, is one too.
    private static func cut(_ part: Substring) -> [Substring] {
        for first in ["and ", "& "] where part.lowercased().hasPrefix(first) {
            return cut(FactLine.trimmed(part.dropFirst(first.count)))
        }
        var pieces: [Substring] = []
        var start = part.startIndex
        for word in part.split(separator: " ") where word.lowercased() == "and" || word == "&" {
            pieces.append(FactLine.trimmed(part[start..<word.startIndex]))
            start = word.endIndex
        }
        pieces.append(FactLine.trimmed(part[start...]))
        let terms = pieces.compactMap { Term(text: $0) }
        return terms.count == pieces.count ? pieces : [part]
    }
}
