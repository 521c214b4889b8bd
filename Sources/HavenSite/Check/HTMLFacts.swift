/// What Check has to know of a published page: its ids, its links, what it loads.
///
/// Taken from the final bytes, so that a mistake of a template is seen like one of an author. Facts of
/// all pages are in memory at once: texts lie one after another in one buffer, and a link is 20 bytes
/// and its text.
package struct HTMLFacts: Hashable, Sendable {
    /// A URL in a page.
    package struct Link: Hashable, Sendable {
        /// Decoded as a browser does it, without spaces around it and line ends in it.
        package let value: String
        /// The element and attribute it is in, in lower case.
        package let element: String
        package let attribute: String
        package let use: LinkUse
        /// Where in the page the element starts, in bytes; in a style sheet, where the URL starts.
        package let offset: Int
    }

    /// A part of `texts`.
    struct TextRange: Hashable, Sendable {
        let start: UInt32
        let count: UInt32

        var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
    }

    struct CompactLink: Hashable, Sendable {
        let value: TextRange
        /// The `ByteHash` of the value, under which answers to it are kept.
        let hash: UInt32
        let offset: UInt32
        /// A position in `LinkRule.all`.
        let rule: UInt8
        let use: LinkUse
    }

    /// A place of the page that a fragment can lead to.
    private struct Anchor: Hashable, Sendable {
        let name: TextRange
        /// The `ByteHash` of the name, so that few names are compared.
        let hash: UInt32
    }

    private(set) var texts: [UInt8] = []
    private(set) var compactLinks: [CompactLink] = []
    private var idAnchors: [Anchor] = []
    /// Names of `a` elements, where a fragment can lead as well.
    private var nameAnchors: [Anchor] = []
    private var baseRange: TextRange?
    /// The forms that are not sent by POST.
    private(set) var addressForms: [AddressForm] = []

    /// Takes the facts of a page; of any bytes, however broken.
    package init(_ page: [UInt8]) {
        var scanner = HTMLScanner(page)
        var tag = HTMLScanner.Tag()
        var forms = AddressFormReader()
        while scanner.next(&tag) {
            if AddressFormReader.concerns(tag.name) { forms.take(tag, page) }
            if !tag.isEnd { take(tag, page) }
        }
        addressForms = forms.found
    }

    /// Takes the facts of a stylesheet: what it loads.
    package init(stylesheet: [UInt8]) {
        for link in StyleLinks.all(in: stylesheet, 0..<stylesheet.count) {
            add(link, stylesheet, at: link.range.lowerBound)
        }
    }

    /// The places of the page alone.
    var withoutLinks: HTMLFacts {
        var rest = HTMLFacts()
        rest.idAnchors.reserveCapacity(idAnchors.count)
        for anchor in idAnchors { rest.idAnchors.append(rest.storeAnchor(bytes(anchor.name))) }
        for anchor in nameAnchors { rest.nameAnchors.append(rest.storeAnchor(bytes(anchor.name))) }
        return rest
    }

    private init() {}

    /// All ids in the order of the page, also doubled ones.
    package var ids: [String] { idAnchors.map { text($0.name) } }

    /// The ids that more than one element has, in order, each once.
    package var duplicateIDs: [String] {
        // On nearly every page not even two hashes are equal.
        let hashes = idAnchors.map(\.hash).sorted()
        guard zip(hashes, hashes.dropFirst()).contains(where: { $0 == $1 }) else { return [] }
        var seen: Set<String> = []
        var reported: Set<String> = []
        return ids.filter { !seen.insert($0).inserted && reported.insert($0).inserted }
    }

    /// Where a fragment can lead: ids, and names of `a` elements.
    package var fragmentTargets: Set<String> {
        Set((idAnchors + nameAnchors).map { text($0.name) })
    }

    /// How many places a fragment can lead to.
    var anchorCount: Int { idAnchors.count + nameAnchors.count }

    /// Whether there is a place with this very name.
    func hasTarget(_ fragment: ArraySlice<UInt8>) -> Bool {
        let hash = ByteHash(of: fragment).value
        func leadsTo(_ anchor: Anchor) -> Bool {
            anchor.hash == hash && bytes(anchor.name).elementsEqual(fragment)
        }
        return idAnchors.contains(where: leadsTo) || nameAnchors.contains(where: leadsTo)
    }

    package var links: [Link] { compactLinks.map(link) }

    /// The links of the page that dial or text a number, in order, as they stand there.
    package var numberLinks: [String] {
        compactLinks.compactMap { link in
            let start = Int(link.value.start)
            guard link.value.count > 3, texts[start + 3] == UInt8(ascii: ":") else { return nil }
            switch (texts[start] | 0x20, texts[start + 1] | 0x20, texts[start + 2] | 0x20) {
            case (UInt8(ascii: "t"), UInt8(ascii: "e"), UInt8(ascii: "l")),
                (UInt8(ascii: "s"), UInt8(ascii: "m"), UInt8(ascii: "s")):
                return text(link.value)
            default: return nil
            }
        }
    }

    /// The address that `<base href>` makes relative links relative to.
    package var base: String? { baseRange.map(text) }

    func bytes(_ range: TextRange) -> ArraySlice<UInt8> { texts[range.range] }

    func text(_ range: TextRange) -> String {
        String(decoding: bytes(range), as: UTF8.self)
    }

    func link(_ link: CompactLink) -> Link {
        let rule = LinkRule.all[Int(link.rule)]
        return Link(
            value: text(link.value),
            element: rule.element.description,
            attribute: rule.attribute.description,
            use: link.use,
            offset: Int(link.offset)
        )
    }
}

