/// Python's `textwrap.wrap`, without expanding tabs and replacing white space.
struct WordWrap {
    let width: Int
    let breaksLongWords: Bool
    let breaksOnHyphens: Bool

    private typealias Chunk = [Unicode.Scalar]

    /// The lines of one paragraph.
    func wrap(_ text: String) -> [String] {
        var chunks = Array(split(TextSearch.scalars(text)).reversed())
        var lines: [String] = []
        while !chunks.isEmpty {
            var line: [Chunk] = []
            var length = 0
            if let next = chunks.last, !lines.isEmpty, isBlank(next) { chunks.removeLast() }
            while let next = chunks.last, length + next.count <= width {
                line.append(next)
                length += next.count
                chunks.removeLast()
            }
            if let next = chunks.last, next.count > width {
                breakLong(&chunks, next, &line, length)
            }
            if let last = line.last, isBlank(last) { line.removeLast() }
            if !line.isEmpty { lines.append(TextSearch.text(line.joined())) }
        }
        return lines
    }

    private func breakLong(
        _ chunks: inout [Chunk],
        _ next: Chunk,
        _ line: inout [Chunk],
        _ length: Int
    ) {
        let room = width < 1 ? 1 : width - length
        if breaksLongWords {
            var end = room
            if breaksOnHyphens, next.count > room,
                let hyphen = next[..<max(0, room)].lastIndex(of: "-"), hyphen > 0,
                next[..<hyphen].contains(where: { $0 != "-" })
            {
                end = hyphen + 1
            }
            line.append(Array(next[..<end]))
            chunks[chunks.count - 1] = Array(next[end...])
        } else if line.isEmpty {
            line.append(next)
            chunks.removeLast()
        }
    }

    private func isBlank(_ chunk: Chunk) -> Bool {
        chunk.allSatisfy(PythonText.isWhitespace)
    }

    /// The white space `textwrap` knows: that of US-ASCII.
    private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        (0x09...0x0D).contains(scalar.value) || scalar == " "
    }

    /// Words and the white space between them; words may be split after hyphens.
    private func split(_ text: [Unicode.Scalar]) -> [Chunk] {
        var chunks: [Chunk] = []
        var index = 0
        while index < text.count {
            var end = index
            if isSpace(text[index]) {
                while end < text.count, isSpace(text[end]) { end += 1 }
            } else {
                end = breaksOnHyphens ? wordEnd(text, from: index) : plainEnd(text, from: index)
            }
            chunks.append(Array(text[index..<end]))
            index = end
        }
        return chunks
    }

    private func plainEnd(_ text: [Unicode.Scalar], from start: Int) -> Int {
        text[start...].firstIndex(where: isSpace) ?? text.count
    }

    private func isLetter(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        text.indices.contains(index) && PythonText.isWordCharacter(text[index])
            && !PythonText.isNumeric(text[index])
    }

    private func isWordOrMark(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        guard text.indices.contains(index) else { return false }
        let scalar = text[index]
        return PythonText.isWordCharacter(scalar)
            || ["!", "\"", "'", "&", ".", ",", "?"].contains(scalar)
    }

    /// The end of the piece at `start`: a dash between words, or a word up to a hyphen in it.
    private func wordEnd(_ text: [Unicode.Scalar], from start: Int) -> Int {
        if let end = dashEnd(text, at: start), isWordOrMark(text, start - 1),
            isWord(text, end)
        {
            return end
        }
        var end = start + 1
        while end < text.count, !isSpace(text[end]) {
            // After "letter-" before two letters, or before a dash that stands between words.
            if text[end - 1] == "-", isHyphenBreak(text, end) { return end }
            if let stop = dashEnd(text, at: end), isWordOrMark(text, end - 1), isWord(text, stop) {
                return end
            }
            end += 1
        }
        return end
    }

    private func isWord(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        text.indices.contains(index) && PythonText.isWordCharacter(text[index])
    }

    private func dashEnd(_ text: [Unicode.Scalar], at start: Int) -> Int? {
        var end = start
        while end < text.count, text[end] == "-" { end += 1 }
        return end - start >= 2 ? end : nil
    }

    /// Whether the word may be split at `index`, which follows a hyphen.
    private func isHyphenBreak(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        let before =
            isLetter(text, index - 2) && isLetter(text, index - 3)
            || isLetter(text, index - 2) && text.indices.contains(index - 3)
                && text[index - 3] == "-" && isLetter(text, index - 4)
        let after =
            isLetter(text, index)
            && (isLetter(text, index + 1)
                || text.indices.contains(index + 1) && text[index + 1] == "-"
                    && isLetter(text, index + 2))
        return before && after
    }
}
