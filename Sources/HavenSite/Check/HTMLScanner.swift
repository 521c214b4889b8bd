/// Finds the tags of a page in one pass, as the tokenizer of the HTML standard does (section 13.2.5).
///
/// Takes any bytes: there is no page it fails on, and none that takes more than one look at each byte.
/// Builds no tree and knows of the tree only what changes where tags begin: text that is raw inside
/// `script`, `style`, `textarea`, `title` and their like, and that nothing is raw inside `svg` and `math`.
struct HTMLScanner {
    /// A start or end tag, as ranges of the page.
    struct Tag {
        /// The offset of `<`.
        var start = 0
        /// The offset after `>`.
        var end = 0
        var name: TagName = ""
        var isEnd = false
        var isSelfClosing = false
        /// Whether it stands inside of `svg` or `math`.
        var isForeign = false
        /// The name of the first attribute that is named like an event handler: `onclick`.
        var handler: Range<Int>?
        /// Every attribute in order, also doubled ones; of those only the first counts.
        var attributes: [(name: TagName, value: Range<Int>)] = []
        /// The text up to the end tag of `script`, `style`, `textarea` or `title`; empty for others.
        var rawText = 0..<0

        /// Whether an attribute before the one at a position has the same name, so that this one counts for nothing.
        func isDoubled(at position: Int) -> Bool {
            for index in 0..<position where attributes[index].name == attributes[position].name {
                return true
            }
            return false
        }

        /// The undecoded value of an attribute.
        func value(_ name: TagName) -> Range<Int>? {
            for attribute in attributes where attribute.name == name { return attribute.value }
            return nil
        }
    }

    let bytes: [UInt8]
    private(set) var position: Int
    /// How many `svg` and `math` elements are open.
    private var foreignDepth = 0

