import HavenDiagnostics

/// The characters of one number in a text, with its digits.
struct PhoneToken {
    /// The UTF-8 offsets of the number in the text.
    let range: Range<Int>
    let hasPlus: Bool
    /// The digits as ASCII, letters replaced by the key they are on; at least one.
    let digits: [UInt8]
    /// What stands between separators, in order; at least one.
    let groups: [Group]
    /// The text with letters replaced.
    let people: String

    var hasLetters: Bool { groups.contains(where: \.hasLetters) }

    /// What is dialled, if the digits are one number of one of the plans, written as such numbers are.
    ///
    /// Digits that only follow each other are not one number: `988 24` and `741741 8005` are two.
    func classified() throws(ValueProblem) -> (dialled: String, plan: PhoneNumber.Plan) {
        let text = String(decoding: digits, as: UTF8.self)
        if !hasPlus { try checkBehindCode(text) }
        if hasLetters { try checkLetters() }
        if hasPlus { return try international(text) }
        switch digits.count {
        case 3:
            guard !hasLetters, PhoneNumber.codes.contains(text) else {
                throw .phoneCode(text, at: range)
            }
            guard isOnePiece else { throw .phoneCodeForm(text, at: range) }
            return (text, .code)
        case 5, 6:
            guard isOnePiece || isTwoTriples else { throw .phoneShortForm(text, at: range) }
            return (text, .shortCode)
        case 10:
            // A 1 by itself is the leading one, and a digit of the rest is lost.
            guard digits.first != UInt8(ascii: "1") || groups[0].range.count > 1 else {
                throw .phoneTooShort(at: range)
            }
            try checkAmerican(digits[...])
            try checkAmericanForm()
            return ("+1" + text, .full)
        case 11 where digits.first == UInt8(ascii: "1"):
            try checkAmerican(digits.dropFirst())
            try checkAmericanForm()
            return ("+" + text, .full)
        default:
            throw .phoneLength(digits.count, at: range)
        }
    }

    /// Refuses digits behind a three-digit code: they are another number, or a remark.
    private func checkBehindCode(_ text: String) throws(ValueProblem) {
        guard groups.count > 1, !groups[0].isInParentheses, !groups[1].hasLetters else { return }
        let first = String(text.prefix(groups[1].offset))
        if PhoneNumber.codes.contains(first) {
            throw .phoneSeveral(
                behind: first,
                at: groups[1].range.lowerBound..<range.upperBound
            )
        }
    }

    /// Refuses words in capitals that would make a number by chance: `HELLO` is no short code.
    private func checkLetters() throws(ValueProblem) {
        let hasOne = digits.first == UInt8(ascii: "1")
        guard digitsBeforeLetters >= (hasOne ? 4 : 3), digits.count >= 7 else {
            throw .phoneLetters(at: range)
        }
        // A word has letters enough to be one; a single O among digits is a slip of the hand for 0.
        let letters = groups.reduce(0) { $0 + $1.letters }
        guard letters >= 3, !groups.contains(where: { $0.hasDigitInWord && $0.letters < 4 }) else {
            throw .phoneLetterForDigit(at: range)
        }
    }

    /// How many digits stand before the group with the first letter, or in it before that letter.
    private var digitsBeforeLetters: Int {
        guard let first = groups.first(where: \.hasLetters) else { return digits.count }
        return first.offset + first.digitsBeforeLetters
    }

    private func international(
        _ text: String
    ) throws(ValueProblem) -> (dialled: String, plan: PhoneNumber.Plan) {
        if digits.first == UInt8(ascii: "1") {
            guard digits.count != 10 else { throw .phoneTooShort(at: range) }
            guard digits.count == 11 else { throw .phoneLength(digits.count, at: range) }
            try checkAmerican(digits.dropFirst())
            try checkAmericanForm()
            return ("+" + text, .full)
        }
        guard digits.first != UInt8(ascii: "0") else { throw .phoneCountry(at: range) }
        guard (7...15).contains(digits.count) else {
            throw .phoneInternationalLength(digits.count, at: range)
        }
        guard !hasLetters else { throw .phoneLetters(at: range) }
        // Parentheses hold the area code of a US number: '+(312) 555-0142' lacks the 1.
        guard hasSingleSeparators, !groups.contains(where: \.isInParentheses) else {
            throw .phoneWorldForm(at: range)
        }
        return ("+" + text, .full)
    }

    private func checkAmerican(_ digits: ArraySlice<UInt8>) throws(ValueProblem) {
        let area = digits.prefix(3)
        let exchange = digits.dropFirst(3).prefix(3)
        let code = String(decoding: area, as: UTF8.self)
        if PhoneNumber.codes.contains(code) { throw .phoneAreaIsCode(code, at: range) }
        for (part, name) in [(area, "area code"), (exchange, "exchange")] {
            if let first = part.first, first < UInt8(ascii: "2") {
                throw .phoneAreaCode(name, String(decoding: part, as: UTF8.self), at: range)
            }
        }
    }
}

