/// The parts of an address in the form of the United States.
///
/// Read from its end, as far as it is certain: a country, then a state, then a city. A state counts with a ZIP code or with the country; where there
/// is none, nothing is known.
package struct PostalAddress: Sendable, Hashable {
    package let street: String?
    package let city: String?
    package let state: USState?
    package let postalCode: String?
    /// As ISO 3166 has it.
    package let country: String?

    /// An address whose parts were stated one by one; a country that was not stated is that of a state of the United States.
    package init(
        street: String?,
        city: String?,
        state: String?,
        postalCode: String?,
        country: String?
    ) {
        let isAmerican = country == nil || country?.uppercased() == "US"
        self.street = street
        self.city = city
        self.state = isAmerican ? state.flatMap { USState(nameOrCode: $0) } : nil
        self.postalCode = postalCode
        self.country = country
    }

    /// Reads an address from its end.
    package init(_ text: String) {
        var parts = text.split { $0 == "," || $0 == "\n" }.map(FactLine.trimmed)
            .filter { !$0.isEmpty }
        var country: String?
        if let last = parts.last, Self.unitedStates.contains(last.lowercased()) {
            country = "US"
            parts.removeLast()
        }
        // Codes of states are those of countries, too: without a ZIP code or the country, `Berlin, DE` might be in Delaware.
        guard let last = parts.popLast(), let (state, postalCode) = Self.stateAndCode(last, &parts),
            postalCode != nil || country != nil
        else {
            street = nil
            city = nil
            state = nil
            self.postalCode = nil
            self.country = country
            return
        }
        self.state = state
        self.postalCode = postalCode
        self.country = country
        city = parts.popLast().map(String.init)
        street = parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// Reads `IL 62704`, `Illinois`, or `62704` behind a state of its own.
    private static func stateAndCode(
        _ text: Substring,
        _ parts: inout [Substring]
    ) -> (USState, String?)? {
        if isPostalCode(text) {
            guard let before = parts.last, let state = USState(nameOrCode: before) else {
                return nil
            }
            parts.removeLast()
            return (state, String(text))
        }
        if let blank = text.lastIndex(of: " ") {
            let code = text[text.index(after: blank)...]
            if isPostalCode(code), let state = USState(nameOrCode: FactLine.trimmed(text[..<blank]))
            {
                return (state, String(code))
            }
        }
        return USState(nameOrCode: text).map { ($0, nil) }
    }

    /// Five digits, or five and four.
    private static func isPostalCode(_ text: Substring) -> Bool {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        guard groups.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return false
        }
        return groups.map(\.utf8.count) == [5] || groups.map(\.utf8.count) == [5, 4]
    }

    private static let unitedStates = [
        "usa", "us", "u.s.", "u.s.a.", "united states", "united states of america",
    ]
}
