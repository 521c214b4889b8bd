/// Where a site lives, and the only place that writes URLs of it.
///
/// Everything else speaks of permalinks, so that a site below a sub-path (`https://example.org/center/`)
/// differs from one at a root in this value alone.
package struct SiteURL: Sendable, Hashable {
    /// Scheme and authority, such as `https://example.org`.
    package let origin: String
    /// The path part, percent-encoded, with a slash at both ends.
    package let basePath: String

    /// Reads an absolute `http` or `https` URL without query and fragment; a missing final slash is added.
    package init?(parsing text: String) {
        guard let scheme = ["https://", "http://"].first(where: text.lowercased().hasPrefix) else {
            return nil
        }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }
        let path = rest.dropFirst(authority.count)
        guard Self.isAuthority(authority),
            !path.contains("?"), !path.contains("#"), !path.contains("//"),
            !path.split(separator: "/").contains(where: Self.isDots),
            let permalink = Permalink(path.hasSuffix("/") ? String(path) : path + "/")
        else { return nil }
        origin = scheme + authority.lowercased()
        basePath = Self.encoded(permalink.path, keepingEscapes: true)
    }

    /// The link to a page or file of the site, with the base path and percent-encoded.
    package func href(_ permalink: Permalink, fragment: String? = nil) -> String {
        let path = basePath + Self.encoded(permalink.relativePath)
        guard let fragment else { return path }
        return path + "#" + Self.encoded(fragment)
    }

    /// The absolute URL of a page or file of the site.
    package func absolute(_ permalink: Permalink) -> String {
        origin + href(permalink)
    }

    /// The host without port, as feed ids name it.
    package var host: String {
        let authority = origin.drop { $0 != ":" }.dropFirst(3)
        return String(
            authority.hasPrefix("[")
                ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
        )
    }

    /// Percent-encodes what RFC 3986 does not allow in a path or fragment.
    package static func encoded(_ text: String, keepingEscapes: Bool = false) -> String {
        let isPath = text.everyByte {
            isPathByte($0) || keepingEscapes && $0 == UInt8(ascii: "%")
        }
        if isPath { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isPathByte(byte) || keepingEscapes && byte == UInt8(ascii: "%") {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether browsers take a segment of a path for the folder itself or the one above it.
    private static func isDots(_ segment: Substring) -> Bool {
        [".", ".."].contains(decoded(String(segment)))
    }

    /// Decodes percent escapes; `nil` if one is malformed or the result is not UTF-8.
    package static func decoded(_ text: String) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
                let value = UInt8(digits, radix: 16)
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// `pchar` and `/` of RFC 3986, less the quote and the characters that HTML or people stumble over.
    private static func isPathByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
            UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","),
            UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "@"):
            true
        default: false
        }
    }

    /// A host name or address, and perhaps a port from 1 to 65535; no user name.
    private static func isAuthority(_ text: Substring) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let isAddress = text.hasPrefix("[")
        let host = isAddress ? text.prefix { $0 != "]" }.dropFirst() : parts[0]
        guard !host.isEmpty, host.utf8.allSatisfy(isAuthorityByte) else { return false }
        let rest = isAddress ? text.drop { $0 != "]" } : text.dropFirst(host.count)
        if rest.isEmpty { return !isAddress }
        if rest == "]" { return true }
        let port = isAddress ? rest.dropFirst(2) : rest.dropFirst()
        guard !isAddress || rest.hasPrefix("]:"), port.utf8.allSatisfy({ $0 < 0x3A && $0 > 0x2F })
        else { return false }
        return Int(port).map { (1...65_535).contains($0) } ?? false
    }

    private static func isAuthorityByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: ":"):
            true
        default: false
        }
    }
}
