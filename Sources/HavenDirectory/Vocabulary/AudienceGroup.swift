/// Who a resource is for.
///
/// The list follows what directories of the field filter by, and the audience codes of Meeting Guide.
package enum AudienceGroup: String, VocabularyTerm {
    case anyone
    case families
    case friends
    case parents
    case partners
    case grandparents
    case siblings
    case caregivers
    case children
    case teens
    case youngPeople = "young-people"
    case students
    case adults
    case olderAdults = "older-adults"
    case women
    case men
    case pregnantPeople = "pregnant-people"
    case lgbtq = "lgbtq"
    case lesbians
    case gayMen = "gay-men"
    case bisexualPeople = "bisexual-people"
    case transgenderPeople = "transgender-people"
    case nonbinaryPeople = "nonbinary-people"
    case peopleOfColor = "people-of-color"
    case blackPeople = "black-people"
    case nativePeople = "native-people"
    case veterans
    case serviceMembers = "service-members"
    case professionals
    case healthProfessionals = "health-professionals"
    case firstResponders = "first-responders"
    case peopleInRecovery = "people-in-recovery"
    case peopleWhoUseAlone = "people-who-use-alone"
    case peopleWhoAreDeaf = "people-who-are-deaf"
    case peopleWithDisabilities = "people-with-disabilities"
    case peopleInTheLegalSystem = "people-in-the-legal-system"
    case peopleWithoutHousing = "people-without-housing"
    case concurrentDisorders = "people-with-mental-health-conditions"

    package static let index = VocabularyIndex<AudienceGroup>()

    package var name: String {
        switch self {
        case .lgbtq: "LGBTQ+ people"
        case .blackPeople: "Black people"
        case .nativePeople: "Native American people"
        case .peopleWhoAreDeaf: "People who are Deaf or hard of hearing"
        default:
            rawValue.prefix(1).uppercased()
                + rawValue.dropFirst().split(separator: "-").joined(separator: " ")
        }
    }

    package var synonyms: [String] {
        switch self {
        case .anyone: ["everyone", "all", "the public", "general public"]
        case .families:
            ["family", "family members", "their families", "loved ones", "relatives"]
        case .friends: ["friend", "their friends"]
        case .parents: ["parent", "mothers and fathers", "their parents"]
        case .partners: ["partner", "spouses", "spouse", "couples"]
        case .caregivers: ["caregiver", "carers", "kinship caregivers"]
        case .children: ["child", "kids"]
        case .teens: ["teen", "teenagers", "adolescents"]
        case .youngPeople: ["youth", "young adults"]
        case .students: ["college students"]
        case .adults: ["adult"]
        case .olderAdults: ["seniors", "older people"]
        case .women: ["woman"]
        case .men: ["man"]
        case .pregnantPeople: ["pregnant women", "pregnancy"]
        case .lgbtq: ["lgbtq", "lgbtq+", "lgbt", "lgbtqia+", "lgbtqiaa+"]
        case .gayMen: ["gay"]
        case .lesbians: ["lesbian"]
        case .bisexualPeople: ["bisexual"]
        case .transgenderPeople: ["transgender", "trans people"]
        case .nonbinaryPeople: ["non-binary people", "nonbinary", "non-binary"]
        case .blackPeople: ["black"]
        case .nativePeople:
            [
                "native american communities", "native americans", "indigenous people",
                "indigenous", "american indian and alaska native people",
            ]
        case .veterans: ["veteran"]
        case .serviceMembers: ["active duty", "active military", "military"]
        case .healthProfessionals: ["health care professionals", "healthcare professionals"]
        case .peopleWhoUseAlone: ["people who are using alone"]
        case .peopleWhoAreDeaf: ["deaf people", "deaf and hard of hearing people", "deaf"]
        case .peopleInTheLegalSystem: ["people in the criminal justice system"]
        case .peopleWithoutHousing: ["people experiencing homelessness"]
        case .concurrentDisorders: ["people with a mental health condition", "dual diagnosis"]
        case .grandparents, .siblings, .peopleOfColor, .professionals, .firstResponders,
            .peopleInRecovery, .peopleWithDisabilities:
            []
        }
    }
}
