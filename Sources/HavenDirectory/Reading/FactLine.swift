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
