/// What it costs, and who may pay.
package enum Payment: String, VocabularyTerm {
    case free
    case donations
    case slidingScale = "sliding-scale"
    case insurance
    case medicaid
    case medicare
    case tricare
    case selfPay = "self-pay"

    package static let index = VocabularyIndex<Payment>()

    package var name: String {
        switch self {
        case .free: "Free"
        case .donations: "Donations welcome"
        case .slidingScale: "Sliding scale"
        case .insurance: "Private insurance"
        case .medicaid: "Medicaid"
        case .medicare: "Medicare"
        case .tricare: "TRICARE"
        case .selfPay: "Self-pay"
        }
    }

    package var synonyms: [String] {
        switch self {
        case .free: ["no cost", "no charge", "free of charge"]
        case .donations: ["donation", "by donation", "donations accepted"]
        case .slidingScale: ["sliding fee", "sliding fee scale", "income-based"]
        case .insurance: ["insurance", "health insurance", "commercial insurance"]
        case .selfPay: ["cash", "private pay", "out of pocket"]
        case .medicaid, .medicare, .tricare: []
        }
    }
}
