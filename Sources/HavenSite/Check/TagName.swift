/// The name of an element or attribute in lower case, packed into two words so that it compares at once.
///
/// Names of more than 16 bytes, none of which Haven asks for, are all the same unknown name.
struct TagName: Hashable, Sendable, ExpressibleByStringLiteral {
    private let first: UInt64
    private let second: UInt64

    /// Takes a name of the sources, which is in lower case.
    @inline(__always)
    init(stringLiteral name: StaticString) {
        first = name.word(from: 0)
        second = name.word(from: 8)
    }

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        var index = range.lowerBound
        self.init(bytes, &index, to: range.upperBound) { _ in false }
    }

    /// Reads a name from `index` on, up to a byte that ends it or to `end`, and moves there.
    ///
    /// The first `least` bytes are part of it, whatever they are.
    @inline(__always)
    init(
        _ bytes: [UInt8],
        _ index: inout Int,
        to end: Int,
        atLeast least: Int = 0,
        until isEnd: (UInt8) -> Bool
    ) {
        let start = index
        var words: (UInt64, UInt64) = (0, 0)
        while index < end, index - start < least || !isEnd(bytes[index]) {
            let byte = bytes[index]
            let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
            let lower = UInt64(isUpper ? byte | 0x20 : byte)
            if index - start < 8 {
                words.0 = words.0 << 8 | lower
            } else {
                words.1 = words.1 << 8 | lower
            }
            index += 1
        }
        let isLong = index - start > 16
        first = isLong ? .max : words.0
        second = isLong ? .max : words.1
    }
}

/// Computed and not stored: these are constants for the optimizer, while a stored one is made when it is first
/// asked for, and whoever asks has to look whether it was made.
extension TagName {
    static var action: TagName { "action" }
    static var base: TagName { "base" }
    static var button: TagName { "button" }
    static var form: TagName { "form" }
    static var formaction: TagName { "formaction" }
    static var formmethod: TagName { "formmethod" }
    static var iframe: TagName { "iframe" }
    static var input: TagName { "input" }
    static var link: TagName { "link" }
    static var math: TagName { "math" }
    static var meta: TagName { "meta" }
    static var method: TagName { "method" }
    static var noembed: TagName { "noembed" }
    static var noframes: TagName { "noframes" }
    static var script: TagName { "script" }
    static var select: TagName { "select" }
    static var style: TagName { "style" }
    static var svg: TagName { "svg" }
    static var textarea: TagName { "textarea" }
    static var title: TagName { "title" }
    static var type: TagName { "type" }
    static var xmp: TagName { "xmp" }
    static var alternate: TagName { "alternate" }
    static var anchor: TagName { "a" }
    static var background: TagName { "background" }
    static var canonical: TagName { "canonical" }
    static var cite: TagName { "cite" }
    static var `class`: TagName { "class" }
    static var content: TagName { "content" }
    static var data: TagName { "data" }
    static var href: TagName { "href" }
    static var httpEquiv: TagName { "http-equiv" }
    static var id: TagName { "id" }
    static var imagesrcset: TagName { "imagesrcset" }
    static var name: TagName { "name" }
    static var next: TagName { "next" }
    static var ping: TagName { "ping" }
    static var poster: TagName { "poster" }
    static var prev: TagName { "prev" }
    static var property: TagName { "property" }
    static var rel: TagName { "rel" }
    static var src: TagName { "src" }
    static var srcdoc: TagName { "srcdoc" }
    static var srcset: TagName { "srcset" }
    static var stylesheet: TagName { "stylesheet" }
    static var xlinkHref: TagName { "xlink:href" }
}
