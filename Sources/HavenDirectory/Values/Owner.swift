/// Who answers: every number has an owner, and visitors must be able to tell which.
package enum Owner: Sendable, Hashable {
    /// Another organization; the one of the resource's own name unless the author gave one.
    case organization(Organization)
    /// This center: `- Owner: this center`.
    case center
}

/// An organization that offers resources (HSDS: organization).
package struct Organization: Sendable, Hashable {
    package let name: String
    /// Whether it sells what it offers: a treatment company, a lead service.
    package let isCommercial: Bool

    package init(name: String, isCommercial: Bool = false) {
        self.name = name
        self.isCommercial = isCommercial
    }
}

extension Owner {
    /// Reads `SAMHSA`, `Recovery Brands (commercial)`, `this center`.
    init(_ text: String) {
        if text.lowercased() == "this center" {
            self = .center
            return
        }
        for (suffix, isCommercial) in [("(commercial)", true), ("(independent)", false)]
        where text.lowercased().hasSuffix(suffix) {
            let name = FactLine.trimmed(text.dropLast(suffix.count))
            guard !name.isEmpty else { break }
            self = .organization(Organization(name: String(name), isCommercial: isCommercial))
            return
        }
        self = .organization(Organization(name: text))
    }

    /// An organization that another program names; it is never this center, whatever it is called.
    init(importing name: String) {
        self = .organization(Organization(name: name))
    }

    /// As it is read.
    package var text: String {
        switch self {
        case .center: "this center"
        case .organization(let organization):
            // A name that would be read as something else is said to be one.
            if organization.isCommercial {
                organization.name + " (commercial)"
            } else if Owner(organization.name) != self {
                organization.name + " (independent)"
            } else {
                organization.name
            }
        }
    }
}
