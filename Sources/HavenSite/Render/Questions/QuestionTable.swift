import HavenTemplates

/// Numbers of questions about members of records: a hash table with open addressing.
///
/// A page asks a hundred of these, so finding one must cost a few instructions: the key is one word, and its hash one multiplication.
struct QuestionTable: Sendable {
    /// A record and the number of one of its members in a word.
    struct Key: Hashable, Sendable {
        /// 11 bits of the member, 4 of the kind, 17 of the part, 32 of the index.
        ///
        /// Never zero, because kinds count from 1 here.
        let word: UInt64

        /// `nil` if a number is too large: a list of more than 131,071 parts, a theme that asks for more than 2,047 names.
        init?(_ member: Int, of subject: TemplateSubject) {
            guard member < 1 << 11, subject.kind < 15, subject.part < 1 << 17 else { return nil }
            word =
                UInt64(member) << 53 | UInt64(subject.kind + 1) << 49 | UInt64(subject.part) << 32
                | UInt64(subject.index)
        }

        var member: Int { Int(word >> 53) }

        var subject: TemplateSubject {
            TemplateSubject(
                kind: UInt8(truncatingIfNeeded: word >> 49 & 0xF) - 1,
                part: UInt32(truncatingIfNeeded: word >> 32 & 0x1_FFFF),
                index: UInt32(truncatingIfNeeded: word)
            )
        }
    }

    /// Keys by place; zero is a free place.
    private var words: [UInt64] = Array(repeating: 0, count: 64)
    private var numbers: [UInt32] = Array(repeating: 0, count: 64)
    private(set) var count = 0

    /// Makes room for so many keys.
    mutating func reserve(_ count: Int) {
        while count * 4 > words.count * 3 { grow() }
    }

    /// The number of a key; a new key gets the number `new`.
    mutating func number(of key: Key, adding new: UInt32) -> UInt32 {
        if (count + 1) * 4 > words.count * 3 { grow() }
        let place = place(of: key.word)
        if words[place] == key.word { return numbers[place] }
        words[place] = key.word
        numbers[place] = new
        count += 1
        return new
    }

    /// Calls for every key with its number, in no order that means anything.
    func visit(_ body: (Key, UInt32) -> Void) {
        for place in words.indices where words[place] != 0 {
            body(Key(word: words[place]), numbers[place])
        }
    }

    private func place(of word: UInt64) -> Int {
        let mask = words.count - 1
        // The golden ratio spreads neighbouring numbers over all places.
        var place = Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while words[place] != 0, words[place] != word { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let old = (words: words, numbers: numbers)
        words = Array(repeating: 0, count: words.count * 2)
        numbers = Array(repeating: 0, count: words.count)
        for (word, number) in zip(old.words, old.numbers) where word != 0 {
            let place = place(of: word)
            words[place] = word
            numbers[place] = number
        }
    }
}

extension QuestionTable.Key {
    /// A word of a table.
    fileprivate init(word: UInt64) {
        self.word = word
    }
}
