/// Says where a URL in a page leads, as a browser does it (the URL standard, for http and https).
package struct LinkResolver: Sendable {
    /// Where a URL leads.
    enum Target: Hashable, Sendable {
        /// To a file of the site: its path below the output folder, without percent-encoding, with a
        /// final slash or empty if it is a folder's page; and the fragment, still encoded.
        case inside(path: String, fragment: String?)
        /// To the site's host, but not below its base path; the path as the browser asks for it.
        case outsideBase(path: String)
        /// To another host.
        case external(host: String)
        /// To something that is no file: `mailto:`, `tel:`, `data:`.
        case other(scheme: String)
        /// To nothing: a URL a browser would not follow.
        case malformed
    }

    /// The host of the site with its port, if that is not the usual one; lower case.
    let host: String
    /// The path under which the site lives, with a slash at both ends: `/` or `/center/`.
    package let basePath: String
    /// Whether the address of the site begins with `https:`.
    private let isEncrypted: Bool

    /// Reads the address of the site, `https://example.org/center/`; `nil` if it is no such address.
    package init?(baseURL: String) {
        guard case .absolute(let host, let path, let isEncrypted) = Self.split(baseURL),
            !host.isEmpty
        else { return nil }
        self.host = host
        self.isEncrypted = isEncrypted ?? true
        let plain = path.prefix { $0 != "?" && $0 != "#" }
        let segments = Self.normalized(String(plain))
        self.basePath = segments.hasSuffix("/") ? segments : segments + "/"
    }

    /// Of all that an answer of this value depends on.
    var fingerprint: UInt64 {
        var hasher = ContentHasher()
        hasher.update(host)
        hasher.update(basePath)
        hasher.update(isEncrypted ? 1 : 0)
        return hasher.hash.low
    }

    /// Resolves a URL as it stands in the page at `page`.
    ///
    /// - Parameters:
    ///   - url: The value of the attribute, decoded and trimmed.
    ///   - page: The page's path below the output folder.
    ///   - base: The page's `<base href>`, if it has one.
    /// - Returns: Where the URL leads.
    func resolve(_ url: String, page: OutputPath, base: String? = nil) -> Target {
        let pagePath = basePath + page.text
        guard let base else { return resolve(url, host: host, path: pagePath) }
        switch Self.split(base) {
        case .absolute(let host, let path, _):
            return resolve(url, host: host, path: Self.pathOnly(path))
        case .relative(let reference):
            let path = Self.pathOnly(reference)
            return resolve(url, host: host, path: Self.joined(path, to: pagePath))
        case .other, .malformed: return resolve(url, host: host, path: pagePath)
        }
    }

    /// Whether nobody on the way can read what is sent to a URL: by `https:`, or within this machine.
    ///
    /// A site whose own address is `http:` on this machine is one that is being tried out, so anything goes.
    /// What is no web address is no matter of this question, and the answer is yes.
    func isPrivate(_ url: String, base: String? = nil) -> Bool {
        let isHere = FormAddress.loopbackHosts.contains { host == $0 || host.hasPrefix($0 + ":") }
        if isHere && !isEncrypted { return true }
        switch Self.split(url) {
        case .absolute(_, _, let own?): return own
        case .absolute(_, _, nil), .relative:
            guard let base, case .absolute(_, _, let own?) = Self.split(base) else {
                return isEncrypted
            }
            return own
        case .other, .malformed: return true
        }
    }

    private func resolve(_ url: String, host: String, path basis: String) -> Target {
        switch Self.split(url) {
        case .malformed: return .malformed
        case .other(let scheme): return .other(scheme: scheme)
        case .absolute(let host, let rest, _): return classify(host, rest, Self.pathOnly(rest))
        case .relative(let rest):
            let path = Self.pathOnly(rest)
            return classify(host, rest, path.isEmpty ? basis : Self.joined(path, to: basis))
        }
    }

    private func classify(_ host: String, _ rest: Substring, _ path: String) -> Target {
        guard host == self.host else { return .external(host: host) }
        let normal = Self.normalized(path.isEmpty ? "/" : path)
        guard normal.utf8.starts(with: basePath.utf8) else { return .outsideBase(path: normal) }
        let below = normal.utf8.dropFirst(basePath.utf8.count)
        return .inside(
            path: Self.percentDecoded(below),
            fragment: Self.fragment(rest)
        )
    }

    private enum Parts {
        /// `isEncrypted` is `nil` if the scheme is left to the page: `//example.org/`.
        case absolute(host: String, rest: Substring, isEncrypted: Bool?)
        case relative(Substring)
        case other(scheme: String)
        case malformed
    }

    private static func split(_ url: String) -> Parts {
        var rest = Substring(url)
        var isEncrypted: Bool?
        if let colon = url.utf8.firstIndex(of: UInt8(ascii: ":")), isScheme(url.utf8[..<colon]) {
            let scheme = url[..<colon].lowercased()
            guard scheme == "http" || scheme == "https" else { return .other(scheme: scheme) }
            isEncrypted = scheme == "https"
            rest = url[url.utf8.index(after: colon)...]
            guard isSlashes(rest) else { return .malformed }
        } else if !isSlashes(rest) {
            return .relative(rest)
        }
        let authority = rest.utf8.dropFirst(2).prefix {
            $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "?")
                && $0 != UInt8(ascii: "#")
        }
        var host = String(Substring(authority)).lowercased()
        if let at = host.utf8.lastIndex(of: UInt8(ascii: "@")) {
            host = String(host[host.utf8.index(after: at)...])
        }
        if host.utf8.contains(UInt8(ascii: ":")) {
            for usual in [":80", ":443"] where host.hasSuffix(usual) {
                host.removeLast(usual.utf8.count)
            }
        }
        guard !host.isEmpty else { return .malformed }
        let after = rest[authority.endIndex...]
        return .absolute(host: host, rest: after, isEncrypted: isEncrypted)
    }

    private static func isScheme(_ text: Substring.UTF8View) -> Bool {
        guard let first = text.first, first | 0x20 >= 0x61, first | 0x20 <= 0x7A else {
            return false
        }
        return text.allSatisfy {
            $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x30 && $0 <= 0x39
                || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }
    }

    /// A browser takes a backslash in the path of a web address for a slash.
    private static func isSlash(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
    }

    private static func isSlashes(_ text: Substring) -> Bool {
        let start = text.utf8.prefix(2)
        return start.count == 2 && start.allSatisfy(isSlash)
    }

    /// The part before `?` and `#`.
    private static func pathOnly(_ rest: Substring) -> String {
        String(
            Substring(
                rest.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
            )
        )
    }

    private static func fragment(_ rest: Substring) -> String? {
        guard let hash = rest.utf8.firstIndex(of: UInt8(ascii: "#")) else { return nil }
        return String(rest[rest.utf8.index(after: hash)...])
    }

    private static func joined(_ path: String, to basis: String) -> String {
        if let first = path.utf8.first, isSlash(first) { return path }
        guard let slash = basis.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "/" + path }
        return String(basis[...slash]) + path
    }

    /// The path without `.` and `..`, with one leading slash.
    private static func normalized(_ path: String) -> String {
        let isPlain =
            path.utf8.first == UInt8(ascii: "/")
            && !path.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "\\") }
            && !path.utf8.contains(UInt8(ascii: "%"))
        if isPlain { return path }
        var segments: [Substring] = []
        let parts = path.utf8.split(omittingEmptySubsequences: false, whereSeparator: isSlash)
        var endsInFolder = false
        for (index, part) in parts.enumerated() {
            if index == 0, part.isEmpty { continue }
            endsInFolder = index == parts.count - 1
            switch Substring(part).lowercased() {
            case ".", "%2e": break
            case "..", ".%2e", "%2e.", "%2e%2e": _ = segments.popLast()
            default:
                segments.append(Substring(part))
                endsInFolder = false
            }
        }
        return "/" + segments.joined(separator: "/")
            + (endsInFolder && !segments.isEmpty ? "/" : "")
    }

    /// Decodes `%41`; a percent sign that starts no such pair stays.
    static func percentDecoded(_ text: some Collection<UInt8>) -> String {
        guard text.contains(UInt8(ascii: "%")) else { return String(decoding: text, as: UTF8.self) }
        let bytes = Array(text)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = Character(Unicode.Scalar(bytes[index + 1])).hexDigitValue,
                let low = Character(Unicode.Scalar(bytes[index + 2])).hexDigitValue
            {
                result.append(UInt8(high * 16 + low))
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
