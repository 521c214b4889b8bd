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

    /// The URL of `<meta http-equiv="refresh" content="0; url=…">`, by the standard's algorithm.
    static func refresh(_ value: [UInt8]) -> Range<Int>? {
        let start = value.skippingSpace(from: 0)
        var index = start
        while index < value.count, isTime(value[index]) { index += 1 }
        // A blank alone may also stand between the time and the URL.
        guard index > start, index < value.count, value[index].isHTMLSpace || isMark(value[index])
        else { return nil }
        index = value.skippingSpace(from: index)
        if index < value.count, isMark(value[index]) {
            index = value.skippingSpace(from: index + 1)
        }
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

    private static func isTime(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: ".")
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ";") || byte == comma
    }

    private static let comma = UInt8(ascii: ",")
}
