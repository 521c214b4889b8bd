/// The address of a form service: an absolute URL that what people write can be sent to.
package struct FormAddress: Sendable, Hashable {
    /// Why a text is no such address; each is a way to lose or to leak a message.
    package enum Problem: Error, Hashable, Sendable {
        case mail
        case otherScheme(String)
        /// `http` to another machine.
        case unencrypted
        case userName
        case fragment
        case relative
        case malformed
    }

    /// The hosts that are this machine, where nothing passes over a network.
    package static let loopbackHosts = ["127.0.0.1", "localhost", "[::1]"]

    /// The URL as written.
    package let text: String
    /// The host in lower case, without port.
    package let host: String

    package init(_ text: String) throws(Problem) {
        guard let colon = text.firstIndex(of: ":"), Self.isScheme(text[..<colon]) else {
            throw .relative
        }
        let scheme = text[..<colon].lowercased()
        if scheme == "mailto" { throw .mail }
        guard scheme == "https" || scheme == "http" else { throw .otherScheme(scheme) }
        let rest = text[text.index(after: colon)...]
        guard rest.hasPrefix("//"), text.utf8.allSatisfy(Self.isURLByte) else { throw .malformed }
        let authority = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if authority.contains("@") { throw .userName }
        if text.contains("#") { throw .fragment }
        guard let url = SiteURL(parsing: "https://\(authority)/") else { throw .malformed }
        let host = authority.hasPrefix("[") ? "[\(url.host)]" : url.host
        guard !host.hasPrefix("."), !host.hasPrefix("-") else { throw .malformed }
        if scheme == "http", !Self.loopbackHosts.contains(host) { throw .unencrypted }
        self.text = text
        self.host = host
    }

    private static func isScheme(_ text: Substring) -> Bool {
        guard let first = text.first, first.isASCII, first.isLetter else { return false }
        return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    }

    /// What RFC 3986 allows anywhere in a URL.
    private static func isURLByte(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}".utf8.contains(byte)
    }
}
