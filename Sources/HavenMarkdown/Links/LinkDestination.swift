/// What kind of place a destination names, decided by its bytes alone.
enum LinkDestination: Equatable {
    /// `http:` or `https:`.
    case external
    /// `mailto:`, `tel:` or `sms:`: opened by the reader's own program.
    case contact
    /// Anything the site itself has: a file, a fragment, a rooted path, `resource:id`, `center:phone`.
    case site
    case refused(Refusal)

    /// Why a destination is no link.
    enum Refusal: Equatable {
        /// Empty destinations lead nowhere.
        case empty
        /// A scheme that is dangerous or that Haven does not know.
        case scheme(String)
        /// A control character, a space at the beginning, or a backslash: browsers drop or change
        /// these, so that a refused scheme could pass as a file name.
        case character
        /// `//host/path`.
        case noScheme
        /// `http:` without `//` and the name of a host.
        case host
    }

    static let contactSchemes = ["mailto", "tel", "sms"]
    /// All schemes a link may have.
    static let knownSchemes = ["http", "https"] + contactSchemes + ["resource", "center"]

    init(_ destination: [UInt8]) {
        guard let first = destination.first else {
            self = .refused(.empty)
            return
        }
        let isStrange =
            first == UInt8(ascii: " ")
            || destination.contains { $0 < 0x20 || $0 == 0x7F }
        if isStrange {
            self = .refused(.character)
        } else if destination.starts(with: "//".utf8) {
            self = .refused(.noScheme)
        } else if let length = Self.schemeLength(of: destination) {
            if Self.isWeb(destination[..<length]) {
                let isSound = Self.hasHost(destination.dropFirst(length + 1))
                self = isSound ? .external : .refused(.host)
                return
            }
            let scheme = String(decoding: destination[..<length].map { $0 | 0x20 }, as: UTF8.self)
            switch scheme {
            case "resource", "center": self = .site
            case _ where Self.contactSchemes.contains(scheme): self = .contact
            default: self = .refused(.scheme(scheme))
            }
        } else {
            // After a scheme a backslash is percent-encoded and means itself.
            let hasBackslash = destination.contains(UInt8(ascii: "\\"))
            self = hasBackslash ? .refused(.character) : .site
        }
    }

    /// Whether what follows `https:` names a host in characters that a host may have.
    private static func hasHost(_ rest: ArraySlice<UInt8>) -> Bool {
        guard rest.starts(with: "//".utf8) else { return false }
        let host = rest.dropFirst(2).prefix {
            $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#")
        }
        let isSound = host.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"), 0x80...:
                true
            default: false
            }
        }
        return isSound && !host.isEmpty
    }

    /// Whether a scheme is `http` or `https`, in any case.
    private static func isWeb(_ scheme: ArraySlice<UInt8>) -> Bool {
        scheme.count == 4 && scheme[0] | 0x20 == UInt8(ascii: "h")
            && scheme[1] | 0x20 == UInt8(ascii: "t") && scheme[2] | 0x20 == UInt8(ascii: "t")
            && scheme[3] | 0x20 == UInt8(ascii: "p")
            || scheme.count == 5 && scheme[4] | 0x20 == UInt8(ascii: "s")
                && isWeb(scheme.dropLast())
    }

    /// The length of the scheme (RFC 3986: a letter, then letters, digits, `+`, `-`, `.`).
    private static func schemeLength(of destination: [UInt8]) -> Int? {
        for (index, byte) in destination.enumerated() {
            switch byte | 0x20 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): continue
            default: break
            }
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
                UInt8(ascii: "."):
                if index == 0 { return nil }
            case UInt8(ascii: ":"): return index == 0 ? nil : index
            default: return nil
            }
        }
        return nil
    }
}
