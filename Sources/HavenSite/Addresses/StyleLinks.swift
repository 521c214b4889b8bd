/// Finds the URLs in style sheets.
enum StyleLinks {
    /// A URL in a style.
    struct Link: Equatable {
        /// Where it stands in the style, without quotes and the blanks around it, escapes and all.
        let range: Range<Int>
        /// Whether it is that of another style sheet, which `@import` asks for.
        let isSheet: Bool

        /// The URL without its escapes.
        func url(in css: [UInt8]) -> [UInt8] { StyleTokenizer.unescaped(css[range]) }
    }

    /// What a style asks for, or may ask for, in order; looks at `range` only.
    ///
    /// That is every `url(…)` and `src("…")`, the sheet of `@import`, the texts in `image-set(…)`. A property
    /// of one's own (`--x`) can carry a text to such a place, so its texts count if they are whole
    /// addresses of the web. What only names something does not: `@namespace`, a test in `@supports`.
    static func all(in css: [UInt8], _ range: Range<Int>) -> [Link] {
        var tokenizer = StyleTokenizer(css, range)
        var place = Place()
        var links: [Link] = []
        while let token = tokenizer.next() {
            switch token {
            case .url(let url): if let link = place.link(url, .url, css) { links.append(link) }
            case .string(let text):
                if let link = place.link(text, place.meaning, css) { links.append(link) }
            default: break
            }
            place.pass(token, css)
        }
        return links
    }
}

/// Where in a style a reader is, as far as it decides what a text there is for.
private struct Place {
    /// What a text is for.
    enum Meaning {
        /// To be read, or the name of a font, a format, a language.
        case words
        /// To be carried, perhaps to a place where it is a URL.
        case perhapsURL
        case url
    }

    private enum Rule {
        /// `@import`, before its sheet is named.
        case sheet
        /// Nothing in the beginning of the rule is loaded.
        case names
    }

    private struct Bracket {
        let closing: UInt8
        let meaning: Meaning
    }

    private static let brace = UInt8(ascii: "}")

    private var brackets: [Bracket] = []
    /// The rule whose beginning this is, up to its `{` or `;`, and how many brackets were open there.
    private var rule: (kind: Rule, depth: Int)?
    /// What texts are for in this declaration.
    private var declaration = Meaning.words
    /// The word that is a property if a colon follows.
    private var property: Range<Int>?
    /// Whether a declaration or a rule starts here.
    private var isStart = true

    /// What a text is for here.
    var meaning: Meaning {
        if let bracket = brackets.last, bracket.closing != Self.brace { return bracket.meaning }
        return declaration
    }

    /// The link that a URL or text here is, if it is one.
    mutating func link(
        _ range: Range<Int>,
        _ meaning: Meaning,
        _ css: [UInt8]
    ) -> StyleLinks.Link? {
        if let (kind, depth) = rule {
            guard kind == .sheet else { return nil }
            // What follows are conditions.
            rule = (.names, depth)
            return StyleLinks.Link(range: range, isSheet: true)
        }
        switch meaning {
        case .words: return nil
        case .url: break
        case .perhapsURL:
            guard StyleTokenizer.unescaped(css[range]).isWebAddress else { return nil }
        }
        return StyleLinks.Link(range: range, isSheet: false)
    }

    mutating func pass(_ token: StyleTokenizer.Token, _ css: [UInt8]) {
        let wasStart = isStart
        let before = property
        isStart = false
        property = nil
        switch token {
        case .word(let word): if wasStart { property = word }
        case .colon: if let before { declaration = Self.meaning(ofProperty: before, css) }
        case .atKeyword(let name):
            if css.isStyleWord("import", at: name) {
                rule = (.sheet, brackets.count)
            } else if wasStart,
                css.isStyleWord("namespace", at: name) || css.isStyleWord("supports", at: name)
            {
                rule = (.names, brackets.count)
            }
        case .function(let name): open(UInt8(ascii: ")"), meaning(inFunction: name, css))
        case .open(UInt8(ascii: "(")): open(UInt8(ascii: ")"), meaning)
        case .open(UInt8(ascii: "[")): open(UInt8(ascii: "]"), .words)
        case .open:
            if rule?.depth == brackets.count { rule = nil }
            open(Self.brace, .words)
            startAnew()
        case .close(let bracket): close(bracket)
        case .semicolon:
            guard brackets.last.map({ $0.closing == Self.brace }) ?? true else { return }
            rule = nil
            startAnew()
        case .string, .url, .other: break
        }
    }

    private mutating func open(_ closing: UInt8, _ meaning: Meaning) {
        brackets.append(Bracket(closing: closing, meaning: meaning))
    }

    /// Closes the innermost bracket; one of another kind closes nothing, as in browsers.
    private mutating func close(_ bracket: UInt8) {
        guard brackets.last?.closing == bracket else { return }
        brackets.removeLast()
        if let depth = rule?.depth, brackets.count < depth { rule = nil }
        if bracket == Self.brace { startAnew() }
    }

    private mutating func startAnew() {
        isStart = true
        declaration = .words
    }

    private func meaning(inFunction name: Range<Int>, _ css: [UInt8]) -> Meaning {
        func isOne(of names: [StaticString]) -> Bool {
            names.contains { css.isStyleWord($0, at: name) }
        }
        if isOne(of: ["url", "src", "image-set", "-webkit-image-set", "image"]) { return .url }
        if isOne(of: ["type", "format", "tech", "local", "integrity"]) { return .words }
        let isOwn = StyleTokenizer.unescaped(css[name]).starts(with: "--".utf8)
        return isOwn && meaning == .words ? .perhapsURL : meaning
    }

    private static func meaning(ofProperty name: Range<Int>, _ css: [UInt8]) -> Meaning {
        // `initial-value` of `@property` and `result` of `@function` are carried on as well.
        let isCarried =
            StyleTokenizer.unescaped(css[name]).starts(with: "--".utf8)
            || css.isStyleWord("initial-value", at: name) || css.isStyleWord("result", at: name)
        return isCarried ? .perhapsURL : .words
    }
}

extension [UInt8] {
    /// Whether a text names a host of the web, as a browser reads it.
    fileprivate var isWebAddress: Bool {
        let url = filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }.drop { $0 <= 0x20 }
        let start = Array(url.prefix(6))
        return start.has("http:", at: 0) || start.has("https:", at: 0)
            || start.count > 1
                && start.prefix(2).allSatisfy {
                    $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\")
                }
    }
}

extension UInt8 {
    /// A blank of HTML and CSS: tab, line feed, form feed, carriage return, space.
    var isHTMLSpace: Bool {
        self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
    }
}

extension [UInt8] {
    /// The first offset from `start` on that holds no blank.
    func skippingSpace(from start: Int) -> Int {
        var index = start
        while index < count, self[index].isHTMLSpace { index += 1 }
        return index
    }

    /// Whether `text`, in lower case, is at an offset in any case.
    func has(_ text: StaticString, at index: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard index + length <= count else { return false }
        return text.description.utf8.elementsEqual(
            self[index..<index + length].lazy.map {
                $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0
            }
        )
    }
}
