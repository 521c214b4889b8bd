/// Finds the URLs in values that hold more than one URL or more than a URL.
enum LinkLists {
    /// The URLs of a `srcset`, by the standard's algorithm.
    static func sourceSet(_ value: [UInt8]) -> [Range<Int>] {
        var urls: [Range<Int>] = []
        var index = 0
        while true {
            while index < value.count, value[index].isHTMLSpace || value[index] == comma {
                index += 1
            }
            guard index < value.count else { return urls }
            let start = index
            while index < value.count, !value[index].isHTMLSpace { index += 1 }
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
        var index = value.skippingSpace(from: separator + 1)
        if value.has("url", at: index) {
            let equals = value.skippingSpace(from: index + 3)
            if equals < value.count, value[equals] == UInt8(ascii: "=") {
                index = value.skippingSpace(from: equals + 1)
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

    private static let comma = UInt8(ascii: ",")
}
