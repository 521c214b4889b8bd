/// Counts words while a document is read from front to back.
///
/// A word is a run of bytes above the space that holds a letter or digit; it may go on over several nodes.
struct TextTally {
    private(set) var wordCount = 0
    private var isInWord = false

    /// Adds a run of text that continues what came before.
    mutating func add(_ text: Span<UInt8>) {
        // Every letter of every page passes here: what the loops change is in registers.
        var words = 0
        var isInWord = isInWord
        var index = 0
        while index < text.count {
            if isInWord {
                // Past the first letter only the end of the word counts.
                while index < text.count, text[index] > 0x20 { index += 1 }
                if index == text.count { break }
                isInWord = false
            } else if Self.makesWord(text[index]) {
                words += 1
                isInWord = true
            }
            index += 1
        }
        wordCount += words
        self.isInWord = isInWord
    }

    /// Tells that what follows does not continue the word before: a line or a block has ended.
    mutating func endWord() {
        isInWord = false
    }

    /// Letters and digits; of other characters all but those of U+0080–U+00BF and U+2000–U+2FFF,
    /// which are punctuation, spaces, arrows and the like.
    private static func makesWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case 0xC3...0xF4: byte != 0xE2
        default: false
        }
    }
}

/// Plain text of several nodes, with single spaces between what stands apart.
struct PlainText {
    private(set) var bytes: [UInt8] = []
    private var needsSpace = false
    private var startsWithSpace = false

    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends text; its own white space is folded into single spaces.
    mutating func add(_ text: Span<UInt8>) {
        var index = 0
        while index < text.count {
            if text[index] <= 0x20 {
                addSpace()
                startsWithSpace = startsWithSpace || bytes.isEmpty
                index += 1
                continue
            }
            if needsSpace, !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
            needsSpace = false
            let end = Self.end(ofSingleSpaced: text, from: index)
            bytes.append(copying: text.extracting(index..<end))
            index = end
        }
    }

    /// Where a text stops being words with one space between them: what is before can stay as it is.
    private static func end(ofSingleSpaced text: Span<UInt8>, from start: Int) -> Int {
        var end = start
        while end < text.count {
            if text[end] <= 0x20 {
                let isSingle = text[end] == 0x20 && end + 1 < text.count && text[end + 1] > 0x20
                if !isSingle { return end }
            }
            end += 1
        }
        return end
    }

    mutating func addSpace() {
        needsSpace = true
    }

    /// Appends other text with the space that stood before it and after it.
    mutating func add(_ other: PlainText) {
        if other.startsWithSpace { needsSpace = true }
        add(other.bytes.span)
        if other.needsSpace { needsSpace = true }
    }

    /// The plain text of a node: words of text and code, the alternative text of images.
    static func of(_ root: CMarkNode) -> PlainText {
        var text = PlainText()
        var walk = CMarkWalk(root)
        while let (entering, node) = walk.next() {
            switch node.kind {
            case .text, .code: node.withLiteral { text.add($0) }
            case .emphasis, .strong, .strikethrough, .link, .image, .customInline,
                .footnoteReference, .htmlInline:
                break
            case .codeBlock: node.withLiteral { text.add($0) }
            default:
                if !entering || node.kind == .softBreak || node.kind == .lineBreak {
                    text.addSpace()
                }
            }
        }
        return text
    }
}
