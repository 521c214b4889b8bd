package import HavenDiagnostics

/// Finds footnotes that nobody refers to, and references to footnotes that do not exist.
///
/// cmark drops the first and prints the second as text, both in silence. Its tree no longer has the
/// labels, so they are read from the source, outside code.
struct FootnoteCheck {
    private struct Label {
        let name: String
        let range: SourceRange
    }

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
        guard text.count > 3 else { return }
        for index in 0..<(text.count - 3)
        where text[index] == UInt8(ascii: "[") && text[index + 1] == UInt8(ascii: "^") {
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

    /// Reports definitions whose label occurs nowhere else, if cmark dropped any.
    mutating func checkDefinitions(kept: Int) {
        var definitions: [Label] = []
        var references: Set<String> = []
        // The code in footnotes comes last in the tree, wherever it is in the source.
        var skipped = codeLines.sorted { $0.lowerBound < $1.lowerBound }[...]
        for line in 1...max(1, source.lineStarts.count) {
            while let lines = skipped.first, lines.upperBound < line { skipped.removeFirst() }
            if let lines = skipped.first, lines.contains(line) { continue }
            readLine(line, &definitions, &references)
        }
        guard definitions.count > kept else { return }
        for definition in definitions where !references.contains(definition.name) {
            diagnostics.append(.unusedFootnote(at: source.location(definition.range)))
        }
    }

    private func readLine(
        _ line: Int,
        _ definitions: inout [Label],
        _ references: inout Set<String>
    ) {
        guard line <= source.lineStarts.count else { return }
        let bytes = source.bytes
        let end = source.end(ofLine: line)
        var offset = source.offset(line: line, column: 1)
        var isAtStart = true
        while offset < end {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "["), offset + 2 < end, bytes[offset + 1] == UInt8(ascii: "^"),
                let close = bytes[offset..<min(end, offset + Self.longestLabel)].firstIndex(
                    of: UInt8(ascii: "]")
                )
            {
                let range = SourceRange(offset, close + 1)
                let name = String(decoding: bytes[(offset + 2)..<close], as: UTF8.self).lowercased()
                let isDefinition =
                    isAtStart && close + 1 < end && bytes[close + 1] == UInt8(ascii: ":")
                if isDefinition {
                    definitions.append(Label(name: name, range: range))
                } else {
                    references.insert(name)
                }
                offset = close
            }
            isAtStart = isAtStart && (byte == UInt8(ascii: " ") || byte == UInt8(ascii: ">"))
            offset += 1
        }
    }
}

extension DiagnosticID {
    package static let missingFootnote: DiagnosticID = "missing-footnote"
    package static let unusedFootnote: DiagnosticID = "unused-footnote"
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

    fileprivate static func unusedFootnote(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning,
            .unusedFootnote,
            "nothing refers to this footnote, so it is not shown",
            at: location,
            help: "refer to it in the text, or delete it"
        )
    }
}
