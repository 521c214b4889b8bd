internal import HavenDiagnostics

/// Refuses values that would make a link run a script.
enum URLGuard {
    static let schemes: Set<String> = ["http", "https", "mailto", "tel", "sms"]

    /// Checks a value printed where an address may still get its scheme.
    ///
    /// A list (`srcset`, `ping`) has several addresses.
    static func check(_ text: String, isMarkup: Bool, isList: Bool) throws(Trouble) {
        // Only what stands before a ':' can be a scheme, and most addresses of a site have none.
        guard isMarkup || text.utf8.contains(UInt8(ascii: ":")) else { return }
        // Browsers resolve character references before they look for the scheme.
        let address = isMarkup ? Entities.unescape(text) : text
        let parts =
            isList
            ? address.utf8.split { $0 == UInt8(ascii: ",") || $0 <= 0x20 } : [address.utf8[...]]
        for part in parts {
            guard let scheme = scheme(of: part), !schemes.contains(scheme) else { continue }
            throw Trouble(
                .templateUnsafeURL,
                scheme.isEmpty
                    ? "an address cannot start with ':'"
                    : "the scheme '\(scheme)' is not allowed in an address",
                help: "allowed are \(schemes.sorted().joined(separator: ", ")) and addresses "
                    + "without a scheme"
            )
        }
    }

    /// The scheme of an address as browsers read it, in lower case; `nil` if it has none.
    static func scheme(of address: some Sequence<UInt8>) -> String? {
        var scheme: [UInt8] = []
        for byte in address {
            switch byte {
            case UInt8(ascii: ":"): return String(decoding: scheme, as: UTF8.self).lowercased()
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return nil
            case 0x00...0x20: continue
            default: scheme.append(byte)
            }
        }
        return nil
    }
}

extension DiagnosticID {
    static let templateUnsafeURL: DiagnosticID = "template-unsafe-url"
}
