/// How a resource works with people.
package enum Approach: String, VocabularyTerm {
    case twelveStep = "12-step"
    case secular
    case faithBased = "faith-based"
    case medical

    package static let index = VocabularyIndex<Approach>()

    package var name: String {
        switch self {
        case .twelveStep: "12-step"
        case .secular: "Secular"
        case .faithBased: "Faith-based"
        case .medical: "Medical"
        }
    }

    package var synonyms: [String] {
        switch self {
        case .twelveStep: ["twelve step", "twelve steps", "12 steps"]
        case .secular: ["non-religious", "nonreligious", "not religious"]
        case .faithBased:
            [
                "faith", "religious", "christian", "buddhist", "buddhist-inspired", "jewish",
                "muslim",
            ]
        case .medical: ["medication", "medical treatment", "clinical"]
        }
    }
}