extension HTMLFacts {
    private mutating func take(_ tag: HTMLScanner.Tag, _ page: [UInt8]) {
        if tag.name == .style {
            if tag.isForeign {
                // There the text of a style is markup, so its references are decoded.
                takeStyle(HTMLText.decode(page[tag.rawText]), at: tag.start)
            } else {
                takeStyle(page, tag.rawText, at: tag.start)
            }
        }
        if let handler = tag.handler { add(page[handler], LinkRule.handlerIndex, at: tag.start) }
        if tag.name == .meta { return takeMeta(tag, page) }
        for index in tag.attributes.indices {
            // Most attributes are classes, most of the others links of `a`.
            let attribute = tag.attributes[index]
            if attribute.name == .class { continue }
            let isLink = tag.name == .anchor && attribute.name == .href
            guard isLink || LinkRule.holdsFacts(attribute.name),
                !tag.isDoubled(at: index)
            else { continue }
            if isLink {
                addURL(page, attribute.value, LinkRule.anchorIndex, at: tag.start)
            } else {
                take(attribute.name, attribute.value, of: tag, page)
            }
        }
    }

    private mutating func take(
        _ name: TagName,
        _ value: Range<Int>,
        of tag: HTMLScanner.Tag,
        _ page: [UInt8]
    ) {
        switch name {
        case .id: idAnchors.append(storeAnchor(page[value]))
        case .name: if tag.name == .anchor { nameAnchors.append(storeAnchor(page[value])) }
        case .style:
            takeStyle(HTMLText.decode(page[value]), at: tag.start)
        case .href where tag.name == .base:
            if baseRange == nil { baseRange = store(Self.url(HTMLText.decode(page[value])[...])) }
        case .srcset, .imagesrcset:
            guard let rule = LinkRule.index(tag.name, name) else { return }
            let set = HTMLText.decode(page[value])
            for range in LinkLists.sourceSet(set) { add(set[range], rule, at: tag.start) }
        case .srcdoc:
            guard let rule = LinkRule.index(tag.name, name) else { return }
            add([], rule, at: tag.start)
        default:
            guard var rule = LinkRule.index(tag.name, name) else { return }
            if tag.name == .link, let use = Self.use(ofLink: tag, page) { rule = use }
            addURL(page, value, rule, at: tag.start)
        }
    }

    /// The rule for a `link` on which the browser acts without being asked.
    private static func use(ofLink tag: HTMLScanner.Tag, _ page: [UInt8]) -> UInt8? {
        guard let rel = tag.value(.rel) else { return nil }
        // Nearly always it is one short word that loads nothing.
        switch TagName(page, rel) {
        case .canonical, .alternate, .next, .prev: return nil
        case .stylesheet: return LinkRule.sheetIndex
        default: break
        }
        let text = String(decoding: HTMLText.decode(page[rel]), as: UTF8.self).lowercased()
        let words = text.split(whereSeparator: \.isWhitespace)
        if words.contains("stylesheet") { return LinkRule.sheetIndex }
        return words.contains { loadingRelations.contains($0) } ? LinkRule.loadedLinkIndex : nil
    }

