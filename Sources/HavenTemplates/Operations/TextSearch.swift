/// Searching, splitting and stripping by code points.
enum TextSearch {
    static func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

    static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Whether a text has more than `length + leeway` code points; neither is negative.
    static func isLonger(_ text: String, than length: Int, by leeway: Int) -> Bool {
        // A text has no more code points than bytes, so the sum does not overflow below.
        guard text.utf8.count - length > leeway else { return false }
        return offset(ofScalar: length + leeway, in: Array(text.utf8)) != nil
    }

    /// The first code points of a text, up to the last space among them if it keeps words whole.
    static func head(of text: String, length: Int, keepsWords: Bool) -> String {
        let bytes = Array(text.utf8)
        var end = offset(ofScalar: length, in: bytes) ?? bytes.count
        if keepsWords, let space = bytes[..<end].lastIndex(of: UInt8(ascii: " ")) { end = space }
        return String(decoding: bytes[..<end], as: UTF8.self)
    }

    /// Where a code point begins, counted from zero; `nil` if there are not so many.
    private static func offset(ofScalar number: Int, in bytes: [UInt8]) -> Int? {
        var rest = number
        for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
            if rest == 0 { return offset }
            rest -= 1
        }
        return nil
    }

    /// The offset of the first occurrence of `needle` at or after `start`.
    static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = needle.first else { return start <= bytes.count ? start : nil }
        var offset = start
        while offset + needle.count <= bytes.count {
            if bytes[offset] == first,
                bytes[offset..<offset + needle.count].elementsEqual(needle)
            {
                return offset
            }
            offset += 1
        }
        return nil
    }

    static func contains(_ text: String, _ needle: String) -> Bool {
        find(Array(needle.utf8), in: Array(text.utf8), from: 0) != nil
    }

    /// `str.replace`; a negative `limit` means all.
    static func replace(
        _ text: String,
        _ old: String,
        with new: String,
        limit: Int
    ) throws(Trouble) -> String {
        let bytes = Array(text.utf8)
        let old = Array(old.utf8)
        let new = Array(new.utf8)
        var result: [UInt8] = []
        var offset = 0
        var count = 0
        while limit < 0 || count < limit {
            guard let found = find(old, in: bytes, from: offset) else { break }
            result += bytes[offset..<found]
            result += new
            guard result.count < RenderLimits.size else { throw .tooLarge }
            offset = found + old.count
            count += 1
            if old.isEmpty {
                guard offset < bytes.count else {
                    offset = bytes.count + 1
                    break
                }
                let next = UTF8Text.scalarEnd(at: offset, in: bytes, to: bytes.count)
                result += bytes[offset..<next]
                offset = next
            }
        }
        if offset < bytes.count { result += bytes[offset...] }
        return String(decoding: result, as: UTF8.self)
    }

    /// `str.split` with a separator that is not empty; a negative `limit` means all.
    static func split(_ text: String, _ separator: String, limit: Int) -> [String] {
        let bytes = Array(text.utf8)
        let separator = Array(separator.utf8)
        var parts: [String] = []
        var offset = 0
        while limit < 0 || parts.count < limit {
            guard let found = find(separator, in: bytes, from: offset) else { break }
            parts.append(String(decoding: bytes[offset..<found], as: UTF8.self))
            offset = found + separator.count
        }
        parts.append(String(decoding: bytes[offset...], as: UTF8.self))
        return parts
    }

    /// `str.rsplit` with a separator that is not empty.
    static func splitFromEnd(_ text: String, _ separator: String, limit: Int) -> [String] {
        let parts = split(text, separator, limit: -1)
        guard limit >= 0, parts.count - 1 > limit else { return parts }
        let head = parts.dropLast(limit).joined(separator: separator)
        return [head] + parts.suffix(limit)
    }

    /// `str.split` at white space; a negative `limit` means all.
    static func splitWords(_ text: String, limit: Int) -> [String] {
        var words: [String] = []
        var rest = text.unicodeScalars[...]
        while true {
            rest = rest.drop(while: PythonText.isWhitespace)
            guard !rest.isEmpty else { return words }
            if limit >= 0, words.count >= limit {
                var last = rest
                while let scalar = last.last, PythonText.isWhitespace(scalar) { last.removeLast() }
                // The rest keeps the white space at its end.
                words.append(String(rest))
                return words
            }
            let word = rest.prefix { !PythonText.isWhitespace($0) }
            words.append(String(word))
            rest = rest[word.endIndex...]
        }
    }

    /// `str.rsplit` at white space.
    static func splitWordsFromEnd(_ text: String, limit: Int) -> [String] {
        guard limit >= 0 else { return splitWords(text, limit: -1) }
        var words: [String] = []
        var rest = text.unicodeScalars[...]
        while true {
            while let last = rest.last, PythonText.isWhitespace(last) { rest.removeLast() }
            guard !rest.isEmpty else { return words.reversed() }
            if words.count >= limit {
                words.append(String(rest))
                return words.reversed()
            }
            var word = String.UnicodeScalarView()
            while let last = rest.last, !PythonText.isWhitespace(last) {
                word.append(last)
                rest.removeLast()
            }
            words.append(String(String.UnicodeScalarView(word.reversed())))
        }
    }

    /// `str.splitlines`.
    static func lines(_ text: String, keepingEnds: Bool = false) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var scalars = text.unicodeScalars.makeIterator()
        var pending = scalars.next()
        while let scalar = pending {
            pending = scalars.next()
            guard isLineEnd(scalar) else {
                line.append(scalar)
                continue
            }
            if keepingEnds { line.append(scalar) }
            if scalar == "\r", let next = pending, next == "\n" {
                if keepingEnds { line.append(next) }
                pending = scalars.next()
            }
            lines.append(String(line))
            line = String.UnicodeScalarView()
        }
        if !line.isEmpty { lines.append(String(line)) }
        return lines
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// `str.strip` and its one-sided forms; without `characters` it strips white space.
    static func strip(
        _ text: String,
        _ characters: String?,
        start: Bool = true,
        end: Bool = true
    ) -> String {
        let set = characters.map { Set($0.unicodeScalars) }
        func strips(_ scalar: Unicode.Scalar) -> Bool {
            set?.contains(scalar) ?? PythonText.isWhitespace(scalar)
        }
        var rest = text.unicodeScalars[...]
        if start { rest = rest.drop(while: strips) }
        if end { while let last = rest.last, strips(last) { rest.removeLast() } }
        return String(rest)
    }
}