    init(_ bytes: [UInt8], from position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// Reads up to the end of the next tag; `false` at the end of the page.
    mutating func next(_ tag: inout Tag) -> Bool {
        while let start = bytes.position(of: UInt8(ascii: "<"), from: position) {
            guard start + 1 < bytes.count else { break }
            switch bytes[start + 1] {
            case UInt8(ascii: "!"): position = endOfMarkup(from: start + 2)
            case UInt8(ascii: "?"): position = after(UInt8(ascii: ">"), from: start + 2)
            case UInt8(ascii: "/"):
                guard start + 2 < bytes.count, Self.isLetter(bytes[start + 2]) else {
                    // `</>` is nothing at all, and other such ends are comments up to `>`.
                    position = after(UInt8(ascii: ">"), from: start + 2)
                    continue
                }
                guard readTag(&tag, from: start, nameAt: start + 2) else { return false }
                tag.isEnd = true
                if tag.name == .svg || tag.name == .math { foreignDepth = max(0, foreignDepth - 1) }
                return true
            case let byte where Self.isLetter(byte):
                guard readTag(&tag, from: start, nameAt: start + 1) else { return false }
                tag.isEnd = false
                enter(&tag)
                return true
            default: position = start + 1
            }
        }
        position = bytes.count
        return false
    }

    private mutating func enter(_ tag: inout Tag) {
        tag.isForeign = foreignDepth > 0
        if tag.name == .svg || tag.name == .math, !tag.isSelfClosing { foreignDepth += 1 }
        switch tag.name {
        case .script, .style, .textarea, .title, .xmp, .iframe, .noembed, .noframes:
            let length = Self.length(tag.name)
            let end = endOfRawText(tag.name, length: length, from: tag.end)
            if foreignDepth == 0 {
                tag.rawText = tag.end..<end
                position = end
            } else if tag.name == .style, !tag.isSelfClosing {
                // Inside `svg` the text of a style is read as markup, and as a style all the same.
                tag.rawText = tag.end..<end
            }
        default: break
        }
    }

    private static func length(_ name: TagName) -> Int {
        switch name {
        case .xmp: 3
        case .style, .title: 5
        case .script, .iframe: 6
        case .noembed: 7
        default: 8  // textarea, noframes
        }
    }

    /// Reads a tag whose name starts at `nameAt`; `false` if the page ends inside it.
    private mutating func readTag(_ tag: inout Tag, from start: Int, nameAt: Int) -> Bool {
        var index = nameAt
        tag.start = start
        tag.name = TagName(bytes, &index, to: bytes.count, until: Self.endsName)
        tag.isSelfClosing = false
        tag.rawText = 0..<0
        tag.handler = nil
        if !tag.attributes.isEmpty { tag.attributes.removeAll(keepingCapacity: true) }

        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ">") {
                tag.end = index + 1
                position = index + 1
                return true
            }
            if byte == UInt8(ascii: "/") {
                tag.isSelfClosing = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: ">")
                index += 1
            } else if byte.isHTMLSpace {
                index += 1
            } else {
                index = readAttribute(&tag, from: index)
            }
        }
        position = bytes.count
        return false
    }

    private func readAttribute(_ tag: inout Tag, from start: Int) -> Int {
        var index = start
        // A name may start with `=`, and then it is part of it.
        let name = TagName(bytes, &index, to: bytes.count, atLeast: 1) {
            Self.endsName($0) || $0 == UInt8(ascii: "=")
        }
        if tag.handler == nil, isHandler(start..<index) { tag.handler = start..<index }
        var next = skipSpace(from: index)
        guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else {
            tag.attributes.append((name, index..<index))
            return index
        }
        next = skipSpace(from: next + 1)
        guard next < bytes.count else { return next }
        let quote = bytes[next]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            guard let end = bytes.position(of: quote, from: next + 1) else { return bytes.count }
            tag.attributes.append((name, next + 1..<end))
            return end + 1
        }
        var end = next
        while end < bytes.count, !bytes[end].isHTMLSpace, bytes[end] != UInt8(ascii: ">") {
            end += 1
        }
        tag.attributes.append((name, next..<end))
        return end
    }

    /// Whether a name is `on` and letters; the shortest of a handler is `oncut`, and `once` is none.
    private func isHandler(_ name: Range<Int>) -> Bool {
        bytes[name.lowerBound] | 0x20 == UInt8(ascii: "o") && name.count > 4
            && bytes[name.lowerBound + 1] | 0x20 == UInt8(ascii: "n")
            && bytes[name].allSatisfy(Self.isLetter)
    }

    /// The end of a comment, a document type or a CDATA section that starts with `<!`.
    private func endOfMarkup(from start: Int) -> Int {
        if matches("--", at: start) {
            // `<!-->` and `<!--->` are whole comments.
            if matches(">", at: start + 2) { return start + 3 }
            if matches("->", at: start + 2) { return start + 4 }
            var index = start + 2
            while let dash = bytes.position(of: UInt8(ascii: "-"), from: index) {
                if matches("->", at: dash + 1) { return dash + 3 }
                if matches("-!>", at: dash + 1) { return dash + 4 }
                index = dash + 1
            }
            return bytes.count
        }
        if foreignDepth > 0, matches("[CDATA[", at: start) {
            var index = start + 7
            while let bracket = bytes.position(of: UInt8(ascii: "]"), from: index) {
                if matches("]>", at: bracket + 1) { return bracket + 3 }
                index = bracket + 1
            }
            return bytes.count
        }
        return after(UInt8(ascii: ">"), from: start)
    }

    /// The offset of the end tag that ends raw text, or the end of the page.
    private func endOfRawText(_ name: TagName, length: Int, from start: Int) -> Int {
        var index = start
        // In a script, `<!-- <script>` hides the next `</script>`: the "double escaped" states.
        var isEscaped = false
        var isDoubleEscaped = false
        while index < bytes.count {
            let byte = bytes[index]
            if name == .script, isEscaped, byte == UInt8(ascii: "-"), matches("->", at: index + 1) {
                isEscaped = false
                isDoubleEscaped = false
                index += 3
                continue
            }
            guard byte == UInt8(ascii: "<") else {
                // But for what ends an escape, nothing counts up to the next tag.
                index =
                    isEscaped
                    ? index + 1
                    : bytes.position(of: UInt8(ascii: "<"), from: index) ?? bytes.count
                continue
            }
            if isEnd(of: name, length: length, at: index) {
                if !isDoubleEscaped { return index }
                isDoubleEscaped = false
            } else if name == .script, matches("!--", at: index + 1) {
                isEscaped = true
                // The two dashes may at once be those that end it: `<!-->`.
                index += 2
                continue
            } else if isEscaped, isName(name, length: length, at: index + 1) {
                isDoubleEscaped = true
            }
            index += 1
        }
        return bytes.count
    }

    private func isEnd(of name: TagName, length: Int, at index: Int) -> Bool {
        index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
            && isName(name, length: length, at: index + 2)
    }

    private func isName(_ name: TagName, length: Int, at index: Int) -> Bool {
        let end = index + length
        return end < bytes.count && Self.endsName(bytes[end])
            && TagName(bytes, index..<end) == name
    }

    private func matches(_ text: StaticString, at index: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard index + count <= bytes.count else { return false }
        return text.description.utf8.elementsEqual(bytes[index..<index + count])
    }

    private func after(_ byte: UInt8, from start: Int) -> Int {
        bytes.position(of: byte, from: start).map { $0 + 1 } ?? bytes.count
    }

    private func skipSpace(from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index].isHTMLSpace { index += 1 }
        return index
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte <= UInt8(ascii: ">")
            && (byte.isHTMLSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">"))
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
    }
}