    private static let loadingRelations: Set<Substring> = [
        "icon", "apple-touch-icon", "apple-touch-icon-precomposed",
        "apple-touch-startup-image", "mask-icon", "manifest", "preload", "modulepreload",
        "prefetch",
        "preconnect", "dns-prefetch", "prerender",
    ]

    private mutating func takeMeta(_ tag: HTMLScanner.Tag, _ page: [UInt8]) {
        if let id = tag.value(.id) { idAnchors.append(storeAnchor(page[id])) }
        guard let content = tag.value(.content) else { return }
        if let kind = tag.value(.httpEquiv) {
            let kind = String(decoding: HTMLText.decode(page[kind]), as: UTF8.self).lowercased()
            guard kind == "refresh" else { return }
            let value = HTMLText.decode(page[content])
            if let range = LinkLists.refresh(value) {
                add(value[range], LinkRule.refreshIndex, at: tag.start)
            }
        } else if let kind = tag.value(.property) ?? tag.value(.name) {
            let kind = String(decoding: page[kind], as: UTF8.self)
            if Self.namingProperties.contains(kind) {
                addURL(page, content, LinkRule.metaIndex, at: tag.start)
            }
        }
    }

    private static let namingProperties: Set<String> = [
        "og:url", "og:image", "og:image:url", "og:audio", "og:video", "twitter:image",
    ]

    private mutating func takeStyle(_ css: [UInt8], at offset: Int) {
        takeStyle(css, 0..<css.count, at: offset)
    }

    private mutating func takeStyle(_ css: [UInt8], _ range: Range<Int>, at offset: Int) {
        for link in StyleLinks.all(in: css, range) { add(link, css, at: offset) }
    }

    private mutating func add(_ link: StyleLinks.Link, _ css: [UInt8], at offset: Int) {
        let rule = link.isSheet ? LinkRule.importIndex : LinkRule.styleIndex
        add(link.url(in: css)[...], rule, at: offset)
    }

    private mutating func addURL(
        _ page: [UInt8],
        _ value: Range<Int>,
        _ rule: UInt8,
        at offset: Int
    ) {
        var hash = ByteHash()
        for index in value {
            let byte = page[index]
            guard byte > 0x20, byte != UInt8(ascii: "&") else {
                return add(HTMLText.decode(page[value])[...], rule, at: offset)
            }
            hash.add(byte)
        }
        // Nearly every URL stands in the page as a browser reads it.
        add(url: page[value], hash, rule, at: offset)
    }

    private mutating func add(_ value: ArraySlice<UInt8>, _ rule: UInt8, at offset: Int) {
        let url = Self.url(value)
        add(url: url, ByteHash(of: url), rule, at: offset)
    }

    private mutating func add(
        url: ArraySlice<UInt8>,
        _ hash: ByteHash,
        _ rule: UInt8,
        at offset: Int
    ) {
        let link = CompactLink(
            value: store(url),
            hash: hash.value,
            offset: UInt32(clamping: offset),
            rule: rule,
            use: LinkRule.all[Int(rule)].use
        )
        compactLinks.append(link)
    }

    /// A URL as a browser reads it, of a decoded value.
    ///
    /// There are no control characters or spaces around it, and no line ends in it.
    static func url(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard value.contains(where: { $0 <= 0x20 }) else { return value }
        let trimmed = value.drop { $0 <= 0x20 }
        let end = trimmed.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? trimmed.startIndex
        return trimmed[..<end].filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }[...]
    }

    private mutating func storeAnchor(_ value: ArraySlice<UInt8>) -> Anchor {
        guard value.contains(UInt8(ascii: "&")) else {
            return Anchor(name: store(value), hash: ByteHash(of: value).value)
        }
        let name = HTMLText.decode(value)[...]
        return Anchor(name: store(name), hash: ByteHash(of: name).value)
    }

    private mutating func store(_ bytes: ArraySlice<UInt8>) -> TextRange {
        let start = texts.count
        texts += bytes
        return TextRange(start: UInt32(clamping: start), count: UInt32(clamping: bytes.count))
    }
}
