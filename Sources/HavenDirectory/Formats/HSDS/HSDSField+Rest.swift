// What services cost and need, terms, and what is said about data.

extension HSDSField {
    static let costOption: [HSDSField] = [
        .madeID,
        .ofService,
        HSDSField("valid_from", .text, .omitted("a price is taken as it stands")),
        HSDSField("valid_to", .text, .omitted("a price is taken as it stands")),
        HSDSField("option", .text, .both("Cost")),
        HSDSField("currency", .text, .read("Cost")),
        HSDSField("amount", .number, .both("Cost; written only for what is free")),
        HSDSField("amount_description", .text, .read("Cost")),
        .unreadAttributes,
        .unreadMetadata,
    ]

    static let funding = omitted(
        because: "who pays for a service is not shown",
        [
            "id": .text,
            "organization_id": .key(.organization),
            "service_id": .key(.service),
            "source": .text,
            "attributes": .many(.attribute),
            "metadata": .many(.metadata),
        ],
        required: ["id"]
    )

    static let requiredDocument: [HSDSField] = [
        HSDSField(
            "id",
            .text,
            .read("made of names, and the same from build to build"),
            isRequired: true
        ),
        HSDSField("service_id", .key(.service), .read("which row of another table it belongs to")),
        HSDSField("document", .text, .read("Note")),
        HSDSField("uri", .text, .read("Note")),
        .unreadAttributes,
        .unreadMetadata,
    ]

    static let organizationIdentifier = omitted(
        because: "it is a number in a register",
        [
            "id": .text,
            "organization_id": .key(.organization),
            "identifier_scheme": .text,
            "identifier_type": .text,
            "identifier": .text,
            "attributes": .many(.attribute),
            "metadata": .many(.metadata),
        ],
        required: ["id", "identifier_type", "identifier"]
    )

    static let attribute: [HSDSField] = [
        HSDSField(
            "id",
            .text,
            .written("made of names, and the same from build to build"),
            isRequired: true
        ),
        HSDSField("link_id", .link, .both("which row of another table it belongs to")),
        HSDSField(
            "taxonomy_term_id",
            .key(.taxonomyTerm),
            .both("which row of another table it belongs to")
        ),
        HSDSField("link_type", .text, .omitted("the term says it")),
        HSDSField("link_entity", .text, .both("which row of another table it belongs to")),
        HSDSField("value", .text, .both("the fact as an author writes it")),
        HSDSField("taxonomy_term", .one(.taxonomyTerm), .both("which fact it is")),
        .unreadMetadata,
    ]

    static let taxonomyTerm: [HSDSField] = [
        .madeID,
        HSDSField("code", .text, .both("which fact it is")),
        HSDSField("name", .text, .written("what the fact is called"), isRequired: true),
        HSDSField("description", .text, .written("what the fact says"), isRequired: true),
        HSDSField("parent_id", .key(.taxonomyTerm), .omitted("facts have no order among them")),
        HSDSField("taxonomy", .text, .both("whether it is Haven's")),
        HSDSField("taxonomy_detail", .one(.taxonomy), .read("whether it is Haven's")),
        HSDSField("language", .text, .written("en")),
        HSDSField(
            "taxonomy_id",
            .key(.taxonomy),
            .both("which row of another table it belongs to")
        ),
        HSDSField("term_uri", .text, .omitted("it is a number in a register")),
        .unreadMetadata,
    ]

    static let taxonomy: [HSDSField] = [
        .madeID,
        HSDSField("name", .text, .both("whether it is Haven's"), isRequired: true),
        HSDSField("description", .text, .written("what it is for"), isRequired: true),
        HSDSField("uri", .text, .omitted("it is a number in a register")),
        HSDSField("version", .text, .omitted("there is one")),
        .unreadMetadata,
    ]

    static let metadata = omitted(
        because: "who changed what, and when, is not published",
        [
            "id": .text,
            "resource_id": .link,
            "resource_type": .text,
            "last_action_date": .text,
            "last_action_type": .text,
            "field_name": .text,
            "previous_value": .text,
            "replacement_value": .text,
            "updated_by": .text,
        ],
        required: [
            "id", "last_action_date", "last_action_type", "field_name", "previous_value",
            "replacement_value", "updated_by",
        ]
    )

    static let metaTableDescription = omitted(
        because: "it is about tables, not about services",
        [
            "id": .text,
            "name": .text,
            "language": .text,
            "character_set": .text,
            "attributes": .many(.attribute),
            "metadata": .many(.metadata),
        ],
        required: ["id"]
    )
}
