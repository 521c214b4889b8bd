import HavenDiagnostics
import HavenDirectory
import Testing

@Suite struct `Phone numbers` {
    @Test(arguments: [
        ("988", "988", "tel:988"),
        ("911", "911", "tel:911"),
        ("1-800-662-4357", "1-800-662-4357", "tel:+18006624357"),
        ("800-662-4357", "800-662-4357", "tel:+18006624357"),
        ("(312) 555-0142", "(312) 555-0142", "tel:+13125550142"),
        ("1 (312) 555-0142", "1 (312) 555-0142", "tel:+13125550142"),
        ("312.555.0142", "312.555.0142", "tel:+13125550142"),
        ("+1 312 555 0142", "+1 312 555 0142", "tel:+13125550142"),
        ("312\u{2011}555\u{2011}0142", "312\u{2011}555\u{2011}0142", "tel:+13125550142"),
        ("312\u{A0}555\u{A0}0142", "312\u{A0}555\u{A0}0142", "tel:+13125550142"),
        ("+44 20 7946 0000", "+44 20 7946 0000", "tel:+442079460000"),
        ("+353 1 555 1234", "+353 1 555 1234", "tel:+35315551234"),
        ("1-800-662-HELP", "1-800-662-4357", "tel:+18006624357"),
        ("1-800-GAMBLER", "1-800-4262537", "tel:+18004262537"),
        ("1 800 GAMBLER", "1 800 4262537", "tel:+18004262537"),
        ("1-800-4AL-ANON", "1-800-425-2666", "tel:+18004252666"),
        ("1-844-HELP4WV", "1-844-4357498", "tel:+18444357498"),
        ("1-800-FREE-411", "1-800-3733-411", "tel:+18003733411"),
        ("(312)555-0142", "(312)555-0142", "tel:+13125550142"),
        ("+1(312)555-0142", "+1(312)555-0142", "tel:+13125550142"),
        ("1800-662-4357", "1800-662-4357", "tel:+18006624357"),
        ("800-6624357", "800-6624357", "tel:+18006624357"),
        ("312 555-0142", "312 555-0142", "tel:+13125550142"),
    ])
    func `are read as written`(text: String, number: String, href: String) throws {
        let phone = try PhoneNumber(parsing: text)
        #expect(phone.display == text)
        #expect(phone.number == number)
        #expect(phone.href == href)
    }

    @Test(arguments: [
        ("1-800-662-4357 (1-800-662-HELP)", "1-800-662-4357", "tel:+18006624357"),
        ("1-800-662-HELP (4357)", "1-800-662-4357", "tel:+18006624357"),
        ("1-800-662-4357 (HELP)", "1-800-662-4357", "tel:+18006624357"),
        ("800-662-4357 (1-800-662-HELP)", "800-662-4357", "tel:+18006624357"),
        ("1-800-426-2537 (GAMBLER)", "1-800-426-2537", "tel:+18004262537"),
        ("988, then press 1", "988", "tel:988"),
        ("711 then 988", "711", "tel:711"),
        ("312-555-0142 ext. 12", "312-555-0142", "tel:+13125550142"),
        ("312-555-0142, x 12", "312-555-0142", "tel:+13125550142"),
        ("988 and press 2 for Spanish", "988", "tel:988"),
    ])
    func `keep what belongs to them for display`(text: String, number: String, href: String) throws
    {
        let phone = try PhoneNumber(parsing: text)
        #expect(phone.display == text)
        #expect(phone.number == number)
        #expect(phone.href == href)
    }

