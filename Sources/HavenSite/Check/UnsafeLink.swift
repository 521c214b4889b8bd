extension LinkFindings.Mistake {
    /// What is wrong with a URL, or with what stands in place of one, wherever it would lead; `nil` if nothing is.
    init?(in value: String, _ use: LinkUse) {
        switch use {
        case .scripts: self = .eventHandler(value.lowercased())
        case .hides: self = .hiddenPage
        case .embeds:
            // A browser reads it as a part of the page, and nobody else does.
            guard let scheme = value.scheme, !["http", "https", "about"].contains(scheme)
            else { return nil }
            self = .embedded(scheme: scheme)
        case .navigates, .forwards, .sends, .names, .loads:
            guard let scheme = value.scheme else { return nil }
            let runs =
                scheme == "javascript" || scheme == "vbscript"
                || scheme == "data" && use != .loads && value.isMarkupInURL
            guard runs else { return nil }
            self = .unsafe(value)
        }
    }
}

extension String {
    /// The scheme of a URL in lower case; the URL is as `HTMLFacts` stores it.
    fileprivate var scheme: String? {
        let name = utf8.prefix {
            let lower = $0 | 0x20
            return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
                || $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") || $0 == UInt8(ascii: "+")
                || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }
        guard name.endIndex < utf8.endIndex, utf8[name.endIndex] == UInt8(ascii: ":") else {
            return nil
        }
        return Substring(name).lowercased()
    }

    /// Whether the type of a `data:` URL is one that a browser shows as a page.
    fileprivate var isMarkupInURL: Bool {
        let type = Substring(utf8.prefix { $0 != UInt8(ascii: ",") }).lowercased()
        return type.contains("html") || type.contains("xml")
    }
}
