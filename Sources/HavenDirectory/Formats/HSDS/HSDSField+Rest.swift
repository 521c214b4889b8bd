// What services cost and need, terms, and what is said about data.

extension HSDSField {
    static let costOption: [HSDSField] = [
        HSDSField(
            "id",
            .text,
            .both("made of names, and the same from build to build"),
            isRequired: true
        ),
        HSDSField("service_id", .key(.service), .both("which row of another table it belongs to")),
        HSDSField("valid_from", .text, .omitted("a price is taken as it stands")),
        HSDSField("valid_to", .text, .omitted("a price is taken as it stands")),
        HSDSField("option", .text, .both("Cost")),
        HSDSField("currency", .text, .read("Cost")),
        HSDSField("amount", .number, .both("Cost; written only for what is free")),
        HSDSField("amount_description", .text, .read("Cost")),
        HSDSField(
            "attributes",
            .many(.attribute),
            .omitted("Haven reads attributes of services, phones, schedules and organizations")
        ),
        HSDSField(
            "metadata",
            .many(.metadata),
            .omitted("who changed what, and when, is not published")
        ),
    ]

    static let funding: [HSDSField] = [
        HSDSField("id", .text, .omitted("who pays for a service is not shown"), isRequired: true),
        HSDSField(
            "organization_id",
            .key(.organization),
            .omitted("who pays for a service is not shown")
        ),
        HSDSField("service_id", .key(.service), .omitted("who pays for a service is not shown")),
        HSDSField("source", .text, .omitted("who pays for a service is not shown")),
        HSDSField("attributes", .many(.attribute), .omitted("who pays for a service is not shown")),
        HSDSField("metadata", .many(.metadata), .omitted("who pays for a service is not shown")),
    ]

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
        HSDSField(
            "attributes",
            .many(.attribute),
            .omitted("Haven reads attributes of services, phones, schedules and organizations")
        ),
        HSDSField(
            "metadata",
            .many(.metadata),
            .omitted("who changed what, and when, is not published")
        ),
    ]

    static let organizationIdentifier: [HSDSField] = [
        HSDSField("id", .text, .omitted("it is a number in a register"), isRequired: true),
        HSDSField("organization_id", .key(.organization), .omitted("it is a number in a register")),
        HSDSField("identifier_scheme", .text, .omitted("it is a number in a register")),
        HSDSField(
            "identifier_type",
            .text,
            .omitted("it is a number in a register"),
            isRequired: true
        ),
        HSDSField("identifier", .text, .omitted("it is a number in a register"), isRequired: true),
        HSDSField("attributes", .many(.attribute), .omitted("it is a number in a register")),
        HSDSField("metadata", .many(.metadata), .omitted("it is a number in a register")),
    ]

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
        HSDSField(
            "metadata",
            .many(.metadata),
            .omitted("who changed what, and when, is not published")
        ),
    ]

    static let taxonomyTerm: [HSDSField] = [
        HSDSField(
            "id",
            .text,
            .both("made of names, and the same from build to build"),
            isRequired: true
        ),
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
        HSDSField(
            "metadata",
            .many(.metadata),
            .omitted("who changed what, and when, is not published")
        ),
    ]

    static let taxonomy: [HSDSField] = [
        HSDSField(
            "id",
            .text,
            .both("made of names, and the same from build to build"),
            isRequired: true
        ),
        HSDSField("name", .text, .both("whether it is Haven's"), isRequired: true),
        HSDSField("description", .text, .written("what it is for"), isRequired: true),
        HSDSField("uri", .text, .omitted("it is a number in a register")),
        HSDSField("version", .text, .omitted("there is one")),
        HSDSField(
            "metadata",
            .many(.metadata),
            .omitted("who changed what, and when, is not published")
        ),
    ]

    static let metadata: [HSDSField] = [
        HSDSField(
            "id",
            .text,
            .omitted("who changed what, and when, is not published"),
            isRequired: true
        ),
        HSDSField("resource_id", .link, .omitted("who changed what, and when, is not published")),
        HSDSField("resource_type", .text, .omitted("who changed what, and when, is not published")),
        HSDSField(
            "last_action_date",
            .text,
            .omitted("who changed what, and when, is not published"),
            isRequired: true
        ),
        HSDSField(
            "last_action_type",
            .text,
            .omitted("who changed what, and when, is not published"),
            isRequired: true
        ),
        HSDSField(
            "field_name",
            .text,
            .omitted("who changed what, and when, is not published"),
            isRequired: true
        ),
        HSDSField(
            "previous_value",
            .text,
            .omitted("who changed what, and when, is not published"),
            isRequired: true
        ),
        HSDSField(
            "replacement_value",
            .text,
            .omitted("who changed what, and when, is not published"),
            isRequired: true
        ),
        HSDSField(
            "updated_by",
            .text,
            .omitted("who changed what, and when, is not published"),
            isRequired: true
        ),
    ]

    static let metaTableDescription: [HSDSField] = [
        HSDSField(
            "id",
            .text,
            .omitted("it is about tables, not about services"),
            isRequired: true
        ),
        HSDSField("name", .text, .omitted("it is about tables, not about services")),
        HSDSField("language", .text, .omitted("it is about tables, not about services")),
        HSDSField("character_set", .text, .omitted("it is about tables, not about services")),
        HSDSField(
            "attributes",
            .many(.attribute),
            .omitted("it is about tables, not about services")
        ),
        HSDSField("metadata", .many(.metadata), .omitted("it is about tables, not about services")),
    ]
}
