/// An address in the parts of HSDS, all of which it requires.
struct HSDSAddress {
    private let street: String
    private let city: String
    private let state: String
    private let postalCode: String
    private let country: String

    /// Names of countries that service areas are.
    static let countries = ["US": "United States", "CA": "Canada", "MX": "Mexico"]

    /// The address of a place; `nil` if a part of it is not certain.
    init?(_ place: Place) {
        guard let street = place.street, let city = place.city, let state = place.state,
            let postalCode = place.postalCode
        else { return nil }
        self.street = street
        self.city = city
        self.state = state.code
        self.postalCode = postalCode
        country = "US"
    }

    /// The parts that were read; what is missing is left out.
    init(street: [String], city: String?, state: String?, postalCode: String?, country: String?) {
        self.street = street.joined(separator: ", ")
        self.city = city ?? ""
        self.state = state ?? ""
        self.postalCode = postalCode ?? ""
        self.country = country ?? ""
    }

    /// In one line, as an author writes it; a state with a ZIP code says the country.
    var text: String {
        let region = [state, postalCode].filter { !$0.isEmpty }.joined(separator: " ")
        let isKnown =
            country == "US" && USState(code: state) != nil && postalCode.utf8.count >= 5
        return [street, city, region, isKnown ? "" : country].filter { !$0.isEmpty }
            .joined(separator: ", ")
    }

    func item(named name: String) -> HSDSItem {
        var item = HSDSItem(.address, name)
        item.add("address_1", street)
        item.add("city", city)
        item.add("state_province", state)
        item.add("postal_code", postalCode)
        item.add("country", country)
        item.add("address_type", "physical")
        return item
    }

    /// Service areas as one text.
    static func area(_ names: [String]) -> String { names.joined(separator: "; ") }
}
