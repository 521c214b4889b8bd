package import HavenDates
package import HavenDirectory

/// The facts of the center that publishes the site, as `center:` of `site.yaml` states them.
///
/// What was not said is `nil` or empty; nothing is filled in but what docs/site-yaml.md says.
package struct Center: Sendable {
    package let name: String
    package let description: String?
    /// The center's own lines, the main one first; never listed among independent resources.
    package let numbers: [CenterNumber]
    /// Whether a line had a mistake and is not among `numbers`, so that nothing is said about its absence.
    package let hasBrokenContact: Bool
    package let email: String?
    /// The postal address in one line; that of the first location if there is no other.
    package let address: String?
    package let locations: [CenterLocation]
    package let services: [CenterService]
    package let levelsOfCare: [LevelOfCare]
    /// Names of insurers and plans, and other ways to pay.
    package let insurance: [String]
    /// What a reader should know about `insurance`.
    package let insuranceNote: String?
    package let licenses: [CenterCredential]
    package let accreditations: [CenterCredential]
    package let team: [TeamMember]
    /// Its own counseling and meetings, which are resources with the center as their owner.
    package let counseling: [Resource]
    package let meetings: [Resource]

    /// The main line.
    package var number: CenterNumber? { numbers.first }

    /// The line of a name in `center:` links: `phone` is the main one.
    package func number(_ id: String) -> CenterNumber? {
        id == "phone" ? number : numbers.first { $0.id == id }
    }
}

/// One of the center's own lines.
package struct CenterNumber: Sendable {
    package let id: String
    /// What it is for: `Our admissions line`; the theme has words for a line without.
    package let label: String?
    package let phone: PhoneNumber
    /// Who answers, if that is not the center: `Sample Answering Service`.
    package let owner: String?
    package let hours: Hours?
    package let note: String?
    /// Whether it is a line for people in a crisis; of any other the theme says that it is none.
    package let isCrisisLine: Bool
}

/// A place of the center.
package struct CenterLocation: Sendable {
    package let id: String
    package let name: String
    package let street: String?
    package let city: String?
    /// The state or region, as it stands in an address: `IL`.
    package let state: String?
    package let postalCode: String?
    /// The ISO 3166-1 code of the country, such as `US`.
    package let country: String?
    package let phone: PhoneNumber?
    package let hours: [Hours]
    /// What the weekly hours do not say: `Closed on federal holidays`.
    package let hoursNote: String?
    /// A page of a map service; the site links to it and never embeds it.
    package let map: String?
    /// How to get there and in: parking, bus, steps, ramps.
    package let directions: String?
    package let accessibility: String?
    /// Degrees north and east (WGS 84).
    package let position: (latitude: Double, longitude: Double)?

    /// The address in one line: `100 Sample Street, Wrenfield, IL 60000`.
    package var address: String? {
        let region = [state, postalCode].compactMap(\.self).joined(separator: " ")
        let parts = [street, city, region.isEmpty ? nil : region].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

/// A level of care that the center offers.
package struct LevelOfCare: Sendable {
    package let id: String
    package let name: String
    package let summary: String?
    /// For whom it is.
    package let audience: String?
}

/// A service that the center gives.
package struct CenterService: Sendable {
    package let id: String
    package let name: String
    package let summary: String?
    /// For whom it is.
    package let audience: String?
    /// The id of the level of care that a service belongs to.
    package let level: Located<String>?
    /// The ids of the places where it is given; everywhere if empty.
    package let locations: [Located<String>]
}

/// A license or an accreditation.
package struct CenterCredential: Sendable {
    package let name: String
    package let number: String?
    /// Who gave it.
    package let issuer: String?
    /// Where a reader can check it.
    package let url: String?
    package let expires: Located<CivilDate>?
}

/// Someone who works at the center.
package struct TeamMember: Sendable {
    package let id: String
    package let name: String
    /// Degrees and licenses as they follow a name: `LCSW`.
    package let credentials: String?
    package let role: String?
    package let bio: String?
    package let languages: [String]
    package let photo: Picture?
}
