/// A place in an HTML document, as far as it matters for what may be printed there.
struct HTMLPlace: Sendable, Equatable {
    enum Phase: Sendable, Equatable {
        /// Between tags.
        case text
        /// After `<`.
        case tagOpen
        case tagName
        case beforeAttribute
        case attributeName
        case afterAttributeName
        /// After `=`.
        case beforeValue
        case quotedValue(quote: UInt8)
        case unquotedValue
        case afterValue
        case comment
        /// `<!DOCTYPE …>` and the like.
        case declaration
        /// The contents of an element in which tags have no meaning.
        case rawText
    }

    /// What is known about the scheme of an address.
    enum Address: Sendable, Equatable {
        case none
        /// The literal text so far, which has no scheme and no slash.
        case undecided(literal: String)
        /// Something printed came first.
        case printed
        case decided
        case refused(scheme: String)
    }

    var phase = Phase.text
    /// The element of the tag or of the raw text, in lower case.
    var element = ""
    var isEndTag = false
    /// The attribute, in lower case; `?` if it is not known.
    var attribute = ""
    var address = Address.none
    /// Whether the last literal character was a quote, for raw text.
    var followsQuote = false

    static let ambiguous = "?"
    static let rawElements: Set<String> = [
        "script", "style", "iframe", "xmp", "noembed", "noframes", "plaintext",
    ]
    /// Elements whose contents are text with character references.
    static let textElements: Set<String> = ["title", "textarea"]
    static let addressAttributes: Set<String> = [
        "href", "src", "action", "formaction", "srcset", "poster", "cite", "data", "ping",
        "background", "imagesrcset", "longdesc", "manifest", "xlink:href",
    ]
    static let listAttributes: Set<String> = ["srcset", "ping", "imagesrcset"]

    private var isInsideTag: Bool {
        switch phase {
        case .tagName, .beforeAttribute, .attributeName, .afterAttributeName, .afterValue: true
        case .text, .tagOpen, .beforeValue, .quotedValue, .unquotedValue, .comment, .declaration,
            .rawText:
            false
        }
    }

    private var isSpecialElement: Bool {
        Self.rawElements.contains(element) || Self.textElements.contains(element)
    }

    /// The place after a branch, if it is one place whichever way was taken.
    func joined(with other: HTMLPlace) -> HTMLPlace? {
        if self == other { return self }
        var result = self
        result.followsQuote = followsQuote || other.followsQuote
        if isInsideTag, other.isInsideTag, isEndTag == other.isEndTag {
            if element != other.element {
                if isSpecialElement || other.isSpecialElement { return nil }
                result.element = ""
            }
            let named = [self, other].filter {
                $0.phase == .attributeName || $0.phase == .afterAttributeName
            }
            result.phase = named.isEmpty ? .beforeAttribute : .attributeName
            result.attribute =
                named.count == 2 && attribute == other.attribute ? attribute : Self.ambiguous
            result.address = .none
            return result
        }
        result.address = Self.join(address, other.address)
        var rest = other
        rest.address = result.address
        rest.followsQuote = result.followsQuote
        return result == rest ? result : nil
    }

    private static func join(_ left: Address, _ right: Address) -> Address {
        switch (left, right) {
        case (.refused, _): left
        case (_, .refused): right
        case _ where left == right: left
        default: .printed
        }
    }
}
