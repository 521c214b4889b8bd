/// What makes it possible for more people to take part.
package enum AccessibilityFeature: String, VocabularyTerm {
    case wheelchair
    case accessibleBathroom = "accessible-bathroom"
    case accessibleParking = "accessible-parking"
    case elevator
    case signLanguage = "sign-language"
    case captions
    case hearingLoop = "hearing-loop"
    case largePrint = "large-print"
    case braille
    case fragranceFree = "fragrance-free"
    case smokingPermitted = "smoking-permitted"
    case childCare = "child-care"
    case serviceAnimals = "service-animals"

    package static let index = VocabularyIndex<AccessibilityFeature>()

    package var name: String {
        switch self {
        case .wheelchair: "Wheelchair access"
        case .accessibleBathroom: "Wheelchair-accessible bathroom"
        case .accessibleParking: "Accessible parking"
        case .elevator: "Elevator"
        case .signLanguage: "Sign language"
        case .captions: "Captions"
        case .hearingLoop: "Hearing loop"
        case .largePrint: "Large print"
        case .braille: "Braille"
        case .fragranceFree: "Fragrance free"
        case .smokingPermitted: "Smoking permitted"
        case .childCare: "Child care"
        case .serviceAnimals: "Service animals welcome"
        }
    }

    package var synonyms: [String] {
        switch self {
        case .wheelchair:
            ["wheelchair", "wheelchair accessible", "step-free access", "step-free"]
        case .accessibleBathroom: ["accessible bathroom", "accessible restroom"]
        case .signLanguage: ["asl", "american sign language", "asl interpreter"]
        case .captions: ["closed captions", "live captions"]
        case .hearingLoop: ["assistive listening"]
        case .childCare: ["childcare", "babysitting available", "babysitting"]
        case .accessibleParking, .elevator, .largePrint, .braille, .fragranceFree,
            .smokingPermitted, .serviceAnimals:
            []
        }
    }
}
