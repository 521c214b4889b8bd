/// Where people take part.
package enum ServiceFormat: String, VocabularyTerm {
    case inPerson = "in-person"
    case online
    /// In a room and online at the same time.
    case hybrid

    package static let index = VocabularyIndex<ServiceFormat>()

    package var name: String {
        switch self {
        case .inPerson: "In person"
        case .online: "Online"
        case .hybrid: "Hybrid"
        }
    }

    package var synonyms: [String] {
        switch self {
        case .inPerson: ["face to face", "on site", "onsite"]
        case .online: ["virtual", "by video", "telehealth"]
        case .hybrid: ["in person and online", "online and in person"]
        }
    }
}
