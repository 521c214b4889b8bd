/// What kind of meeting it is.
///
/// The words are those of Meeting Guide's types that are about what happens in a meeting; the types about who it is for, in which language
/// and how accessible it is have vocabularies of their own.
package enum MeetingType: String, VocabularyTerm {
    case open, closed
    case discussion, speaker, literature, meditation, birthday, breakfast, candlelight, concurrent
    case beginner, business, outdoor
    case bigBook = "big-book"
    case stepStudy = "step-study"
    case traditionStudy = "tradition-study"
    case stepsAndTraditions = "steps-and-traditions"
    case asBillSeesIt = "as-bill-sees-it"
    case dailyReflections = "daily-reflections"
    case grapevine
    case livingSober = "living-sober"
    case eleventhStep = "11th-step-meditation"
    case digitalBasket = "digital-basket"
    case proofOfAttendance = "proof-of-attendance"
    case crossTalk = "cross-talk"
    case babysitting = "child-friendly"
    case questionsAndAnswers = "questions-and-answers"
    case justForToday = "just-for-today"
    case topic, participation, workshop
    case concurrentWithAlateen = "concurrent-with-alateen"
    case concurrentWithAlAnon = "concurrent-with-al-anon"

    package static let index = VocabularyIndex<MeetingType>()

    package var name: String {
        switch self {
        case .bigBook: "Big Book"
        case .asBillSeesIt: "As Bill Sees It"
        case .stepsAndTraditions: "12 Steps & 12 Traditions"
        case .dailyReflections: "Daily Reflections"
        case .grapevine: "Grapevine"
        case .livingSober: "Living Sober"
        case .eleventhStep: "11th Step Meditation"
        case .justForToday: "Just for Today"
        case .concurrentWithAlateen: "Concurrent with Alateen"
        case .concurrentWithAlAnon: "Concurrent with Al-Anon"
        default:
            rawValue.prefix(1).uppercased()
                + rawValue.dropFirst().split(separator: "-").joined(separator: " ")
        }
    }

    package var synonyms: [String] {
        switch self {
        case .beginner: ["newcomer", "newcomers", "beginners"]
        case .stepStudy: ["step meeting", "steps"]
        case .traditionStudy: ["traditions"]
        case .candlelight: ["candle light"]
        case .outdoor: ["outdoors"]
        default: []
        }
    }
}
