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
        ("Women’s Line", "womens-line"), ("Ayuda en Español", "ayuda-en-español"), ("…", ""),
        ("211", "211"),
    ])
    func `ids are made of names`(name: String, id: String) {
        #expect(ResourceID.slug(name) == id)
    }

    @Test(arguments: [
        ("988-lifeline", true), ("aa", true), ("", false), ("-a", false), ("a--b", false),
        ("A", false), ("é", false), ("a b", false),
    ])
    func `ids have one form`(id: String, isValid: Bool) {
        #expect(ResourceID.isValid(id) == isValid)
    }
}