// MARK: Groups

extension PhoneToken {
    /// What stands between two groups.
    enum Separator: Sendable {
        case none
        case blank
        /// The hyphen of ASCII.
        case hyphen
        /// A dot, another hyphen, or a dash.
        case mark
        /// More than one of them, such as a dash with blanks around it.
        case several
    }

    /// Digits and letters without a separator between them, or an area code in parentheses.
    struct Group: Sendable {
        /// The UTF-8 offsets in the text.
        var range: Range<Int>
        /// How many digits of the number stand before it.
        let offset: Int
        /// What stands before it.
        let separator: Separator
        var isInParentheses = false
        var hasLetters = false
        var letters = 0
        /// Whether a digit follows a letter without a separator between, as in `4O57`.
        var hasDigitInWord = false
        /// How many of its digits stand before its first letter; 0 if it has none.
        var digitsBeforeLetters = 0

        /// Takes in the next piece if nothing parts them.
        mutating func join(_ next: Group) -> Bool {
            guard next.separator == .none, !isInParentheses, !next.isInParentheses else {
                return false
            }
            if next.hasLetters, !hasLetters { digitsBeforeLetters = next.offset - offset }
            if hasLetters, !next.hasLetters { hasDigitInWord = true }
            hasLetters = hasLetters || next.hasLetters
            letters += next.letters
            hasDigitInWord = hasDigitInWord || next.hasDigitInWord
            range = range.lowerBound..<next.range.upperBound
            return true
        }
    }

    private var isOnePiece: Bool { groups.count == 1 && !groups[0].isInParentheses }

    /// Whether this is `678-678`, as organizations write six digits to text.
    private var isTwoTriples: Bool {
        digits.count == 6 && groups.count == 2 && groups[1].offset == 3
            && groups[1].separator == .hyphen && !groups[0].isInParentheses
    }

    /// Whether one separator stands between groups, or none beside parentheses, and none in front.
    private var hasSingleSeparators: Bool {
        groups[0].separator == .none && groups.allSatisfy { $0.separator != .several }
    }

    /// Refuses separators at other places than between `1`, area code, exchange and the last four digits.
    ///
    /// Where letters are used the last seven may be cut elsewhere, as in `1-800-4AL-ANON`; a blank ends
    /// the letters.
    private func checkAmericanForm() throws(ValueProblem) {
        let lead = digits.count == 11 ? 1 : 0
        var isSound = hasSingleSeparators && !(groups[0].isInParentheses && lead == 1)
        for (before, group) in zip(groups, groups.dropFirst()) {
            let place = group.offset - lead
            // Six digits in one piece before the last four are a short code before something else.
            let isLine = place == 6 && before.offset - lead == 3
            let isUsual = place == 0 || place == 3 || isLine
            let isVanity = place > 3 && (before.hasLetters || group.hasLetters)
            isSound = isSound && (isUsual || isVanity) && (place == 0 || !group.isInParentheses)
            if before.hasLetters, !group.hasLetters, group.separator == .blank { isSound = false }
            // Digits over the end of the area code before a word are a short code: '741741 HOME'.
            let isOverArea = before.offset - lead < 3 && place > 3
            if isOverArea, !before.hasLetters, hasLetters { isSound = false }
        }
        guard isSound else { throw .phoneForm(at: range) }
    }
}

extension DiagnosticID {
    static let phoneLength: DiagnosticID = "phone-length"
    static let phoneForm: DiagnosticID = "phone-form"
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

    static func phoneTooShort(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .phoneLength,
            "phone number has 10 digits with its leading 1; a US number has 11 then",
            at: range,
            help: source
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

    static func phoneLetterForDigit(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .phoneLetters,
            "letters among the digits of a number must make a word at its end",
            at: range,
            help: "write the digit if you meant one: 0 for O, 1 for I"
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
            // No guess: all codes are one digit from another, and each leads to other people.
            help: "known are \(PhoneNumber.codes.joined(separator: ", "))"
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

    static func phoneForm(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .phoneForm,
            "a US number is grouped with one hyphen, dot or space: '312-555-0142'",
            at: range,
            help: "write '312-555-0142', '(312) 555-0142' or '312.555.0142', one number per line"
        )
    }

    static func phoneWorldForm(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .phoneForm,
            "behind '+' stand digits, grouped with one hyphen, dot or space: '+44 20 7946 0000'",
            at: range,
            help: "a US number starts with '+1'"
        )
    }

    static func phoneCodeForm(_ text: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .phoneForm,
            "a three-digit code is written in one piece: '\(text)'",
            at: range
        )
    }

    static func phoneShortForm(_ text: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .phoneForm,
            "a short code is written in one piece, or as three digits, a hyphen and three digits",
            at: range,
            help: "if this is one number, write '\(text)'"
        )
    }

    static func phoneAreaIsCode(_ code: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .phoneAreaCode,
            "'\(code)' is a three-digit code and no area code",
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
