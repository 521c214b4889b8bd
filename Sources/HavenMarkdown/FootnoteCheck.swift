package import HavenDiagnostics

/// Finds footnotes that nobody refers to, and references to footnotes that do not exist.
///
/// cmark drops the first and prints the second as text, both in silence. Its tree no longer has the
/// labels, so they are read from the source, outside code.
struct FootnoteCheck {
    private static let longestLabel = 100
    /// Each report costs a reading of its paragraph.
    private static let mostReports = 100

    private let source: BodySource
    /// Lines of code and HTML, in which nothing is a footnote.
    private var codeLines: [ClosedRange<Int>] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(_ source: BodySource) {
        self.source = source
    }

    mutating func skip(_ block: CMarkNode) {
        codeLines.append(block.startLine...max(block.startLine, block.endLine))
    }

    /// Reports `[^label]` that was left as text in a block.
    mutating func check(_ text: Span<UInt8>, in block: CMarkNode) {
        var rest = 0..<text.count
        while let index = text.firstOffset(of: UInt8(ascii: "["), in: rest) {
            rest = index + 1..<text.count
            guard index + 3 < text.count, text[index + 1] == UInt8(ascii: "^") else { continue }
            var end = index + 2
            let limit = min(text.count, end + Self.longestLabel)
            while end < limit, text[end] != UInt8(ascii: "]"), text[end] > 0x20 { end += 1 }
            guard diagnostics.count < Self.mostReports else { return }
            guard end < limit, end > index + 2, text[end] == UInt8(ascii: "]") else { continue }
            let written = (index...end).map { text[$0] }
            if let range = place(of: written, in: block) {
                diagnostics.append(.missingFootnote(written, at: source.location(range)))
            }
        }
    }

    /// Where a reference stands unescaped in the lines of a block.
    private func place(of written: [UInt8], in block: CMarkNode) -> SourceRange? {
        let start = max(block.startLine, 1)
        let range = source.range(ofLines: start...max(start, block.endLine))
        guard range.count >= written.count else { return nil }
        for offset in range.lower...(range.upper - written.count)
        where source.bytes[offset] == UInt8(ascii: "[") {
            let isEscaped = offset > range.lower && source.bytes[offset - 1] == UInt8(ascii: "\\")
            let place = offset..<offset + written.count
            if !isEscaped, source.bytes[place].elementsEqual(written) { return SourceRange(place) }
        }
        return nil
    }

    /// Reports definitions in the source that are not among those of the tree.
    mutating func checkDefinitions(_ kept: [SourceRange]) {
        let kept = Set(kept)
        var first: [String: SourceRange] = [:]
        // The code in footnotes comes last in the tree, wherever it is in the source.
        var skipped = codeLines.sorted { $0.lowerBound < $1.lowerBound }[...]
        for line in source.lineStarts.indices {
            let line = line + 1
            while let lines = skipped.first, lines.upperBound < line { skipped.removeFirst() }
            if let lines = skipped.first, lines.contains(line) { continue }
            guard let range = definition(inLine: line) else { continue }
            let label = String(decoding: source.bytes[range.lower..<range.upper], as: UTF8.self)
                .lowercased()
            let earlier = first[label]
            if earlier == nil { first[label] = range }
            if kept.contains(range) { continue }
            let location = source.location(range)
            diagnostics.append(
                earlier.map { .duplicateFootnote(first: source.location($0), at: location) }
                    ?? .unusedFootnote(at: location)
            )
        }
    }

    /// `[^label]` at the beginning of a line, if a colon follows.
    private func definition(inLine line: Int) -> SourceRange? {
        let bytes = source.bytes
        let end = source.end(ofLine: line)
        var start = source.offset(line: line, column: 1)
        // A definition may stand in a quote or in an item of a list.
        while start < end, " >-*+".utf8.contains(bytes[start]) { start += 1 }
        guard start + 2 < end, bytes[start] == UInt8(ascii: "["),
            bytes[start + 1] == UInt8(ascii: "^"),
            let close = bytes[start..<min(end, start + Self.longestLabel)].firstIndex(
                of: UInt8(ascii: "]")
            ),
            close > start + 2, close + 1 < end, bytes[close + 1] == UInt8(ascii: ":"),
            !bytes[start..<close].contains(UInt8(ascii: " "))
        else { return nil }
        return SourceRange(start, close + 1)
    }
}

extension DiagnosticID {
    package static let missingFootnote: DiagnosticID = "missing-footnote"
}

extension Diagnostic {
    fileprivate static func missingFootnote(
        _ written: [UInt8],
        at location: SourceLocation
    ) -> Diagnostic {
        let text = String(decoding: written, as: UTF8.self)
        return Diagnostic(
            .error,
            .missingFootnote,
            "there is no footnote \(text)",
            at: location,
            help: "add a line '\(text): …' to the file, or write \\\(text) for the text itself"
        )
    }
}
