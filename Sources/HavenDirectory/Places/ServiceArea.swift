/// Where a resource serves people (HSDS: service area).
package struct ServiceArea: Sendable, Hashable {
    /// A county with its state.
    package struct County: Sendable, Hashable {
        /// With its word: `Cook County`, `Orleans Parish`.
        package let name: String
        package let state: USState

        package init(name: String, state: USState) {
            self.name = name
            self.state = state
        }
    }

    /// As written.
    package let text: String
    /// The country that is served as a whole, as ISO 3166 has it: `US`.
    package let country: String?
    /// The states that are served as a whole, in the order written.
    package let states: [USState]
    package let counties: [County]
    /// The items that are none of these, in the author's words.
    package let others: [String]

    /// Reads `nationwide`, `Indiana, Kentucky`, `Cook County, Illinois; Lake County, Indiana`.
    ///
    /// A county belongs to the state that is named behind it, at once or behind other counties. What is not known is kept as words.
    package init(_ text: String) {
        var country: String?
        var states: [USState] = []
        var counties: [County] = []
        var others: [String] = []
        for group in text.split(separator: ";") {
            var pending: [Substring] = []
            for item in Self.items(of: group) {
                if Self.isCounty(item) {
                    pending.append(item)
                } else if let state = USState(nameOrCode: item) {
                    if pending.isEmpty {
                        if !states.contains(state) { states.append(state) }
                    } else {
                        counties += pending.map { County(name: String($0), state: state) }
                        pending = []
                    }
                } else if let found = Self.countries[item.lowercased()] {
                    country = found
                } else {
                    others.append(String(item))
                }
            }
            others += pending.map(String.init)
        }
        self.text = text
        self.country = country
        self.states = states
        self.counties = counties
        self.others = others
    }

    /// Every state in which it serves somebody.
    package var allStates: [USState] {
        var all = states
        for county in counties where !all.contains(county.state) { all.append(county.state) }
        return all
    }

    private static func items(of text: Substring) -> [Substring] {
        if USState(nameOrCode: FactLine.trimmed(text)) != nil { return [FactLine.trimmed(text)] }
        var parts = text.split(separator: ",").map(FactLine.trimmed)
        // The one place whose name has a comma in it.
        for index in parts.indices.dropFirst().reversed()
        where ["dc", "d.c."].contains(parts[index].lowercased())
            && parts[index - 1].lowercased().hasSuffix("washington")
        {
            parts[index] = "DC"
            parts[index - 1] = FactLine.trimmed(parts[index - 1].dropLast("washington".count))
        }
        return parts.flatMap { part -> [Substring] in
            var part = part
            if part.hasPrefix("and ") { part = FactLine.trimmed(part.dropFirst(4)) }
            guard let and = part.firstRange(of: " and ") else { return part.isEmpty ? [] : [part] }
            let ends = [part[..<and.lowerBound], part[and.upperBound...]].map(FactLine.trimmed)
            return ends.allSatisfy { isCounty($0) || USState(nameOrCode: $0) != nil }
                ? ends : [part]
        }
    }

    private static func isCounty(_ text: Substring) -> Bool {
        [" county", " parish", " borough"].contains { text.lowercased().hasSuffix($0) }
    }

    /// What authors write for a whole country.
    private static let countries = [
        "nationwide": "US", "national": "US", "united states": "US", "the united states": "US",
        "us": "US", "usa": "US", "u.s.": "US", "all states": "US", "canada": "CA", "mexico": "MX",
    ]
}
