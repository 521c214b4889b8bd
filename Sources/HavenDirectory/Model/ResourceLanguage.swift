import HavenDiagnostics

/// A language in which a resource answers.
package struct ResourceLanguage: Sendable, Hashable {
    /// The English name, `Spanish`; or the author's words, `others by interpreter`.
    package let name: String
    /// The BCP 47 code, `es`, if the language is known.
    package let code: String?

    package init(name: String, code: String?) {
        self.name = name
        self.code = code
    }

    /// Reads `en es`, `English, Spanish`, `en es and others by interpreter`.
    ///
    /// Names that are not known are kept as they are, unless they are one edit away from one that is.
    package static func list(_ text: String) throws(ValueProblem) -> [ResourceLanguage] {
        var languages: [ResourceLanguage] = []
        for part in parts(of: text) {
            let words = part.text.split(separator: " ")
            if words.allSatisfy({ isCode($0) }) {
                var offset = part.range.lowerBound
                for word in words {
                    let range = offset..<offset + word.utf8.count
                    offset = range.upperBound + 1
                    guard let name = name(ofCode: String(word)) else {
                        throw .languageCode(String(word), at: range)
                    }
                    languages.append(ResourceLanguage(name: name, code: String(word)))
                }
            } else if let first = words.first, isCode(first), name(ofCode: String(first)) != nil {
                throw .languageMix(at: part.range)
            } else {
                languages.append(try named(part))
            }
        }
        return languages
    }

    private static func named(_ part: Part) throws(ValueProblem) -> ResourceLanguage {
        let name = part.text
        if let known = names.first(where: { $0.name.lowercased() == name.lowercased() }) {
            return ResourceLanguage(name: known.name, code: known.code)
        }
        if let near = names.first(where: { NearMiss.distance(from: name, to: $0.name) == 1 }) {
            throw .languageName(name, near: near.name, at: part.range)
        }
        return ResourceLanguage(name: name, code: nil)
    }

    /// The language of a code, in any case; `nil` if it is not known.
    package init?(tag: String) {
        guard let name = Self.name(ofCode: tag) ?? Self.name(ofCode: tag.lowercased()) else {
            return nil
        }
        self.init(name: name, code: Self.name(ofCode: tag) == nil ? tag.lowercased() : tag)
    }

    /// The language of an English name or of a code; the words themselves if it is not known.
    package init(nameOrTag text: String) {
        if let known = Self.names.first(where: { $0.name.lowercased() == text.lowercased() }) {
            self.init(name: known.name, code: known.code)
        } else if Self.isCode(text[...]), let known = ResourceLanguage(tag: text) {
            self = known
        } else if (try? ResourceLanguage.list(text)) == nil {
            // `any` would be read as a code when it is written down.
            let words = text.split(separator: " ").map {
                $0.prefix(1).uppercased() + $0.dropFirst()
            }
            self.init(name: words.joined(separator: " "), code: nil)
        } else {
            self.init(name: text, code: nil)
        }
    }

    /// The language of an English name; `nil` if it is not known.
    static func named(_ name: String) -> ResourceLanguage? {
        names.first { $0.name.lowercased() == name.lowercased() }
            .map { ResourceLanguage(name: $0.name, code: $0.code) }
    }

    /// Two or three small letters, maybe with subtags: `es`, `pt-BR`, `zh-Hant`.
    private static func isCode(_ word: Substring) -> Bool {
        let tags = word.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = tags.first, (2...3).contains(first.utf8.count),
            first.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
        else { return false }
        return tags.dropFirst().allSatisfy { (2...8).contains($0.utf8.count) }
    }

    private static func name(ofCode code: String) -> String? {
        let language = code.split(separator: "-").first.map(String.init) ?? code
        return names.first { $0.code == code }?.name ?? names.first { $0.code == language }?.name
    }

    private struct Part {
        let text: String
        /// The UTF-8 offsets of the part in the value.
        let range: Range<Int>
    }

    /// Cuts at commas, semicolons, slashes, `&` and the word `and`.
    private static func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        var words: [Substring] = []
        func finish() {
            guard let first = words.first, let last = words.last else { return }
            let lower = text.utf8.distance(from: text.startIndex, to: first.startIndex)
            let upper = text.utf8.distance(from: text.startIndex, to: last.endIndex)
            parts.append(
                Part(text: String(text[first.startIndex..<last.endIndex]), range: lower..<upper)
            )
            words = []
        }
        for word in text.split(separator: " ") {
            if word == "and" || word == "&" {
                finish()
                continue
            }
            let pieces = word.split(omittingEmptySubsequences: false) { ",;/".contains($0) }
            for (index, piece) in pieces.enumerated() {
                if index > 0 { finish() }
                if !piece.isEmpty { words.append(piece) }
            }
        }
        finish()
        return parts
    }
}

