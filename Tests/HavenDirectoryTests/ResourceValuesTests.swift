import Testing

@testable import HavenDirectory

@Suite struct `Values of resources` {
    @Test(
        arguments: [
            ("en es", ["English", "Spanish"], ["en", "es"]),
            ("English, Spanish", ["English", "Spanish"], ["en", "es"]),
            ("english and spanish", ["English", "Spanish"], ["en", "es"]),
            (
                "en es and others by interpreter", ["English", "Spanish", "others by interpreter"],
                ["en", "es", nil]
            ),
            ("en and others", ["English", "others"], ["en", nil]),
            (
                "American Sign Language; pt-BR", ["American Sign Language", "Portuguese"],
                ["ase", "pt-BR"]
            ),
            (
                "zh-Hant/ko & Chuukese", ["Chinese (Traditional)", "Korean", "Chuukese"],
                ["zh-Hant", "ko", nil]
            ),
            ("English Spanish", ["English", "Spanish"], ["en", "es"]),
            (
                "English or Español + ASL", ["English", "Spanish", "American Sign Language"],
                ["en", "es", "ase"]
            ),
            ("EN/ES", ["English", "Spanish"], ["en", "es"]),
            ("Haitian Creole|kreyòl", ["Haitian Creole", "Haitian Creole"], ["ht", "ht"]),
            ("interpreters for Spanish", ["interpreters for Spanish"], [nil]),
        ] as [(String, [String], [String?])]
    )
    func `languages are codes or names`(text: String, names: [String], codes: [String?]) throws {
        let languages = try ResourceLanguage.list(text)
        #expect(languages.map(\.name) == names)
        #expect(languages.map(\.code) == codes)
    }

    @Test(arguments: [
        ("English, Spansh", "unknown language 'Spansh'", 9..<15, "did you mean 'Spanish'?"),
        (
            "en xq es", "'xq' is no language code that is known here", 3..<5,
            "write the English name of the language"
        ),
        (
            "en-es", "'en-es' is one language, the English of a region", 0..<5,
            "write 'en, es' for two; a region is in capitals: 'en-ES'"
        ),
        (
            "English, Spanish (press 2)", "a language has no remark", 9..<26,
            "write 'Spanish' here, and the rest as a fact of its own: 'Note: …'"
        ),
    ])
    func `languages that are misspelt are refused`(
        text: String,
        message: String,
        range: Range<Int>,
        help: String
    ) {
        do throws(ValueProblem) {
            _ = try ResourceLanguage.list(text)
            Issue.record("read")
        } catch {
            #expect(error.message == message)
            #expect(error.range == range)
            #expect(error.help == help)
        }
    }

    @Test(arguments: [
        ("spa", "es"), ("zho", "zh"), ("chi", "zh"), ("deu", "de"), ("ger", "de"), ("ase", "ase"),
        ("ES-mx", "es-mx"), ("eng", "en"), ("xyz", nil),
    ])
    func `codes of three letters are known`(tag: String, code: String?) {
        #expect(ResourceLanguage(tag: tag)?.code == code)
    }

    @Test(arguments: [("es-MX", "es"), ("en", "en"), ("zh-Hant", "zh-Hant"), ("zh-TW", "zh")])
    func `languages of regions are on one list`(tag: String, base: String) {
        #expect(ResourceLanguage(tag: tag)?.baseCode == base)
    }

    @Test(arguments: [
        ("hotline", ResourceKind.hotline), ("Support groups", .supportGroup),
        ("support-group", .supportGroup), ("Counseling", .counseling), ("services", .service),
    ])
    func `kinds are words of a closed list`(text: String, kind: ResourceKind) {
        #expect(ResourceKind(text: text) == kind)
    }

    @Test func `kinds that are none have help`() {
        #expect(ResourceKind(text: "hotlin") == nil)
        #expect(ResourceKind.help(for: "hotlin") == "did you mean 'hotline'?")
        #expect(ResourceKind.help(for: "x").hasPrefix("known are hotline, support-group,"))
    }

    @Test(arguments: [
        ("988 Suicide & Crisis Lifeline", "988-suicide-crisis-lifeline"),
        ("PAL (Parents of Addicted Loved Ones)", "pal-parents-of-addicted-loved-ones"),
        ("Women’s Line", "womens-line"), ("Ayuda en Español", "ayuda-en-espanol"), ("…", ""),
        ("211", "211"), ("Línea", "linea"), ("Li\u{301}nea", "linea"), ("LÍNEA Ế", "linea-e"),
        ("Ørsted Łódź", "orsted-lodz"), ("İstanbul", "istanbul"), ("Straße", "strae"),
        ("Помощь 24", "24"), ("Помощь", ""), ("助け", ""), ("H²O ½", "ho"), ("a\u{301}", "a"),
        ("\u{301}", ""), ("---a---b---", "a-b"), ("١٢", ""), ("A \u{2013} B", "a-b"), ("", ""),
    ])
    func `ids are made of names`(name: String, id: String) {
        #expect(ResourceID.slug(name) == id)
        #expect(id.isEmpty || ResourceID.isValid(id))
    }

    @Test func `ids of all letters have the one form`() {
        for value in UInt32(0)..<0x3000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let id = ResourceID.slug("a \(scalar) \(scalar)b")
            #expect(ResourceID.isValid(id), "U+\(String(value, radix: 16)) gives '\(id)'")
        }
    }

    @Test(arguments: [
        ("988-lifeline", true), ("aa", true), ("", false), ("-a", false), ("a--b", false),
        ("A", false), ("é", false), ("a b", false),
    ])
    func `ids have one form`(id: String, isValid: Bool) {
        #expect(ResourceID.isValid(id) == isValid)
    }
}
