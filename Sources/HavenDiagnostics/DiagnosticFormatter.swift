/// Prints diagnostics the one way they are printed: location, message, id, the source line, a caret.
///
///     Content/resources/hotlines.md:14:9: error: phone number has 9 digits [phone-length]
///     14 │ - Call: 800-662-435
///        │         ^~~~~~~~~~~
///        help: copy the number from the organization's own site
///
/// Knows no terminal: colour is a parameter, and the result is text.
package struct DiagnosticFormatter: Sendable {
    /// Long lines are shown as a window of this many scalars around the caret.
    private static let window = 100

    private let indexes: [String: LineIndex]
    private let colored: Bool

    /// Prepares to print reports about `sources`, keyed by path as in `SourceLocation.path`.
    ///
    /// A report about a file that is not among them is printed without its source line.
    package init(sources: [String: [UInt8]], colored: Bool = false) {
        self.indexes = sources.mapValues { LineIndex($0) }
        self.colored = colored
    }

    /// The text of one report, with a final line feed.
    package func format(_ diagnostic: Diagnostic) -> String {
        var text = head(
            diagnostic.severity.rawValue,
            diagnostic.message,
            at: diagnostic.location,
            id: diagnostic.id
        )
        text += excerpt(at: diagnostic.location)
        for note in diagnostic.notes {
            text += head("note", note.message, at: note.location, id: nil)
            text += excerpt(at: note.location)
        }
        if let help = diagnostic.help { text += "   help: \(help)\n" }
        return text
    }

    /// Where a location starts, counted as a person counts; `nil` if its file or range is unknown.
    package func position(of location: SourceLocation) -> LineIndex.Position? {
        guard let range = location.range, let index = indexes[location.path] else { return nil }
        return index.position(of: range.lower)
    }

    /// Where a location ends, counted as a person counts; `nil` if its file or range is unknown.
    package func end(of location: SourceLocation) -> LineIndex.Position? {
        guard let range = location.range, let index = indexes[location.path] else { return nil }
        return index.position(of: range.upper)
    }

    private func head(
        _ label: String,
        _ message: String,
        at location: SourceLocation?,
        id: DiagnosticID?
    ) -> String {
        var text = ""
        if let location {
            text += location.path
            if let position = position(of: location) {
                text += ":\(position.line):\(position.column)"
            }
            text += ": "
        }
        text += painted("\(label):", as: label) + " \(Self.visible(message))"
        if let id { text += " [\(id.rawValue)]" }
        return text + "\n"
    }

    private func excerpt(at location: SourceLocation?) -> String {
        guard let location, let range = location.range, let index = indexes[location.path] else {
            return ""
        }
        let position = index.position(of: range.lower)
        let (line, start) = index.contents(ofLine: position.line)
        guard !line.isEmpty else { return "" }
        let first = min(max(range.lower, start), line.endIndex)
        let last = min(max(range.upper, first), line.endIndex)
        let before = Self.visible(Self.end(of: line[start..<first]))
        let marked = Self.visible(Self.beginning(of: line[first..<last]))
        let after = Self.visible(Self.beginning(of: line[last...]))
        let shownBefore = before.suffix(Self.window / 2)
        let shownMarked = marked.prefix(Self.window)
        let lead = shownBefore.count < before.count ? "…" : ""
        let shownAfter = after.prefix(
            max(0, Self.window - shownBefore.count - shownMarked.count)
        )
        let tail = shownMarked.count + shownAfter.count < marked.count + after.count ? "…" : ""

        let number = "\(position.line)"
        let gutter = String(repeating: " ", count: number.count)
        let source = lead + String(String.UnicodeScalarView(shownBefore + shownMarked + shownAfter))
        let indent = String(repeating: " ", count: lead.unicodeScalars.count + shownBefore.count)
        let tildes = String(repeating: "~", count: max(0, shownMarked.count - 1))
        return "\(number) │ \(source)\(tail)\n\(gutter) │ \(indent)"
            + painted("^" + tildes, as: "caret") + "\n"
    }

    /// As many bytes as can be shown, and some: the whole file may be one line.
    private static let most = 4 * (window + 2)

    private static func beginning(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.count > most else { return bytes }
        var end = bytes.startIndex + most
        while end > bytes.startIndex, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return bytes[..<end]
    }

    private static func end(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.count > most else { return bytes }
        var start = bytes.endIndex - most
        while start < bytes.endIndex, bytes[start] & 0xC0 == 0x80 { start += 1 }
        return bytes[start...]
    }

    /// Decodes a part of a line; what is not UTF-8, and control characters, become a visible mark.
    private static func visible(_ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar in
            if scalar == "\t" { return " " }
            return scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
        }
    }

    /// A message may quote names of a file; what moves the cursor or ends a line becomes a visible mark.
    private static func visible(_ message: String) -> String {
        guard message.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else {
            return message
        }
        return String(String.UnicodeScalarView(visible(Array(message.utf8)[...])))
    }

    private func painted(_ text: String, as role: String) -> String {
        guard colored else { return text }
        let codes = ["error": "1;31", "warning": "1;33", "note": "1;36", "caret": "1;32"]
        return "\u{1B}[\(codes[role] ?? "0")m\(text)\u{1B}[0m"
    }
}
