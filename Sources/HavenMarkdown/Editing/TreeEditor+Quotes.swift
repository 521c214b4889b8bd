package import HavenDiagnostics

/// A quote that is an alert.
struct Alert {
    /// The alerts of GitHub.
    static let names = ["note", "tip", "important", "warning", "caution"]

    let quote: CMarkNode
    let name: String
}

extension TreeEditor {
    /// Recognizes `> [!NOTE]` when the walk comes to a quote, and takes the marker out.
    ///
    /// The paragraph that held it stays even if it is empty: the walk is about to visit it.
    mutating func beginAlert(_ quote: CMarkNode, _ tree: borrowing CMarkTree) {
        guard let paragraph = quote.firstChild, paragraph.kind == .paragraph,
            let text = paragraph.firstChild, text.kind == .text,
            let name = Self.alertName(text.literal)
        else { return }
        let after = text.next
        guard after == nil || after?.kind == .softBreak || after?.kind == .lineBreak else { return }
        guard Alert.names.contains(name) else {
            let start = source.offset(line: paragraph.startLine, column: paragraph.startColumn)
            let range = SourceRange(start, start + text.literal.count)
            diagnostics.append(.unknownAlert(name, at: source.location(range)))
            return
        }
        if let after { tree.discard(after) }
        tree.discard(text)
        alerts.append(Alert(quote: quote, name: name))
    }

    /// Turns an alert into its box.
    mutating func endAlert(_ quote: CMarkNode, _ tree: borrowing CMarkTree) {
        guard let alert = alerts.last, alert.quote == quote else { return }
        alerts.removeLast()
        var before = Array("<div class=\"alert alert-\(alert.name)\" role=\"note\">\n".utf8)
        before += "<p class=\"alert-title\">".utf8
        before += string("alert.\(alert.name)")
        before += "</p>".utf8
        let block = tree.block(before, after: "</div>")
        block.adoptChildren(of: quote)
        tree.replace(quote, with: block)
    }

    /// The lower-case name in `[!NAME]`, if the text is that.
    private static func alertName(_ text: [UInt8]) -> String? {
        guard text.count > 3, text.starts(with: "[!".utf8), text.last == UInt8(ascii: "]") else {
            return nil
        }
        let name = text[2..<(text.count - 1)].map { $0 | 0x20 }
        let isWord = name.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        return isWord ? String(decoding: name, as: UTF8.self) : nil
    }
}

extension DiagnosticID {
    package static let unknownAlert: DiagnosticID = "unknown-alert"
}

extension Diagnostic {
    fileprivate static func unknownAlert(
        _ name: String,
        at location: SourceLocation
    ) -> Diagnostic {
        let near = NearMiss.best(for: name, among: Alert.names)
        let known = Alert.names.map { "[!\($0.uppercased())]" }.joined(separator: ", ")
        return Diagnostic(
            .error,
            .unknownAlert,
            "there is no alert '\(name.uppercased())'",
            at: location,
            help: near.map { "did you mean '[!\($0.uppercased())]'?" } ?? "use one of \(known)"
        )
    }
}
