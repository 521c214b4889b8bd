/// Finds the URLs in style sheets.
enum StyleLinks {
    /// The URLs a style asks for: `url(…)` and `@import "…"`, outside of comments and strings.
    ///
    /// Gives their ranges in `css`, in order, without quotes and the blanks around them; looks at `range` only.
    static func ranges(in css: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        var urls: [Range<Int>] = []
        var index = range.lowerBound
        var isImport = false
        while index < range.upperBound {
            switch css[index] {
            case UInt8(ascii: "/") where css.has("/*", at: index):
                index += 2
                while index < range.upperBound, !css.has("*/", at: index) { index += 1 }
                index += 2
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let end = endOfString(css, from: index, limit: range.upperBound)
                if isImport { urls.append(index + 1..<end) }
                isImport = false
                index = end + 1
            case UInt8(ascii: "@"):
                isImport = css.has("@import", at: index)
                index += 1
            case UInt8(ascii: ";"):
                isImport = false
                index += 1
            case UInt8(ascii: "u"), UInt8(ascii: "U"):
                guard css.has("url(", at: index) else {
                    index += 1
                    continue
                }
                isImport = false
                let start = css.skippingSpace(from: index + 4)
                guard start < range.upperBound else { return urls }
                let isQuoted = css[start] == UInt8(ascii: "\"") || css[start] == UInt8(ascii: "'")
                var end = start
                if isQuoted {
                    end = endOfString(css, from: start, limit: range.upperBound)
                    urls.append(start + 1..<end)
                } else {
                    while end < range.upperBound, css[end] != UInt8(ascii: ")"),
                        !css[end].isHTMLSpace
                    {
                        end += 1
                    }
                    urls.append(start..<end)
                }
                index = end + 1
            default: index += 1
            }
        }
        return urls
    }

    private static func endOfString(_ css: [UInt8], from start: Int, limit: Int) -> Int {
        var index = start + 1
        while index < limit, css[index] != css[start] {
            index += css[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return max(start + 1, min(index, limit))
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
