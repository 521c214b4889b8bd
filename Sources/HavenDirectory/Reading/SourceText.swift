import HavenDiagnostics
import HavenMarkdown

/// A text that an author wrote, with the way back to where its characters stand in the file.
///
/// Markdown's plain text is not the bytes of the file: marks are gone and quotes are typographic. The
/// way back is searched only when something has to be reported.
struct SourceText {
    /// How the text came out of the file.
    private enum Origin {
        /// As plain text of the Markdown in `range` of these bytes.
        case markdown([UInt8])
        /// Byte by byte, from the beginning of `range` on.
        case verbatim
        /// In another way, such as out of quotes: only all of it has a place.
        case encoded
    }

    let text: String
    /// The links in the text.
    let links: [MarkdownInline.Link]
    /// Where the text comes from, with all its marks.
    let range: SourceRange
    private let origin: Origin
    /// The UTF-8 offset of `text` in the text of `range`.
    private let start: Int
    private let whole: String

    /// A text that is not Markdown.
    init(_ text: String, at range: SourceRange, isVerbatim: Bool) {
        self.text = text
        self.links = []
        self.range = range
        self.origin = isVerbatim ? .verbatim : .encoded
        self.start = 0
        self.whole = text
    }

    init(_ inline: MarkdownInline, in bytes: [UInt8]) {
        self.init(inline.text, links: inline.links, range: inline.range, in: bytes)
    }

    init(
        _ text: String,
        links: [MarkdownInline.Link] = [],
        range: SourceRange,
        in bytes: [UInt8]
    ) {
        self.text = text
        self.links = links
        self.range = range
        self.origin = .markdown(bytes)
        self.start = 0
        self.whole = text
    }

    private init(_ text: Substring, of other: SourceText) {
        self.text = String(text)
        self.links = other.links
        self.range = other.range
        self.origin = other.origin
        self.whole = other.whole
        self.start =
            other.start + other.text.utf8.distance(from: other.text.startIndex, to: text.startIndex)
    }

    /// A text that begins with a link as Markdown writes it, with the link read; Markdown itself has done so already.
    var withLink: SourceText {
        if case .markdown = origin { return self }
        guard text.hasPrefix("["), let close = text.firstRange(of: "]("),
            let end = Self.endOfLink(text[close.upperBound...])
        else { return self }
        let words = text[text.index(after: text.startIndex)..<close.lowerBound]
        let link = MarkdownInline.Link(
            destination: String(text[close.upperBound..<end]),
            text: String(words),
            range: range
        )
        return SourceText(words + text[text.index(after: end)...], links: [link], at: range)
    }

    /// The parenthesis that closes an address; as in Markdown, an address may hold pairs of them.
    private static func endOfLink(_ text: Substring) -> String.Index? {
        var depth = 0
        return text.indices.first { index in
            switch text[index] {
            case "(": depth += 1
            case ")": depth -= 1
            default: break
            }
            return depth < 0
        }
    }

    /// The text with its lines put behind one another, for a fact of one line that was wrapped where it was written.
    var joined: SourceText {
        let lines = text.split(whereSeparator: \.isNewline).map { FactLine.trimmed($0) }
        guard lines.count > 1 else { return slice(FactLine.trimmed(text[...])) }
        return SourceText(
            lines.filter { !$0.isEmpty }.joined(separator: " "),
            at: range,
            isVerbatim: false
        )
    }

    private init(_ text: some StringProtocol, links: [MarkdownInline.Link], at range: SourceRange) {
        self.text = String(text)
        self.links = links
        self.range = range
        self.origin = .encoded
        self.start = 0
        self.whole = self.text
    }

    /// A part of the text, which must be a slice of `text`; its links are those of the whole.
    func slice(_ part: Substring) -> SourceText {
        SourceText(part, of: self)
    }

    /// The whole text in the file.
    var place: SourceRange { place(of: 0..<text.utf8.count) }

    /// Where a range of UTF-8 offsets of `text` stands in the file; all of `range` if it cannot be found.
    func place(of part: Range<Int>) -> SourceRange {
        let target = part.lowerBound + start..<part.upperBound + start
        switch origin {
        case .markdown(let bytes): return place(ofWhole: target, in: bytes)
        case .verbatim: return SourceRange(target).shifted(by: range.lower)
        case .encoded: return range
        }
    }

    /// Where a range of UTF-8 offsets of the whole text stands in Markdown.
    private func place(ofWhole target: Range<Int>, in bytes: [UInt8]) -> SourceRange {
        let scalars = whole.unicodeScalars
        var offset = range.lower
        var done = 0
        var lower: Int?
        var upper = offset
        for scalar in scalars {
            if done >= target.upperBound { break }
            guard let match = next(scalar, from: offset, in: bytes) else { return range }
            if done >= target.lowerBound, lower == nil { lower = match.lowerBound }
            offset = match.upperBound
            upper = offset
            done += UTF8.width(scalar)
        }
        guard done >= target.upperBound else { return range }
        return SourceRange(lower ?? upper, upper)
    }

    /// The next bytes of the file that gave a scalar of the text.
    private func next(
        _ scalar: Unicode.Scalar,
        from start: Int,
        in bytes: [UInt8]
    ) -> Range<Int>? {
        let spellings = Self.spellings(of: scalar)
        var offset = start
        while offset < range.upper, offset < bytes.count {
            for spelling in spellings {
                let end = offset + spelling.utf8.count
                if end <= bytes.count, bytes[offset..<end].elementsEqual(spelling.utf8) {
                    return offset..<end
                }
            }
            if bytes[offset] == UInt8(ascii: "]"), offset + 1 < bytes.count,
                bytes[offset + 1] == UInt8(ascii: "(")
            {
                // The destination of a link is no text.
                while offset < min(range.upper, bytes.count), bytes[offset] != UInt8(ascii: ")") {
                    offset += 1
                }
            }
            offset += 1
        }
        return nil
    }

    /// How a scalar can be written in Markdown.
    private static func spellings(of scalar: Unicode.Scalar) -> [String] {
        switch scalar {
        case "\u{2019}", "\u{2018}": [String(scalar), "'"]
        case "\u{201C}", "\u{201D}": [String(scalar), "\""]
        case "\u{2013}": [String(scalar), "--"]
        case "\u{2014}": [String(scalar), "---"]
        case "\u{2026}": [String(scalar), "..."]
        case " ": [" ", "\n", "\r\n"]
        case "&": ["&amp;", "&"]
        case "\u{A0}": [String(scalar), "&nbsp;"]
        default: [String(scalar)]
        }
    }
}
