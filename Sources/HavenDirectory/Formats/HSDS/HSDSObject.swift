/// The objects of HSDS 3.0 (Open Referral, branch 3.0, 2024-05-16), by their names in the schema.
package enum HSDSObject: String, Sendable, Hashable, CaseIterable {
    case service, organization, program
    case serviceAtLocation = "service_at_location"
    case location, address, accessibility
    case serviceArea = "service_area"
    case phone, contact, language, schedule
    case costOption = "cost_option"
    case funding
    case requiredDocument = "required_document"
    case organizationIdentifier = "organization_identifier"
    case attribute
    case taxonomyTerm = "taxonomy_term"
    case taxonomy, metadata
    case metaTableDescription = "meta_table_description"

    /// The name of its table in a package, in which some are plural.
    package var fileName: String {
        switch self {
        case .serviceAtLocation, .accessibility, .metadata, .funding: rawValue + ".csv"
        case .address: "addresses.csv"
        case .taxonomy: "taxonomies.csv"
        default: rawValue + "s.csv"
        }
    }

    /// All that it can say, in the order of the schema.
    package var fields: [HSDSField] {
        switch self {
        case .service: HSDSField.service
        case .organization: HSDSField.organization
        case .program: HSDSField.program
        case .serviceAtLocation: HSDSField.serviceAtLocation
        case .location: HSDSField.location
        case .address: HSDSField.address
        case .accessibility: HSDSField.accessibility
        case .serviceArea: HSDSField.serviceArea
        case .phone: HSDSField.phone
        case .contact: HSDSField.contact
        case .language: HSDSField.language
        case .schedule: HSDSField.schedule
        case .costOption: HSDSField.costOption
        case .funding: HSDSField.funding
        case .requiredDocument: HSDSField.requiredDocument
        case .organizationIdentifier: HSDSField.organizationIdentifier
        case .attribute: HSDSField.attribute
        case .taxonomyTerm: HSDSField.taxonomyTerm
        case .taxonomy: HSDSField.taxonomy
        case .metadata: HSDSField.metadata
        case .metaTableDescription: HSDSField.metaTableDescription
        }
    }

    /// The fields that have columns in a table: all but those that hold other objects.
    package var columns: [HSDSField] {
        fields.filter { field in
            switch field.form {
            case .text, .number, .key, .link: true
            case .one, .many: false
            }
        }
    }

    /// The field of a name; `nil` if there is none.
    package func field(_ name: String) -> HSDSField? { fields.first { $0.name == name } }

    /// Why nothing of it is taken over; `nil` if something is.
    var omission: String? {
        guard case .omitted(let reason)? = fields.first?.fate else { return nil }
        return reason
    }

    /// Its name in words, for reports.
    var words: String { rawValue.split(separator: "_").joined(separator: " ") }
}
