/// The words of a text of hours, with their places.
///
/// Words end at blanks, commas and semicolons. What is in parentheses is one word. Around a hyphen, a dash and the word `to`, and before
/// `am` and `pm`, blanks do not part words: `9 am - 5 pm` is one.
struct HoursWords {
    struct Word {
        let text: Substring
        /// The UTF-8 offsets in the whole text.
        let range: Range<Int>
        /// Whether a semicolon parts it from the word before it.
        var followsSemicolon = false

        /// What stands in the parentheses, for a word in parentheses.
        var remark: Substring? {
            text.hasPrefix("(") && text.hasSuffix(")") ? text.dropFirst().dropLast() : nil
        }

        var lowercased: String { text.lowercased() }

        /// What stands before and behind hyphens and `to`, without blanks.
        var ends: [Substring] {
            var ends: [Substring] = []
            var start = text.startIndex
            var index = start
            while index < text.endIndex {
                if let length = HoursWords.joint(in: text, at: index), index > start {
                    ends.append(text[start..<index])
                    start = text.index(index, offsetBy: length)
                    index = start
                } else {
                    index = text.index(after: index)
                }
            }
            ends.append(text[start...])
            return ends.map(Self.trimmed)
        }

        private static func trimmed(_ text: Substring) -> Substring {
            var text = text.drop { $0 == " " }
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    let words: [Word]

    init(_ text: String) {
        var words: [Word] = []
        var start: String.Index?
        var last = text.startIndex
        var isBehindSemicolon = false
        func finish() {
            guard let first = start else { return }
            let lower = text.utf8.distance(from: text.startIndex, to: first)
            let upper = text.utf8.distance(from: text.startIndex, to: last)
            words.append(
                Word(
                    text: text[first..<last],
                    range: lower..<upper,
                    followsSemicolon: isBehindSemicolon
                )
            )
            isBehindSemicolon = false
            start = nil
        }
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            if character == "(" {
                finish()
                start = index
                index =
                    text[index...].firstIndex(of: ")").map { text.index(after: $0) }
                    ?? text.endIndex
                last = index
                finish()
                continue
            }
            let isGap = character == " " || character == "," || character == ";"
            if isGap {
                let end = text[index...].firstIndex { $0 != " " } ?? text.endIndex
                if character != " " || !Self.joins(text, from: last, to: end, isOpen: start != nil)
                {
                    finish()
                }
                if character == ";" { isBehindSemicolon = true }
            } else {
                if start == nil { start = index }
                last = text.index(after: index)
            }
            index = text.index(after: index)
        }
        finish()
        self.words = words
    }

    /// Whether the blanks from `last` to `end` are inside of a word.
    private static func joins(
        _ text: String,
        from last: String.Index,
        to end: String.Index,
        isOpen: Bool
    ) -> Bool {
        guard isOpen, end < text.endIndex else { return false }
        let rest = text[end...]
        let isTime = text[..<last].last.map { $0.isASCII && $0.isNumber } ?? false
        return joint(in: rest, at: end) != nil || endsInJoint(text[..<last])
            || isTime && halfOfDay(rest) != nil
    }

    private static func endsInJoint(_ text: Substring) -> Bool {
        if let last = text.last, isHyphen(last) { return true }
        let end = text.suffix(3)
        return end.count == 3 && end.first == " " && end.dropFirst().lowercased() == "to"
    }

    private static func isHyphen(_ character: Character) -> Bool {
        character == "-" || character == "\u{2013}"
    }

    /// How many characters of a hyphen, or of the word `to`, stand at an index.
    private static func joint(in text: Substring, at index: Substring.Index) -> Int? {
        if isHyphen(text[index]) { return 1 }
        guard text[index...].prefix(2).lowercased() == "to",
            text.index(index, offsetBy: 2, limitedBy: text.endIndex).map({
                $0 < text.endIndex && text[$0] == " "
            }) ?? false,
            index == text.startIndex || text[text.index(before: index)] == " "
        else { return nil }
        return 2
    }

    /// The half of the day that a text begins with, in minutes: 0 for `am`, 720 for `p.m.`.
    static func halfOfDay(_ text: Substring) -> (minutes: Int, length: Int)? {
        let lower = text.prefix(4).lowercased()
        for (spelling, minutes) in [("a.m.", 0), ("p.m.", 720), ("am", 0), ("pm", 720)]
        where lower.hasPrefix(spelling) {
            let rest = text.dropFirst(spelling.count)
            guard rest.first.map({ !$0.isLetter && !$0.isNumber }) ?? true else { continue }
            return (minutes, spelling.count)
        }
        return nil
    }
}
