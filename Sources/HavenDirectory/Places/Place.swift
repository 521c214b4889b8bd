/// Where people go: an address, and what helps to find it.
///
/// An address is shown as it was written. Its parts are read only where they are certain, for exports and pages of states.
package struct Place: Sendable, Hashable {
    /// The address as written: `123 Main Street, Springfield, IL 62704`.
    package let address: String?
    /// What the place is called: `Alano Club`.
    package let name: String?
    /// What stands before the city; more than one line is joined with a comma.
    package let street: String?
    package let city: String?
    package let state: USState?
    package let postalCode: String?
    /// As ISO 3166 has it, if the address says it.
    package let country: String?
    package let coordinates: Coordinates?
    /// The area as a fellowship divides it, most general first: `Chicago`, `North Side`.
    package let region: [String]
    /// What one has to know to get in: `upstairs, ring twice`.
    package let note: String?

    /// - Parameters:
    ///   - address: The address as written.
    ///   - parts: What is known of it from elsewhere; else it is read from the text.
    ///   - name: What the place is called.
    ///   - coordinates: Where it is.
    ///   - region: The area as a fellowship divides it.
    ///   - note: What one has to know to get in.
    package init(
        address: String?,
        parts: PostalAddress? = nil,
        name: String? = nil,
        coordinates: Coordinates? = nil,
        region: [String] = [],
        note: String? = nil
    ) {
        let parts = parts ?? PostalAddress(address ?? "")
        self.address = address
        self.name = name
        self.street = parts.street
        self.city = parts.city
        self.state = parts.state
        self.postalCode = parts.postalCode
        self.country = parts.country
        self.coordinates = coordinates
        self.region = region
        self.note = note
    }

    /// The same place with a note that nobody is there for now.
    var closedForNow: Place {
        Place(
            address: address,
            name: name,
            coordinates: coordinates,
            region: region,
            note: [note, "This place is closed for now."].compactMap(\.self).joined(separator: "; ")
        )
    }
}
