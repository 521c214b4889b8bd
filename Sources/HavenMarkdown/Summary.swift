/// The comment `<!-- more -->`, which ends the summary.
enum SummaryMarker {
    /// Whether an HTML block is the marker and nothing else.
    static func matches(_ html: [UInt8]) -> Bool {
        let words = String(decoding: html, as: UTF8.self).split { $0 == " " || $0.isNewline }
        return words == ["<!--", "more", "-->"] || words == ["<!--more-->"]
    }
}

/// Gathers the summary while the document is read from front to back.
///
/// With a marker, the text of all paragraphs before it, those in lists and quotes included; without
/// one, the first paragraph of the text itself that has words in it.
struct SummaryReader {
    private let mayHoldMarker: Bool
    private var first = PlainText()
    private var beforeMarker = PlainText()
    private var isInFirst = false
    private var isInParagraph = false
    private var hasMarker = false
    private var images = 0

    init(mayHoldMarker: Bool) {
        self.mayHoldMarker = mayHoldMarker
    }

    var text: String { hasMarker ? beforeMarker.string : first.string }

    mutating func add(_ text: Span<UInt8>) {
        guard isInParagraph, images == 0 else { return }
        if isInFirst { first.add(text) }
        if mayHoldMarker, !hasMarker { beforeMarker.add(text) }
    }

    mutating func addSpace() {
        first.addSpace()
        beforeMarker.addSpace()
    }

    mutating func endAtMarker() {
        hasMarker = true
    }

    mutating func enter(_ kind: CMarkKind, depth: Int) {
        if kind == .image { images += 1 }
        guard kind == .paragraph else { return }
        isInParagraph = true
        // The document is at depth 1.
        isInFirst = depth == 2 && first.bytes.isEmpty
        addSpace()
    }

    mutating func exit(_ kind: CMarkKind) {
        if kind == .image { images -= 1 }
        if kind == .paragraph { isInParagraph = false }
    }
}

extension BodySource {
    /// Whether the marker may occur; the tree decides whether it does.
    var holdsMoreMarker: Bool {
        lineStarts.contains { start in
            let line = bytes[start..<min(start + 40, body.upperBound)]
            guard let first = line.first(where: { $0 != UInt8(ascii: " ") }) else { return false }
            return first == UInt8(ascii: "<")
                && SummaryMarker.matches(Array(line.prefix { $0 != UInt8(ascii: "\n") }))
        }
    }
}
