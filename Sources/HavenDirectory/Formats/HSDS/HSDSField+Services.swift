// Services and who offers them.

extension HSDSField {
    static let service: [HSDSField] = [
        HSDSField(
            "id",
            .text,
            .both("made of the id of the resource, which is an attribute"),
            isRequired: true
        ),
        HSDSField(
            "organization_id",
            .key(.organization),
            .both("which row of another table it belongs to")
        ),
        HSDSField("program_id", .key(.program), .omitted("Haven has no programs")),
        HSDSField("name", .text, .both("the name"), isRequired: true),
        HSDSField("alternate_name", .text, .both("Also known as")),
        HSDSField(
            "description",
            .text,
            .both("the description as plain text; Markdown is an attribute")
        ),
        HSDSField("url", .text, .both("the first Web")),
        HSDSField("email", .text, .both("Email")),
        HSDSField("status", .text, .both("Status"), isRequired: true),
        HSDSField("interpretation_services", .text, .read("Note")),
        HSDSField("application_process", .text, .both("Expect, a line for each step")),
        HSDSField("fees_description", .text, .both("Cost")),
        HSDSField("wait_time", .text, .read("Note")),
        HSDSField("fees", .text, .read("Cost, if there is no description of fees")),
        HSDSField("accreditations", .text, .omitted("nobody here can check it")),
        HSDSField("eligibility_description", .text, .both("Audience")),
        HSDSField("minimum_age", .number, .read("Audience")),
        HSDSField("maximum_age", .number, .read("Audience")),
        HSDSField("assured_date", .text, .both("the day of Verified")),
        HSDSField("assurer_email", .text, .both("who checked, in Verified, if that is an address")),
        HSDSField("licenses", .text, .omitted("nobody here can check it")),
        HSDSField("alert", .text, .both("Note; written only for what is closed for now")),
        HSDSField(
            "last_modified",
            .text,
            .omitted("it says when somebody edited the service, not when somebody checked it")
        ),
        HSDSField("phones", .many(.phone), .both("Call, TTY, Text and Dial in")),
        HSDSField("schedules", .many(.schedule), .both("Hours and Meets")),
        HSDSField("service_areas", .many(.serviceArea), .both("Area")),
        HSDSField("service_at_locations", .many(.serviceAtLocation), .both("Place and Join")),
        HSDSField("languages", .many(.language), .both("Languages")),
        HSDSField("organization", .one(.organization), .both("Owner")),
        HSDSField("funding", .many(.funding), .omitted("who pays for a service is not shown")),
        HSDSField(
            "cost_options",
            .many(.costOption),
            .both("Cost; read if there are no words about fees")
        ),
        HSDSField("program", .one(.program), .omitted("Haven has no programs")),
        HSDSField("required_documents", .many(.requiredDocument), .read("Note")),
        HSDSField("contacts", .many(.contact), .omitted("it belongs to a person")),
        HSDSField(
            "attributes",
            .many(.attribute),
            .both("what HSDS has no field for, in the taxonomy of Haven")
        ),
        .unreadMetadata,
    ]

    static let organization: [HSDSField] = [
        .madeID,
        HSDSField("name", .text, .both("Owner"), isRequired: true),
        HSDSField("alternate_name", .text, .omitted("an owner has one name")),
        HSDSField(
            "description",
            .text,
            .written(
                "that of the center; for others the name once more, because HSDS requires one"
            ),
            isRequired: true
        ),
        HSDSField(
            "email",
            .text,
            .omitted("it is that of the organization, and a service has its own")
        ),
        HSDSField("website", .text, .written("that of the center")),
        HSDSField("tax_status", .text, .omitted("it says nothing to people who look for help")),
        HSDSField("tax_id", .text, .omitted("it is a number in a register")),
        HSDSField(
            "year_incorporated",
            .number,
            .omitted("it says nothing to people who look for help")
        ),
        HSDSField("legal_status", .text, .omitted("it says nothing to people who look for help")),
        HSDSField("logo", .text, .omitted("Haven shows no pictures of others")),
        HSDSField("uri", .text, .omitted("it is a number in a register")),
        HSDSField("parent_organization_id", .key(.organization), .omitted("an owner stands alone")),
        HSDSField("funding", .many(.funding), .omitted("who pays for a service is not shown")),
        HSDSField("contacts", .many(.contact), .omitted("it belongs to a person")),
        HSDSField(
            "phones",
            .many(.phone),
            .omitted("it is that of the organization, and a service has its own")
        ),
        HSDSField(
            "locations",
            .many(.location),
            .omitted("it is that of the organization, and a service has its own")
        ),
        HSDSField("programs", .many(.program), .omitted("Haven has no programs")),
        HSDSField(
            "organization_identifiers",
            .many(.organizationIdentifier),
            .omitted("it is a number in a register")
        ),
        HSDSField("attributes", .many(.attribute), .both("whether it is commercial")),
        .unreadMetadata,
    ]

    static let program = omitted(
        because: "Haven has no programs",
        [
            "id": .text,
            "organization_id": .key(.organization),
            "name": .text,
            "alternate_name": .text,
            "description": .text,
            "attributes": .many(.attribute),
            "metadata": .many(.metadata),
        ],
        required: ["id", "name", "description"]
    )

    static let serviceAtLocation: [HSDSField] = [
        .madeID,
        .ofService,
        HSDSField(
            "location_id",
            .key(.location),
            .both("which row of another table it belongs to")
        ),
        HSDSField("description", .text, .read("Directions")),
        HSDSField("contacts", .many(.contact), .omitted("it belongs to a person")),
        HSDSField("phones", .many(.phone), .read("Call, TTY, Text and Dial in")),
        HSDSField("schedules", .many(.schedule), .read("Hours and Meets")),
        HSDSField("location", .one(.location), .both("Place and Join")),
        .unreadAttributes,
        .unreadMetadata,
    ]
}