extension ResourceLanguage {
    /// Languages of help lines and meetings, by code.
    static let names: [(code: String, name: String)] = [
        ("en", "English"), ("es", "Spanish"), ("fr", "French"), ("de", "German"),
        ("ase", "American Sign Language"), ("am", "Amharic"), ("ar", "Arabic"), ("hy", "Armenian"),
        ("bn", "Bengali"), ("bs", "Bosnian"), ("my", "Burmese"), ("yue", "Cantonese"),
        ("ceb", "Cebuano"), ("chr", "Cherokee"), ("zh", "Chinese"), ("hr", "Croatian"),
        ("cs", "Czech"), ("da", "Danish"), ("prs", "Dari"), ("nl", "Dutch"), ("et", "Estonian"),
        ("fa", "Farsi"), ("fil", "Filipino"), ("fi", "Finnish"), ("el", "Greek"),
        ("gu", "Gujarati"), ("ht", "Haitian Creole"), ("haw", "Hawaiian"), ("he", "Hebrew"),
        ("hi", "Hindi"), ("hmn", "Hmong"), ("hu", "Hungarian"), ("is", "Icelandic"),
        ("ig", "Igbo"), ("ilo", "Ilocano"), ("id", "Indonesian"), ("it", "Italian"),
        ("ja", "Japanese"), ("kar", "Karen"), ("km", "Khmer"), ("rw", "Kinyarwanda"),
        ("ko", "Korean"), ("ku", "Kurdish"), ("lo", "Lao"), ("lv", "Latvian"),
        ("lt", "Lithuanian"), ("cmn", "Mandarin"), ("mr", "Marathi"), ("mh", "Marshallese"),
        ("nv", "Navajo"), ("ne", "Nepali"), ("no", "Norwegian"), ("om", "Oromo"),
        ("ps", "Pashto"), ("pl", "Polish"), ("pt", "Portuguese"), ("pa", "Punjabi"),
        ("ro", "Romanian"), ("ru", "Russian"), ("sm", "Samoan"), ("sr", "Serbian"),
        ("sk", "Slovak"), ("sl", "Slovenian"), ("so", "Somali"), ("sw", "Swahili"),
        ("sv", "Swedish"), ("tl", "Tagalog"), ("ta", "Tamil"), ("te", "Telugu"), ("th", "Thai"),
        ("ti", "Tigrinya"), ("to", "Tongan"), ("tr", "Turkish"), ("uk", "Ukrainian"),
        ("ur", "Urdu"), ("vi", "Vietnamese"), ("yi", "Yiddish"), ("yo", "Yoruba"), ("zu", "Zulu"),
        ("af", "Afrikaans"), ("bg", "Bulgarian"), ("ka", "Georgian"), ("ml", "Malayalam"),
        ("mt", "Maltese"),
        ("zh-Hans", "Chinese (Simplified)"), ("zh-Hant", "Chinese (Traditional)"),
    ]
}

extension DiagnosticID {
    static let language: DiagnosticID = "language"
}

extension ValueProblem {
    static func languageCode(_ code: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .language,
            "'\(code)' is no language code that is known here",
            at: range,
            help: "write the English name of the language"
        )
    }

    static func languageMix(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .language,
            "a code is followed by what is no code",
            at: range,
            help: "write codes ('en es') or names ('English, Spanish'), with commas between"
        )
    }

    static func languageName(_ name: String, near: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .language,
            "unknown language '\(name)'",
            at: range,
            help: "did you mean '\(near)'?"
        )
    }
}
