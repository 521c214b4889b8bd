import HavenDiagnostics

/// An address on the web: with its scheme, or a bare host as people write it.
package struct WebAddress: Sendable, Hashable {
    /// The full address: `988lifeline.org` gives `https://988lifeline.org/`.
    package let href: String
    /// Whether the scheme is https.
    package let isEncrypted: Bool

    /// Reads a text that is an address and nothing else.
    package init(parsing text: String) throws(ValueProblem) {
        let whole = 0..<text.utf8.count
        let lower = text.lowercased()
        let rest: Substring
        if lower.hasPrefix("https://") {
            rest = text.dropFirst(8)
        } else if lower.hasPrefix("http://") {
            rest = text.dropFirst(7)
        } else if let scheme = Self.scheme(of: text) {
            throw .webScheme(scheme, at: whole)
        } else {
            rest = text[...]
            let path = lower.prefix { $0 != "?" && $0 != "#" }
            // A file of the content, which a fact cannot name; hosts in Moldova need their scheme.
            if path.hasSuffix(".md") { throw .webFile(text, at: whole) }
        }
        let hostEnd = rest.utf8.firstIndex { Self.endsHost($0) } ?? rest.endIndex
        let host = rest[..<hostEnd]
        guard Self.isHost(host), Self.isClean(rest) else { throw .webAddress(text, at: whole) }
        let path = rest[hostEnd...]
        let scheme = lower.hasPrefix("http://") ? "http" : "https"
        self.href = "\(scheme)://\(host)\(path.hasPrefix("/") ? "" : "/")\(path)"
        self.isEncrypted = scheme == "https"
    }

    /// The scheme in front of a colon, if the text has one; a colon before a port is none.
    private static func scheme(of text: String) -> String? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = text[..<colon]
        let after = text.utf8[colon...].dropFirst().first
        let isPort = after.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
        guard !isPort || !scheme.contains("."), !scheme.isEmpty, !scheme.contains("/") else {
            return nil
        }
        return String(scheme)
    }

    private static func endsHost(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    /// Labels of letters, digits and hyphens, at least two, the last not of digits; then maybe a port.
    private static func isHost(_ text: Substring) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let host = parts.first else { return false }
        if parts.count == 2 {
            let port = parts[1].utf8
            guard (1...5).contains(port.count), port.allSatisfy(isDigit) else { return false }
        }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, last.utf8.count >= 2 else { return false }
        return labels.allSatisfy(isLabel) && !last.utf8.allSatisfy(isDigit)
    }

    private static func isLabel(_ label: Substring) -> Bool {
        !label.isEmpty && !label.hasPrefix("-") && !label.hasSuffix("-")
            && label.utf8.allSatisfy { byte in
                isDigit(byte) || byte == UInt8(ascii: "-") || byte >= 0x80
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Whether no byte is in it that no address has: blanks, controls, quotes, angle brackets.
    private static func isClean(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"\"<>\\^`{|}".utf8.contains($0) }
    }
}

extension DiagnosticID {
    static let webAddress: DiagnosticID = "web-address"
    static let webScheme: DiagnosticID = "web-scheme"
    static let webInsecure: DiagnosticID = "web-insecure"
}

extension ValueProblem {
    fileprivate static func webFile(_ text: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .webAddress,
            "'\(text)' looks like a file, and a fact needs an address on the web",
            at: range,
            help: "write it in full, such as 'https://example.org/page'"
        )
    }

    static func webAddress(_ text: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .webAddress,
            "'\(text)' is no web address",
            at: range,
            help: "write it as 'https://example.org/page' or 'example.org'"
        )
    }

    static func webScheme(_ scheme: String, at range: Range<Int>) -> ValueProblem {
        let help: String? =
            switch scheme.lowercased() {
            case "mailto": "write 'Email: …'"
            case "tel": "write 'Call: …'"
            case "sms": "write 'Text: …'"
            default: "write the address of a web page, such as 'https://example.org/'"
            }
        return ValueProblem(
            .webScheme,
            "an address starts with 'https://', not with '\(scheme):'",
            at: range,
            help: help
        )
    }

    static func webInsecure(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .webInsecure,
            "an 'http:' address is not encrypted",
            at: range,
            help: "try the same address with 'https:'",
            severity: .warning
        )
    }
}