    @Test(arguments: [
        ("800-662-435", "phone-length", "phone number has 9 digits; a US number has 10", 0..<11),
        ("Tel 800-662-435", "phone-missing", "expected a phone number", 0..<15),
        ("", "phone-missing", "expected a phone number", 0..<0),
        ("call us", "phone-missing", "expected a phone number", 0..<7),
        (
            "800-662-43577", "phone-length",
            "phone number has 11 digits; a US number has 10, or 11 with a leading 1", 0..<13
        ),
        (
            "+1 800 662 435", "phone-length",
            "phone number has 10 digits with its leading 1; a US number has 11 then",
            0..<14
        ),
        ("155-662-4357", "phone-area-code", "the area code 155 cannot start with 0 or 1", 0..<12),
        ("800-062-4357", "phone-area-code", "the exchange 062 cannot start with 0 or 1", 0..<12),
        ("912", "phone-code", "'912' is no three-digit code", 0..<3),
        (
            "741741", "phone-short-code",
            "phone number has 6 digits; such short codes take text messages only", 0..<6
        ),
        ("+0 123 456 789", "phone-country", "a country code cannot start with 0", 0..<14),
        (
            "+44 123", "phone-length",
            "phone number has 5 digits; an international one has 7 to 15", 0..<7
        ),
        (
            "+1234567890123456", "phone-length", "phone number has 16 digits; a US number has 10",
            0..<17
        ),
        (
            "+4412345678901234", "phone-length",
            "phone number has 16 digits; an international one has 7 to 15", 0..<17
        ),
        (
            "1-800-662-4357 (1-800-662-HELM)", "phone-letters",
            "'1-800-662-HELM' stands for 18006624356, which differs from the number before it",
            16..<30
        ),
        (
            "1-800-662-4358 (HELP)", "phone-letters",
            "'HELP' stands for 4357, which differs from the number before it", 16..<20
        ),
        (
            "1-800-662-HELP (4358)", "phone-letters", "'4358' differs from the number before it",
            16..<20
        ),
        ("988 and 911", "phone-trailing", "this is not understood behind a number", 4..<11),
        ("988 or 911", "phone-trailing", "this is not understood behind a number", 4..<10),
        (
            "988 then 1-800-662-4357", "phone-several", "a second number needs a line of its own",
            9..<23
        ),
        (
            "988 312-5550", "phone-several",
            "'988' is a number by itself; a second number needs a line of its own", 4..<12
        ),
        (
            "988 - 911", "phone-several",
            "'988' is a number by itself; a second number needs a line of its own", 6..<9
        ),
        (
            "988-24", "phone-several",
            "'988' is a number by itself; a second number needs a line of its own", 4..<6
        ),
        (
            "211.555.0142 1", "phone-several",
            "'211' is a number by itself; a second number needs a line of its own", 4..<14
        ),
        (
            "(988) 312-5550", "phone-area-code", "'988' is a three-digit code and no area code",
            0..<14
        ),
        (
            "9883125550", "phone-area-code", "'988' is a three-digit code and no area code", 0..<10
        ),
        (
            "1-988-312-5550", "phone-area-code", "'988' is a three-digit code and no area code",
            0..<14
        ),
        (
            "988-GAMBLER", "phone-area-code", "'988' is a three-digit code and no area code",
            0..<11
        ),
        ("9-8-8", "phone-form", "a three-digit code is written in one piece: '988'", 0..<5),
        ("(988)", "phone-form", "a three-digit code is written in one piece: '988'", 0..<5),
        (
            "312 - 555 - 0142", "phone-form",
            "a US number is grouped with one hyphen, dot or space: '312-555-0142'", 0..<16
        ),
        (
            "62640 88788", "phone-form",
            "a US number is grouped with one hyphen, dot or space: '312-555-0142'", 0..<11
        ),
        (
            "312555-0142", "phone-form",
            "a US number is grouped with one hyphen, dot or space: '312-555-0142'", 0..<11
        ),
        (
            "312-5550 988", "phone-form",
            "a US number is grouped with one hyphen, dot or space: '312-555-0142'", 0..<12
        ),
        (
            "1 800 HELP 988", "phone-form",
            "a US number is grouped with one hyphen, dot or space: '312-555-0142'", 0..<14
        ),
        (
            "+ 1 312 555 0142", "phone-form",
            "a US number is grouped with one hyphen, dot or space: '312-555-0142'", 0..<16
        ),
        (
            "(131)255-50142", "phone-form",
            "a US number is grouped with one hyphen, dot or space: '312-555-0142'", 0..<14
        ),
        (
            "+(312) 555-0142", "phone-form",
            "behind '+' stand digits, grouped with one hyphen, dot or space: '+44 20 7946 0000'",
            0..<15
        ),
        (
            "+44 20 7946 - 0000", "phone-form",
            "behind '+' stand digits, grouped with one hyphen, dot or space: '+44 20 7946 0000'",
            0..<18
        ),
        (
            "+44 800 123-HELP", "phone-letters",
            "letters can only stand for digits behind an area code", 0..<16
        ),
        (
            "1-800-662-435", "phone-length",
            "phone number has 10 digits with its leading 1; a US number has 11 then", 0..<13
        ),
        (
            "1800662435", "phone-area-code", "the area code 180 cannot start with 0 or 1", 0..<10
        ),
        ("1-800-662-help", "phone-length", "phone number has 7 digits; a US number has 10", 0..<9),
    ])
    func `are refused, never repaired`(
        text: String,
        id: String,
        message: String,
        range: Range<Int>
    ) throws {
        do throws(ValueProblem) {
            let phone = try PhoneNumber(parsing: text)
            Issue.record("read as \(phone)")
        } catch {
            #expect(error.id.rawValue == id)
            #expect(error.message == message)
            #expect(error.range == range)
        }
    }

    @Test func `long rows of words end`() throws {
        let phrase = String(repeating: "and ", count: 200_000)
        #expect(throws: ValueProblem.self) { try PhoneNumber(parsing: "988 \(phrase)") }
        #expect(try PhoneNumber(parsing: "988 \(phrase)press 1").href == "tel:988")
    }

    @Test(arguments: [-1, 4, .min, .max])
    func `a start outside the text is its end`(start: Int) {
        do throws(ValueProblem) {
            let (number, end) = try PhoneNumber.read("988", from: start, allowingShortCodes: false)
            #expect(start < 0)
            #expect(number.dialled == "988" && end == 3)
        } catch {
            #expect(start > 0)
            #expect(error.range == 3..<3)
        }
    }
}
