/// Finds the words a person sees at a place in a page.
enum NearestText {
    private static let limit = 60

    /// The first text from `offset` on, which is where a tag starts, in at most 60 characters.
    static func after(_ offset: Int, in page: [UInt8]) -> String? {
        var scanner = HTMLScanner(page, from: min(max(offset, 0), page.count))
        var tag = HTMLScanner.Tag()
        guard scanner.next(&tag) else { return nil }
        // A few tags on the text is no longer that of this place.
        for _ in 0..<8 {
            let start = scanner.position
            let isMore = scanner.next(&tag)
            let end = isMore ? tag.start : page.count
            if start < end, let text = plain(page[start..<end]) { return text }
            guard isMore else { return nil }
        }
        return nil
    }

    private static func plain(_ bytes: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: HTMLText.decode(bytes), as: UTF8.self)
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !words.isEmpty else { return nil }
        return words.count <= limit ? words : words.prefix(limit) + "…"
    }
}
