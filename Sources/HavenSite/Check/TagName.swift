/// The name of an element or attribute in lower case, packed into two words so that it compares at once.
///
/// Names of more than 16 bytes, none of which Haven asks for, are all the same unknown name.
struct TagName: Hashable, Sendable, ExpressibleByStringLiteral {
    private let first: UInt64
    private let second: UInt64

    init(stringLiteral name: StaticString) {
        self.init(Array(name.description.utf8), 0..<name.utf8CodeUnitCount)
    }

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        guard range.count <= 16 else {
            self.first = .max
            self.second = .max
            return
        }
        var words: (UInt64, UInt64) = (0, 0)
        for (position, index) in range.enumerated() {
            let byte = bytes[index]
            let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
            let lower = UInt64(isUpper ? byte | 0x20 : byte)
            if position < 8 {
                words.0 = words.0 << 8 | lower
            } else {
                words.1 = words.1 << 8 | lower
            }
        }
        self.first = words.0
        self.second = words.1
    }
}

extension TagName {
    static let action: TagName = "action"
    static let base: TagName = "base"
    static let button: TagName = "button"
    static let form: TagName = "form"
    static let formaction: TagName = "formaction"
    static let formmethod: TagName = "formmethod"
    static let iframe: TagName = "iframe"
    static let input: TagName = "input"
    static let link: TagName = "link"
    static let math: TagName = "math"
    static let meta: TagName = "meta"
    static let method: TagName = "method"
    static let noembed: TagName = "noembed"
    static let noframes: TagName = "noframes"
    static let script: TagName = "script"
    static let select: TagName = "select"
    static let style: TagName = "style"
    static let svg: TagName = "svg"
    static let textarea: TagName = "textarea"
    static let title: TagName = "title"
    static let type: TagName = "type"
    static let xmp: TagName = "xmp"
    static let anchor: TagName = "a"
    static let `class`: TagName = "class"
    static let content: TagName = "content"
    static let href: TagName = "href"
    static let httpEquiv: TagName = "http-equiv"
    static let id: TagName = "id"
    static let imagesrcset: TagName = "imagesrcset"
    static let name: TagName = "name"
    static let property: TagName = "property"
    static let rel: TagName = "rel"
    static let srcdoc: TagName = "srcdoc"
    static let srcset: TagName = "srcset"
}
