/// A number to dial or to text, as the author wrote it and as a telephone takes it.
///
/// A number is read or refused, never repaired, and never made of two: every digit of `href` is a digit
/// or a keypad letter of the one number that `display` starts with. What is known: numbers of the North American plan (`[2-9]XX[2-9]XXXXXX`, with or without
/// a leading 1), numbers of other countries with `+` (E.164: at most 15 digits), the three-digit codes,
/// and short codes of five or six digits, which take text messages only.
package struct PhoneNumber: Sendable, Hashable {
    /// Which numbering plan the number belongs to.
    package enum Plan: Sendable, Hashable {
        /// A full number, which can be dialled from everywhere.
        case full
        /// One of `codes`.
        case code
        /// Five or six digits that take text messages.
        case shortCode
    }

    /// The three-digit codes of the United States and Canada.
    package static let codes = ["211", "311", "411", "511", "611", "711", "811", "911", "988"]

    /// What the author wrote, with vanity letters and phrases: `988, then press 1`.
    package let display: String
    /// The digits with the author's own punctuation, letters replaced: `1-800-662-4357`.
    package let number: String
    /// What is dialled: `+18006624357`, `988`, `741741`.
    package let dialled: String
    package let plan: Plan

    /// The link that calls the number (RFC 3966).
    ///
    /// Codes are written without the `phone-context` that the RFC asks for, because telephones do not
    /// understand it. What has to be pressed afterwards is not part of the link.
    package var href: String { "tel:\(dialled)" }

    /// Reads a text that is a number and nothing else, for example the center's own in `site.yaml`.
    package init(parsing text: String) throws(ValueProblem) {
        let (number, end) = try Self.read(text, from: 0, allowingShortCodes: false)
        guard end == text.utf8.count else {
            throw .phoneTrailing(at: end..<text.utf8.count)
        }
        self = number
    }

    init(display: String, number: String, dialled: String, plan: Plan) {
        self.display = display
        self.number = number
        self.dialled = dialled
        self.plan = plan
    }

    /// Reads a number, with what belongs to it, at the start of a text.
    ///
    /// Belonging to it are the same number in letters or digits in parentheses, which has to agree, and
    /// a phrase that says what to do next (`, then press 1`, `ext. 12`, `then 988`). Gives the offset
    /// behind them, blanks skipped. `start` is a UTF-8 offset; one outside the text is taken for its end.
    package static func read(
        _ text: String,
        from start: Int,
        allowingShortCodes: Bool
    ) throws(ValueProblem) -> (number: PhoneNumber, end: Int) {
        var scanner = PhoneScanner(Array(text.utf8), at: start)
        let token = try scanner.scanNumber()
        let (dialled, plan) = try token.classified()
        if plan == .shortCode, !allowingShortCodes {
            throw .phoneShortCode(dialled, at: token.range)
        }
        try scanner.scanAgreement(with: token, plan: plan)
        try scanner.scanPhrase()
        let display = scanner.text(token.range.lowerBound..<scanner.position)
        scanner.skipBlanks()
        let number = PhoneNumber(
            display: display,
            number: token.people,
            dialled: dialled,
            plan: plan
        )
        return (number, scanner.position)
    }
}
