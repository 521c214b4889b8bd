/// Finds the URLs in values that hold more than one URL or more than a URL.
enum LinkLists {
    /// The URLs of a `srcset`, by the standard's algorithm.
    static func sourceSet(_ value: [UInt8]) -> [Range<Int>] {
        var urls: [Range<Int>] = []
        var index = 0
        while true {
            while index < value.count, HTMLScanner.isSpace(value[index]) || value[index] == comma {
                index += 1
            }
            guard index < value.count else { return urls }
            let start = index
            while index < value.count, !HTMLScanner.isSpace(value[index]) { index += 1 }
            var end = index
            while end > start, value[end - 1] == comma { end -= 1 }
            urls.append(start..<end)
            guard end == index else { continue }
            var depth = 0
            while index < value.count, depth > 0 || value[index] != comma {
                if value[index] == UInt8(ascii: "(") { depth += 1 }
                if value[index] == UInt8(ascii: ")") { depth = max(0, depth - 1) }
                index += 1
            }
        }
    }

    /// The URL of `<meta http-equiv="refresh" content="0; url=…">`.
    static func refresh(_ value: [UInt8]) -> Range<Int>? {
        guard
            let separator = value.firstIndex(where: { $0 == UInt8(ascii: ";") || $0 == comma })
        else { return nil }
        var index = skipSpace(value, from: separator + 1)
        if startsWith("url", value, at: index) {
            let equals = skipSpace(value, from: index + 3)
            if equals < value.count, value[equals] == UInt8(ascii: "=") {
                index = skipSpace(value, from: equals + 1)
            }
        }
        guard index < value.count else { return nil }
        let quote = value[index]
        if quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
            let end = value[(index + 1)...].firstIndex(of: quote) ?? value.count
            return index + 1..<end
        }
        return index..<value.count
    }

    /// The URLs a style asks for: `url(…)` and `@import "…"`, outside of comments and strings.
    static func style(_ css: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        var urls: [Range<Int>] = []
        var index = range.lowerBound
        var isImport = false
        while index < range.upperBound {
            switch css[index] {
            case UInt8(ascii: "/") where startsWith("/*", css, at: index):
                index += 2
                while index < range.upperBound, !startsWith("*/", css, at: index) { index += 1 }
                index += 2
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let end = endOfString(css, from: index, limit: range.upperBound)
                if isImport { urls.append(index + 1..<end) }
                isImport = false
                index = end + 1
            case UInt8(ascii: "@"):
                isImport = startsWith("@import", css, at: index)
                index += 1
            case UInt8(ascii: ";"):
                isImport = false
                index += 1
            case UInt8(ascii: "u"), UInt8(ascii: "U"):
                guard startsWith("url(", css, at: index) else {
                    index += 1
                    continue
                }
                isImport = false
                let start = skipSpace(css, from: index + 4)
                guard start < range.upperBound else { return urls }
                let isQuoted = css[start] == UInt8(ascii: "\"") || css[start] == UInt8(ascii: "'")
                var end = start
                if isQuoted {
                    end = endOfString(css, from: start, limit: range.upperBound)
                    urls.append(start + 1..<end)
                } else {
                    while end < range.upperBound, css[end] != UInt8(ascii: ")"),
                        !HTMLScanner.isSpace(css[end])
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

    private static let comma = UInt8(ascii: ",")

    private static func endOfString(_ css: [UInt8], from start: Int, limit: Int) -> Int {
        var index = start + 1
        while index < limit, css[index] != css[start] {
            index += css[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return max(start + 1, min(index, limit))
    }

    private static func skipSpace(_ bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while index < bytes.count, HTMLScanner.isSpace(bytes[index]) { index += 1 }
        return index
    }

    /// Whether `text`, in lower case, is at an offset in any case.
    private static func startsWith(_ text: StaticString, _ bytes: [UInt8], at index: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard index + count <= bytes.count else { return false }
        return text.description.utf8.elementsEqual(
            bytes[index..<index + count].lazy.map {
                $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0
            }
        )
    }
}
