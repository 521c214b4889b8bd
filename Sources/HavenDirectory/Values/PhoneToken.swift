import HavenDiagnostics

/// The characters of one number in a text, with its digits.
struct PhoneToken {
    /// The UTF-8 offsets of the number in the text.
    let range: Range<Int>
    let hasPlus: Bool
    /// The digits as ASCII, letters replaced by the key they are on.
    let digits: [UInt8]
    /// Where letters were used, if they were.
    let letters: Range<Int>?
    /// How many digits stand before the first letter.
    let digitsBeforeLetters: Int
    /// The text with letters replaced.
    let people: String

    /// What is dialled, if the digits are a number of one of the plans.
    func classified() throws(ValueProblem) -> (dialled: String, plan: PhoneNumber.Plan) {
        let text = String(decoding: digits, as: UTF8.self)
        if letters != nil { try checkLetters() }
        if hasPlus { return try international(text) }
        switch digits.count {
        case 3:
            guard letters == nil, PhoneNumber.codes.contains(text) else {
                throw .phoneCode(text, at: range)
            }
            return (text, .code)
        case 5, 6:
            return (text, .shortCode)
        case 10:
            try checkAmerican(digits[...])
            return ("+1" + text, .full)
        case 11 where digits.first == UInt8(ascii: "1"):
            try checkAmerican(digits.dropFirst())
            return ("+" + text, .full)
        default:
            throw .phoneLength(digits.count, at: range)
        }
    }

    /// Refuses words in capitals that would make a number by chance: `HELLO` is no short code.
    private func checkLetters() throws(ValueProblem) {
        let hasOne = digits.first == UInt8(ascii: "1")
        guard digitsBeforeLetters >= (hasOne ? 4 : 3), digits.count >= 7 else {
            throw .phoneLetters(at: range)
        }
    }

    private func international(
        _ text: String
    ) throws(ValueProblem) -> (dialled: String, plan: PhoneNumber.Plan) {
        if digits.first == UInt8(ascii: "1") {
            guard digits.count == 11 else { throw .phoneLength(digits.count, at: range) }
            try checkAmerican(digits.dropFirst())
            return ("+" + text, .full)
        }
        guard digits.first != UInt8(ascii: "0") else { throw .phoneCountry(at: range) }
        guard (7...15).contains(digits.count) else {
            throw .phoneInternationalLength(digits.count, at: range)
        }
        return ("+" + text, .full)
    }

    private func checkAmerican(_ digits: ArraySlice<UInt8>) throws(ValueProblem) {
        let area = digits.prefix(3)
        let exchange = digits.dropFirst(3).prefix(3)
        for (part, name) in [(area, "area code"), (exchange, "exchange")] {
            if let first = part.first, first < UInt8(ascii: "2") {
                throw .phoneAreaCode(name, String(decoding: part, as: UTF8.self), at: range)
            }
        }
    }
}

extension DiagnosticID {
    static let phoneLength: DiagnosticID = "phone-length"
    static let phoneLetters: DiagnosticID = "phone-letters"
    static let phoneCode: DiagnosticID = "phone-code"
    static let phoneCountry: DiagnosticID = "phone-country"
    static let phoneAreaCode: DiagnosticID = "phone-area-code"
}

extension ValueProblem {
    private static let source = "copy the number from the organization's own site"

    static func phoneLength(_ count: Int, at range: Range<Int>) -> ValueProblem {
        let noun = count == 1 ? "digit" : "digits"
        let rule =
            count == 11
            ? "a US number has 10, or 11 with a leading 1" : "a US number has 10"
        return ValueProblem(
            .phoneLength,
            "phone number has \(count) \(noun); \(rule)",
            at: range,
            help: count > 10
                ? "\(source); a number of another country starts with '+'" : source
        )
    }

    static func phoneLetters(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .phoneLetters,
            "letters can only stand for digits behind an area code",
            at: range,
            help: "write the digits; letters may follow in parentheses: '435748 (HELP4U)'"
        )
    }

    static func phoneInternationalLength(_ count: Int, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .phoneLength,
            "phone number has \(count) digits; an international one has 7 to 15",
            at: range,
            help: source
        )
    }

    static func phoneCode(_ text: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .phoneCode,
            "'\(text)' is no three-digit code",
            at: range,
            help: NearMiss.help(for: text, among: PhoneNumber.codes)
                ?? "known are \(PhoneNumber.codes.joined(separator: ", "))"
        )
    }

    static func phoneCountry(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .phoneCountry,
            "a country code cannot start with 0",
            at: range,
            help: source
        )
    }

    static func phoneAreaCode(
        _ name: String,
        _ digits: String,
        at range: Range<Int>
    ) -> ValueProblem {
        ValueProblem(
            .phoneAreaCode,
            "the \(name) \(digits) cannot start with 0 or 1",
            at: range,
            help: source
        )
    }
}
