/// The types of a Meeting Guide feed (code4recovery/spec, data/types.json, MIT) in the words of Haven.
///
/// The codes are those of Alcoholics Anonymous, which the specification reserves. Other fellowships have tables of their own.
enum MeetingGuideCodes {
    /// What a code says.
    enum Meaning: Hashable {
        case type(MeetingType)
        case audience(AudienceGroup)
        case accessibility(AccessibilityFeature)
        case approach(Approach)
        case language(String)
        case temporarilyClosed
        /// It says nothing any more.
        case legacy
    }

    static let table: [(code: String, meaning: Meaning)] =
        [
            ("11", .type(.eleventhStep)), ("12x12", .type(.stepsAndTraditions)),
            ("A", .approach(.secular)), ("ABSI", .type(.asBillSeesIt)),
            ("AL", .type(.concurrentWithAlateen)), ("AL-AN", .type(.concurrentWithAlAnon)),
            ("ASL", .accessibility(.signLanguage)), ("B", .type(.bigBook)),
            ("BA", .accessibility(.childCare)), ("BE", .type(.beginner)),
            ("BI", .audience(.bisexualPeople)), ("BRK", .type(.breakfast)), ("C", .type(.closed)),
            ("CAN", .type(.candlelight)), ("CF", .type(.babysitting)), ("D", .type(.discussion)),
            ("DB", .type(.digitalBasket)), ("DD", .audience(.concurrentDisorders)),
            ("DR", .type(.dailyReflections)), ("FF", .accessibility(.fragranceFree)),
            ("G", .audience(.gayMen)), ("GR", .type(.grapevine)), ("H", .type(.birthday)),
            ("L", .audience(.lesbians)), ("LGBTQ", .audience(.lgbtq)), ("LIT", .type(.literature)),
            ("LS", .type(.livingSober)), ("M", .audience(.men)), ("MED", .type(.meditation)),
            ("NDG", .audience(.nativePeople)), ("N", .audience(.nativePeople)),
            ("NB", .audience(.nonbinaryPeople)), ("O", .type(.open)), ("OUT", .type(.outdoor)),
            ("P", .audience(.professionals)), ("POA", .type(.proofOfAttendance)),
            ("POC", .audience(.peopleOfColor)), ("SEN", .audience(.olderAdults)),
            ("SM", .accessibility(.smokingPermitted)), ("SP", .type(.speaker)),
            ("ST", .type(.stepStudy)), ("T", .audience(.transgenderPeople)),
            ("TC", .temporarilyClosed), ("TR", .type(.traditionStudy)), ("W", .audience(.women)),
            ("X", .accessibility(.wheelchair)), ("XB", .accessibility(.accessibleBathroom)),
            ("XT", .type(.crossTalk)), ("Y", .audience(.youngPeople)), ("ONL", .legacy),
            ("D-HOH", .audience(.peopleWhoAreDeaf)), ("BV-I", .audience(.peopleWithDisabilities)),
        ] + languages.map { ($0.code, .language($0.tag)) }

    /// Codes of languages, which are mostly but not always those of ISO 639.
    private static let languages: [(code: String, tag: String)] = [
        ("AF", "af"), ("AM", "am"), ("AR", "ar"), ("BG", "bg"), ("DA", "da"), ("DE", "de"),
        ("EL", "el"), ("EN", "en"), ("FA", "fa"), ("FI", "fi"), ("FR", "fr"), ("HE", "he"),
        ("HI", "hi"), ("HR", "hr"), ("HU", "hu"), ("IS", "is"), ("ITA", "it"), ("JA", "ja"),
        ("KA", "ka"), ("KOR", "ko"), ("LT", "lt"), ("ML", "ml"), ("MT", "mt"), ("NE", "ne"),
        ("NL", "nl"), ("NO", "no"), ("POL", "pl"), ("POR", "pt"), ("PUN", "pa"), ("RUS", "ru"),
        ("S", "es"), ("SK", "sk"), ("SL", "sl"), ("SV", "sv"), ("TH", "th"), ("TL", "tl"),
        ("TUR", "tr"), ("UK", "uk"),
    ]

    private static let byCode = Dictionary(
        table.map { ($0.code, $0.meaning) },
        uniquingKeysWith: { first, _ in first }
    )
    /// Codes that say more than the term they are read as.
    private static let isReadOnly: Set<String> = ["BV-I"]
    private static let byMeaning = Dictionary(
        table.filter { !isReadOnly.contains($0.code) }.map { ($0.meaning, $0.code) },
        uniquingKeysWith: { first, _ in first }
    )

    static func meaning(of code: String) -> Meaning? { byCode[code] ?? byCode[code.uppercased()] }

    static func code(of meaning: Meaning) -> String? { byMeaning[meaning] }
}
