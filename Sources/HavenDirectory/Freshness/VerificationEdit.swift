import HavenDiagnostics

/// Puts the day of a check into the file of a resource, and changes no other byte.
package struct VerificationEdit: Sendable {
    /// Why a file was not changed.
    package struct Refusal: Error, Sendable, Equatable {
        /// The resource in the way; `nil` if it is the file.
        package let id: String?
        package let message: String

        package init(_ id: String?, _ message: String) {
            self.id = id
            self.message = message
        }
    }

    private let bytes: [UInt8]

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The bytes with `verification` at the places of some resources.
    ///
    /// Of resources that share a place, such as none, the first is refused.
    package func writing(
        _ verification: Verification,
        at places: [(id: String, place: VerificationPlace)]
    ) throws(Refusal) -> [UInt8] {
        var edits: [(range: Range<Int>, text: [UInt8])] = []
        for (id, place) in places {
            switch place {
            case .none(let reason): throw Refusal(id, "'\(id)': \(reason)")
            case .value(let range, let form):
                let range = range.lower..<range.upper
                edits.append(
                    (range, Array(Self.text(verification, form, replaces: bytes[range]).utf8))
                )
            case .line(let offset, let beginning, let form):
                let text = lineBreak(before: offset) + beginning + Self.text(verification, form)
                edits.append((offset..<offset, Array(text.utf8)))
            }
        }
        var result = bytes
        for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            result.replaceSubrange(edit.range, with: edit.text)
        }
        return result
    }

    /// The line break that the file uses.
    private func lineBreak(before offset: Int) -> String {
        let feed = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n"))
        guard let feed, feed > 0, bytes[feed - 1] == UInt8(ascii: "\r") else { return "\n" }
        return "\r\n"
    }

    private static func text(
        _ verification: Verification,
        _ form: VerificationPlace.Form,
        replaces old: ArraySlice<UInt8> = []
    ) -> String {
        let text = verification.text
        switch form {
        case .markdown: return markdown(verification)
        case .markdownTable:
            // A cell of blanks alone gets its value between two of them.
            let isBlank = old.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            return isBlank ? " " + markdown(verification) + " " : markdown(verification)
        case .yaml: return yaml(text)
        case .csv:
            var writer = CSVWriter()
            writer.add([text])
            return String(decoding: writer.bytes.dropLast(2), as: UTF8.self)
        }
    }

    /// As `Verification.text`, with nothing in it that Markdown would take for its own.
    private static func markdown(_ verification: Verification) -> String {
        let plain = verification.text
        // An address stays as it is if Markdown finds its end by itself.
        let isPlain = (verification.source ?? "").utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
                || ":/.-=%".utf8.contains(byte)
        }
        guard isPlain, let source = verification.source else {
            return MarkdownText.escaped(plain, startsLine: false)
        }
        let rest = Verification(date: verification.date, by: verification.by).text
        return MarkdownText.escaped(rest, startsLine: false) + " (" + source + ")"
    }

    /// A plain scalar, or one in quotes if it would be something else without them.
    private static func yaml(_ text: String) -> String {
        let isPlain = !text.contains(": ") && !text.contains(" #") && !text.hasSuffix(":")
        guard !isPlain else { return text }
        return "'"
            + text.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "''") + "'"
    }
}
