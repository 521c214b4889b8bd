/// What Check has to know of a published page: its ids, its links, what it loads.
///
/// Taken from the final bytes, so that a mistake of a template is seen like one of an author. Facts of
/// all pages are in memory at once: texts lie one after another in one buffer, and a link is 16 bytes
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
        /// Where in the page the element starts, in bytes.
        package let offset: Int
    }

    /// A part of `texts`.
    struct TextRange: Hashable, Sendable {
        let start: UInt32
        let count: UInt32
    }

    struct CompactLink: Hashable, Sendable {
        let value: TextRange
        let offset: UInt32
        /// A position in `LinkRule.all`.
        let rule: UInt8

        var use: LinkUse { LinkRule.all[Int(rule)].use }
    }

    private(set) var texts: [UInt8] = []
    private(set) var compactLinks: [CompactLink] = []
    private var idRanges: [TextRange] = []
    /// Names of `a` elements, where a fragment can lead as well.
    private var nameRanges: [TextRange] = []
    private var baseRange: TextRange?

    /// Takes the facts of a page; of any bytes, however broken.
    package init(_ page: [UInt8]) {
        var scanner = HTMLScanner(page)
        var tag = HTMLScanner.Tag()
        while scanner.next(&tag) {
            if !tag.isEnd { take(tag, page) }
        }
    }

    /// Takes the facts of a stylesheet: what it loads.
    package init(stylesheet: [UInt8]) {
        takeStyle(stylesheet, 0..<stylesheet.count, offset: 0)
    }

    /// All ids in the order of the page, also doubled ones.
    package var ids: [String] { idRanges.map(text) }

    /// The ids that more than one element has, in order, each once.
    package var duplicateIDs: [String] {
        var seen: Set<String> = []
        var reported: Set<String> = []
        return ids.filter { !seen.insert($0).inserted && reported.insert($0).inserted }
    }

    /// Where a fragment can lead: ids, and names of `a` elements.
    package var fragmentTargets: Set<String> { Set((idRanges + nameRanges).map(text)) }

    package var links: [Link] { compactLinks.map(link) }

    /// The numbers that can be called or texted from the page, as in `tel:` and `sms:` links, in order.
    package var numbers: [String] {
        compactLinks.compactMap { link in
            let value = text(link.value)
            let scheme = value.prefix { $0 != ":" }.lowercased()
            guard scheme == "tel" || scheme == "sms" else { return nil }
            return String(value.dropFirst(scheme.count + 1).prefix { $0 != "?" })
        }
    }

    /// The address that `<base href>` makes relative links relative to.
    package var base: String? { baseRange.map(text) }

    func text(_ range: TextRange) -> String {
        let start = Int(range.start)
        return String(decoding: texts[start..<start + Int(range.count)], as: UTF8.self)
    }

    func link(_ link: CompactLink) -> Link {
        let rule = LinkRule.all[Int(link.rule)]
        return Link(
            value: text(link.value),
            element: rule.element.description,
            attribute: rule.attribute.description,
            use: rule.use,
            offset: Int(link.offset)
        )
    }
}

extension HTMLFacts {
    private mutating func take(_ tag: HTMLScanner.Tag, _ page: [UInt8]) {
        if tag.name == .style { takeStyle(page, tag.rawText, offset: tag.start) }
        if tag.name == .meta { return takeMeta(tag, page) }
        for (index, attribute) in tag.attributes.enumerated() {
            let name = attribute.name
            guard
                name == .id || name == .style || LinkRule.attributes.contains(name) || name == .name
            else { continue }
            if tag.attributes[..<index].contains(where: { $0.name == name }) { continue }
            switch name {
            case .id:
                idRanges.append(store(HTMLText.decode(page[attribute.value])))
            case .name:
                if tag.name == .anchor {
                    nameRanges.append(store(HTMLText.decode(page[attribute.value])))
                }
            case .style:
                let style = HTMLText.decode(page[attribute.value])
                takeStyle(style, 0..<style.count, offset: tag.start)
            case .href where tag.name == .base:
                if baseRange == nil { baseRange = storeURL(HTMLText.decode(page[attribute.value])) }
            default: takeLink(tag, name, HTMLText.decode(page[attribute.value]), page)
            }
        }
    }

    private mutating func takeLink(
        _ tag: HTMLScanner.Tag,
        _ attribute: TagName,
        _ value: [UInt8],
        _ page: [UInt8]
    ) {
        guard var rule = LinkRule.index(tag.name, attribute) else { return }
        if attribute == .srcset || attribute == .imagesrcset {
            for range in LinkLists.sourceSet(value) {
                add(Array(value[range]), rule, at: tag.start)
            }
            return
        }
        if tag.name == .link, attribute == .href, Self.isLoaded(tag, page) {
            rule = LinkRule.loadedLinkIndex
        }
        add(value, rule, at: tag.start)
    }

    /// Whether the browser acts on a `link` without being asked.
    private static func isLoaded(_ tag: HTMLScanner.Tag, _ page: [UInt8]) -> Bool {
        guard let rel = tag.value(.rel) else { return false }
        let words = String(decoding: HTMLText.decode(page[rel]), as: UTF8.self).lowercased()
        return words.split(whereSeparator: \.isWhitespace).contains {
            loadingRelations.contains($0)
        }
    }

    private static let loadingRelations: Set<Substring> = [
        "stylesheet", "icon", "apple-touch-icon", "apple-touch-icon-precomposed",
        "apple-touch-startup-image", "mask-icon", "manifest", "preload", "modulepreload",
        "prefetch",
        "preconnect", "dns-prefetch", "prerender",
    ]

    private mutating func takeMeta(_ tag: HTMLScanner.Tag, _ page: [UInt8]) {
        if let id = tag.value(.id) { idRanges.append(store(HTMLText.decode(page[id]))) }
        guard let content = tag.value(.content) else { return }
        let value = HTMLText.decode(page[content])
        if let kind = tag.value(.httpEquiv) {
            let kind = String(decoding: HTMLText.decode(page[kind]), as: UTF8.self).lowercased()
            if kind == "refresh", let range = LinkLists.refresh(value) {
                add(Array(value[range]), LinkRule.refreshIndex, at: tag.start)
            }
        } else if let kind = tag.value(.property) ?? tag.value(.name) {
            let kind = String(decoding: page[kind], as: UTF8.self)
            if Self.namingProperties.contains(kind) {
                add(value, LinkRule.metaIndex, at: tag.start)
            }
        }
    }

    private static let namingProperties: Set<String> = [
        "og:url", "og:image", "og:image:url", "og:audio", "og:video", "twitter:image",
    ]

    private mutating func takeStyle(_ css: [UInt8], _ range: Range<Int>, offset: Int) {
        for url in LinkLists.style(css, range) {
            add(Array(css[url]), LinkRule.styleIndex, at: offset)
        }
    }

    private mutating func add(_ value: [UInt8], _ rule: UInt8, at offset: Int) {
        compactLinks.append(
            CompactLink(
                value: storeURL(value),
                offset: UInt32(clamping: offset),
                rule: rule
            )
        )
    }

    /// Stores a URL as a browser reads it: no control characters or spaces around it, no line ends in it.
    private mutating func storeURL(_ value: [UInt8]) -> TextRange {
        let trimmed = value.drop { $0 <= 0x20 }
        let end = trimmed.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? trimmed.startIndex
        return store(trimmed[..<end].filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D })
    }

    private mutating func store(_ bytes: [UInt8]) -> TextRange {
        let start = texts.count
        texts += bytes
        return TextRange(start: UInt32(clamping: start), count: UInt32(clamping: bytes.count))
    }
}
