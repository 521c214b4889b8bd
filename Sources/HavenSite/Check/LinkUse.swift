/// What a browser does with a URL of a page.
package enum LinkUse: UInt8, Hashable, Sendable, CaseIterable {
    /// The reader goes there by choice.
    case navigates
    /// The browser goes there by itself: a refresh.
    case forwards
    /// The browser sends there what the reader has typed.
    case sends
    /// The page only names it: `rel=canonical`, `cite`, `og:image`.
    case names
    /// The browser asks for it by itself, so whoever answers learns of the reader.
    case loads
    /// As `loads`, and what comes acts as a part of the page: a style sheet, a script, a frame.
    case embeds
    /// There is no URL, but what would act as a part of the page and is not looked at: `srcdoc`.
    case hides
    /// There is no URL, but a script in an attribute, whose name stands for it.
    case scripts

    /// Whether the browser asks for it by itself.
    var isLoaded: Bool { self == .loads || self == .embeds }

    /// Whether nothing is wrong with a URL that leads to a file of the site.
    var isForFiles: Bool {
        switch self {
        case .navigates, .forwards, .names, .loads, .embeds: true
        case .sends, .hides, .scripts: false
        }
    }

    /// How many there are; raw values are below it.
    static let count = allCases.count
}

/// An attribute that holds a URL.
struct LinkRule: Sendable {
    let element: StaticString
    let attribute: StaticString
    let use: LinkUse

    private let elementName: TagName
    private let attributeName: TagName

    private init(_ element: StaticString, _ attribute: StaticString, _ use: LinkUse) {
        self.element = element
        self.attribute = attribute
        self.use = use
        self.elementName = TagName(stringLiteral: element)
        self.attributeName = TagName(stringLiteral: attribute)
    }

    /// The rule for an attribute of an element, as a position in `all`.
    static func index(_ element: TagName, _ attribute: TagName) -> UInt8? {
        positions[Key(element: element, attribute: attribute)]
    }

    /// For a URL in a style, in the element or attribute `style` or in a stylesheet.
    static let styleIndex: UInt8 = 0
    /// For a `link` that the browser asks for; for the others there is the rule of `all`.
    static let loadedLinkIndex: UInt8 = 1
    static let refreshIndex: UInt8 = 2
    static let metaIndex: UInt8 = 3
    static let importIndex: UInt8 = 4
    /// For a `link` to a style sheet.
    static let sheetIndex: UInt8 = 5
    static let handlerIndex: UInt8 = 6
    /// For the most frequent link of all, `href` of `a`.
    static let anchorIndex: UInt8 = 7

    /// How many of `all` are chosen by more than their names.
    private static let chosenCount = Int(anchorIndex)

    static let all: [LinkRule] = [
        LinkRule("style", "url()", .loads),
        LinkRule("link", "href", .loads),
        LinkRule("meta", "refresh", .forwards),
        LinkRule("meta", "content", .names),
        LinkRule("style", "@import", .embeds),
        LinkRule("link", "href", .embeds),
        LinkRule("*", "on…", .scripts),
        LinkRule("a", "href", .navigates),
        LinkRule("link", "href", .names),
        LinkRule("link", "imagesrcset", .loads),
        LinkRule("a", "xlink:href", .navigates),
        LinkRule("a", "ping", .loads),
        LinkRule("area", "href", .navigates),
        LinkRule("area", "ping", .loads),
        LinkRule("form", "action", .sends),
        LinkRule("button", "formaction", .sends),
        LinkRule("input", "formaction", .sends),
        LinkRule("input", "src", .loads),
        LinkRule("img", "src", .loads),
        LinkRule("img", "srcset", .loads),
        LinkRule("source", "src", .loads),
        LinkRule("source", "srcset", .loads),
        LinkRule("video", "src", .loads),
        LinkRule("video", "poster", .loads),
        LinkRule("audio", "src", .loads),
        LinkRule("track", "src", .loads),
        LinkRule("script", "src", .embeds),
        LinkRule("script", "href", .embeds),
        LinkRule("script", "xlink:href", .embeds),
        LinkRule("iframe", "src", .embeds),
        LinkRule("iframe", "srcdoc", .hides),
        LinkRule("frame", "src", .embeds),
        LinkRule("embed", "src", .embeds),
        LinkRule("object", "data", .embeds),
        LinkRule("image", "href", .loads),
        LinkRule("image", "xlink:href", .loads),
        LinkRule("feimage", "href", .loads),
        LinkRule("feimage", "xlink:href", .loads),
        LinkRule("use", "href", .loads),
        LinkRule("use", "xlink:href", .loads),
        LinkRule("body", "background", .loads),
        LinkRule("table", "background", .loads),
        LinkRule("td", "background", .loads),
        LinkRule("th", "background", .loads),
        LinkRule("blockquote", "cite", .names),
        LinkRule("q", "cite", .names),
        LinkRule("del", "cite", .names),
        LinkRule("ins", "cite", .names),
    ]

    private struct Key: Hashable {
        let element: TagName
        let attribute: TagName
    }

    private static let positions: [Key: UInt8] = {
        var positions: [Key: UInt8] = [:]
        for (index, rule) in all.enumerated().dropFirst(chosenCount) {
            positions[Key(element: rule.elementName, attribute: rule.attributeName)] = UInt8(index)
        }
        return positions
    }()

    /// Whether an attribute is one of the rules or another that a page can have a fact in; the others are passed
    /// over at once.
    static func holdsFacts(_ attribute: TagName) -> Bool {
        switch attribute {
        case .id, .name, .style, .href, .xlinkHref, .src, .srcset, .imagesrcset, .srcdoc,
            .poster, .data, .background, .cite, .ping, .action, .formaction:
            true
        default: false
        }
    }

    /// The attributes of all rules that go by names, for those who test.
    static var attributes: [String] {
        all.dropFirst(chosenCount).map(\.attribute.description)
    }
}
