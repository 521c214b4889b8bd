// Where services are.

extension HSDSField {
    static let location: [HSDSField] = [
        .madeID,
        HSDSField(
            "location_type",
            .text,
            .both("physical for Place, virtual for Join"),
            isRequired: true
        ),
        HSDSField("url", .text, .both("Join")),
        HSDSField(
            "organization_id",
            .key(.organization),
            .omitted("it is that of the organization, and a service has its own")
        ),
        HSDSField("name", .text, .both("Place")),
        HSDSField("alternate_name", .text, .omitted("a place has one name")),
        HSDSField("description", .text, .both("Directions; what one has to know of a Join")),
        HSDSField("transportation", .text, .read("Directions")),
        HSDSField("latitude", .number, .both("Coordinates")),
        HSDSField("longitude", .number, .both("Coordinates")),
        HSDSField("external_identifier", .text, .omitted("it is a number in a register")),
        HSDSField("external_identifier_type", .text, .omitted("it is a number in a register")),
        HSDSField("languages", .many(.language), .read("Languages")),
        HSDSField("addresses", .many(.address), .both("Address")),
        HSDSField("contacts", .many(.contact), .omitted("it belongs to a person")),
        HSDSField("accessibility", .many(.accessibility), .both("Accessibility")),
        HSDSField(
            "phones",
            .many(.phone),
            .omitted("it is that of the building, and a service has its own")
        ),
        HSDSField(
            "schedules",
            .many(.schedule),
            .omitted("it says when the building is open, which is not when somebody is there")
        ),
        .unreadAttributes,
        .unreadMetadata,
    ]

    static let address: [HSDSField] = [
        .madeID,
        HSDSField(
            "location_id",
            .key(.location),
            .both("which row of another table it belongs to")
        ),
        HSDSField("attention", .text, .omitted("it belongs to a person")),
        HSDSField("address_1", .text, .both("Address"), isRequired: true),
        HSDSField("address_2", .text, .read("Address")),
        HSDSField("city", .text, .both("Address"), isRequired: true),
        HSDSField("region", .text, .read("Region")),
        HSDSField("state_province", .text, .both("Address"), isRequired: true),
        HSDSField("postal_code", .text, .both("Address"), isRequired: true),
        HSDSField("country", .text, .both("Address"), isRequired: true),
        HSDSField(
            "address_type",
            .text,
            .both("physical; others are not where people go"),
            isRequired: true
        ),
        .unreadAttributes,
        .unreadMetadata,
    ]

    static let accessibility: [HSDSField] = [
        .madeID,
        HSDSField(
            "location_id",
            .key(.location),
            .both("which row of another table it belongs to")
        ),
        HSDSField("description", .text, .both("Accessibility")),
        HSDSField("details", .text, .read("Accessibility")),
        HSDSField("url", .text, .omitted("words say what there is")),
        .unreadAttributes,
        .unreadMetadata,
    ]

    static let serviceArea: [HSDSField] = [
        .madeID,
        .ofService,
        HSDSField("name", .text, .both("Area")),
        HSDSField("description", .text, .read("Area, if there is no name")),
        HSDSField("extent", .text, .written("the code of a state or a country")),
        HSDSField("extent_type", .text, .written("text")),
        HSDSField("uri", .text, .omitted("it is a number in a register")),
        .unreadAttributes,
        .unreadMetadata,
    ]
}
