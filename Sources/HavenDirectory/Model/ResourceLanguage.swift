// Foundation knows the codes of three letters.
private import Foundation
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
            if let all = codesInCapitals(words) ?? namesInARow(words) {
                languages += all
            } else if words.allSatisfy({ isCode($0) }) {
                var offset = part.range.lowerBound
                for word in words {
                    let range = offset..<offset + word.utf8.count
                    offset = range.upperBound + 1
                    guard let name = name(ofCode: String(word)) else {
                        throw .languageCode(String(word), at: range)
                    }
                    if isPair(word) { throw .languagePair(String(word), name, at: range) }
                    languages.append(ResourceLanguage(name: name, code: String(word)))
                }
            } else if let first = words.first, isCode(first), name(ofCode: String(first)) != nil {
                throw .languageMix(at: part.range)
            } else if let first = words.first.flatMap({ named(String($0)) }), words.count > 1,
                words[1].hasPrefix("(")
            {
                throw .languageRemark(first.name, at: part.range)
            } else {
                languages.append(try named(part))
            }
        }
        return languages
    }

    /// `EN`, `EN ES`: codes as forms have them.
    private static func codesInCapitals(_ words: [Substring]) -> [ResourceLanguage]? {
        let isCapital = words.allSatisfy { word in
            word.utf8.count == 2 && word.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        }
        let known = words.compactMap { ResourceLanguage(tag: $0.lowercased()) }
        return isCapital && known.count == words.count ? known : nil
    }

    /// `English Spanish`: names with nothing between them, as lines of a cell become.
    private static func namesInARow(_ words: [Substring]) -> [ResourceLanguage]? {
        guard words.count > 1, named(words.joined(separator: " ")) == nil else { return nil }
        let known = words.compactMap { named(String($0)) }
        return known.count == words.count ? known : nil
    }

    /// `en-es` for two languages: regions are written in capitals.
    private static func isPair(_ word: Substring) -> Bool {
        let tags = word.split(separator: "-")
        return tags.count == 2 && tags[1].utf8.count == 2
            && names.contains { $0.code == tags[1] }
    }

    private static func named(_ part: Part) throws(ValueProblem) -> ResourceLanguage {
        let name = part.text
        if let known = named(name) { return known }
        if let near = names.first(where: { NearMiss.distance(from: name, to: $0.name) == 1 }) {
            throw .languageName(name, near: near.name, at: part.range)
        }
        return ResourceLanguage(name: name, code: nil)
    }

    /// The language of a code, in any case; `nil` if it is not known.
    package init?(tag: String) {
        for code in [tag, tag.lowercased(), Self.shortCode(of: tag)] {
            guard let code, let name = Self.name(ofCode: code) else { continue }
            self.init(name: name, code: code)
            return
        }
        return nil
    }

    /// The code of two letters for one of three, in either list of ISO 639-2: `es` for `spa`, `zh` for `chi`.
    private static func shortCode(of code: String) -> String? {
        let code = code.lowercased()
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
            return nil
        }
        return bibliographic[code] ?? Locale.LanguageCode(code).identifier(.alpha2)
    }

    /// The code without a region: those of Mexico and of Spain are on one list.
    package var baseCode: String? {
        guard let code else { return nil }
        if Self.names.contains(where: { $0.code == code }) { return code }
        return code.split(separator: "-").first?.lowercased()
    }

    /// The language of an English name or of a code; the words themselves if it is not known.
    package init(nameOrTag text: String) {
        if let known = Self.named(text) {
            self = known
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

    /// The language of an English name, or of its own; `nil` if it is not known.
    static func named(_ name: String) -> ResourceLanguage? {
        let lower = name.lowercased()
        let code = ownNames[lower]
        return names.first { $0.name.lowercased() == lower || $0.code == code }
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

    /// Cuts at commas, semicolons, slashes, bars, `&`, `+` and the words `and` and `or`.
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
            if ["and", "or", "&"].contains(word) {
                finish()
                continue
            }
            let pieces = word.split(omittingEmptySubsequences: false) { ",;/+|".contains($0) }
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

    /// What languages are called by those who speak them, and in short.
    private static let ownNames = [
        "español": "es", "espanol": "es", "castellano": "es", "français": "fr", "francais": "fr",
        "deutsch": "de", "português": "pt", "portugues": "pt", "italiano": "it", "polski": "pl",
        "русский": "ru", "українська": "uk", "العربية": "ar", "中文": "zh", "한국어": "ko",
        "日本語": "ja", "tiếng việt": "vi", "kreyòl": "ht", "kreyol": "ht", "kreyòl ayisyen": "ht",
        "haitian": "ht", "asl": "ase", "sign language": "ase", "tagalog/filipino": "tl",
        "persian": "fa", "mandarin chinese": "cmn", "cantonese chinese": "yue",
    ]

    /// The codes of three letters that are made of English names, where others exist.
    private static let bibliographic = [
        "alb": "sq", "arm": "hy", "bur": "my", "chi": "zh", "cze": "cs", "dut": "nl", "fre": "fr",
        "geo": "ka", "ger": "de", "gre": "el", "ice": "is", "may": "ms", "per": "fa", "rum": "ro",
        "slo": "sk",
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

    static func languagePair(
        _ tag: String,
        _ name: String,
        at range: Range<Int>
    ) -> ValueProblem {
        let tags = tag.split(separator: "-")
        return ValueProblem(
            .language,
            "'\(tag)' is one language, the \(name) of a region",
            at: range,
            help: "write '\(tags.joined(separator: ", "))' for two; a region is in capitals: "
                + "'\(tags[0])-\(tags[1].uppercased())'"
        )
    }

    static func languageRemark(_ name: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .language,
            "a language has no remark",
            at: range,
            help: "write '\(name)' here, and the rest as a fact of its own: 'Note: …'"
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
