// How and when services are reached.

extension HSDSField {
    static let phone: [HSDSField] = [
        .madeID,
        HSDSField(
            "location_id",
            .key(.location),
            .omitted("it is that of the building, and a service has its own")
        ),
        .ofService,
        HSDSField(
            "organization_id",
            .key(.organization),
            .omitted("it is that of the organization, and a service has its own")
        ),
        HSDSField("contact_id", .key(.contact), .omitted("it belongs to a person")),
        HSDSField(
            "service_at_location_id",
            .key(.serviceAtLocation),
            .read("which row of another table it belongs to")
        ),
        HSDSField("number", .text, .both("the number"), isRequired: true),
        HSDSField("extension", .number, .both("the extension")),
        HSDSField(
            "type",
            .text,
            .both("voice for Call and Dial in, text for Text, textphone for TTY")
        ),
        HSDSField(
            "description",
            .text,
            .both("the note of the number, or all that is known of it in words")
        ),
        HSDSField("languages", .many(.language), .both("its languages")),
        HSDSField("attributes", .many(.attribute), .both("the line as an author writes it")),
        .unreadMetadata,
    ]

    static let contact = omitted(
        because: "it belongs to a person",
        [
            "id": .text,
            "organization_id": .key(.organization),
            "service_id": .key(.service),
            "service_at_location_id": .key(.serviceAtLocation),
            "location_id": .key(.location),
            "name": .text,
            "title": .text,
            "department": .text,
            "email": .text,
            "phones": .many(.phone),
            "attributes": .many(.attribute),
            "metadata": .many(.metadata),
        ],
        required: ["id"]
    )

    static let language: [HSDSField] = [
        .madeID,
        .ofService,
        HSDSField(
            "location_id",
            .key(.location),
            .read("which row of another table it belongs to")
        ),
        HSDSField("phone_id", .key(.phone), .both("which row of another table it belongs to")),
        HSDSField("name", .text, .both("Languages")),
        HSDSField("code", .text, .both("Languages")),
        HSDSField("note", .text, .read("Note")),
        .unreadAttributes,
        .unreadMetadata,
    ]

    static let schedule: [HSDSField] = [
        .madeID,
        .ofService,
        HSDSField(
            "location_id",
            .key(.location),
            .omitted("it says when the building is open, which is not when somebody is there")
        ),
        HSDSField(
            "service_at_location_id",
            .key(.serviceAtLocation),
            .read("which row of another table it belongs to")
        ),
        HSDSField("valid_from", .text, .read("words in Note")),
        HSDSField("valid_to", .text, .read("words in Note")),
        HSDSField("dtstart", .text, .read("the day of the week, or words in Note")),
        HSDSField(
            "timezone",
            .number,
            .both("the offset without summer time; not read, because it names no zone")
        ),
        HSDSField("until", .text, .read("words in Note")),
        HSDSField("count", .number, .read("words in Note")),
        HSDSField("wkst", .text, .omitted("it matters only to rules that are kept as words")),
        HSDSField(
            "freq",
            .text,
            .both("WEEKLY for Hours and Meets; other rules become words in Note")
        ),
        HSDSField("interval", .number, .read("words in Note")),
        HSDSField("byday", .text, .both("the days of Hours and Meets")),
        HSDSField("byweekno", .text, .read("words in Note")),
        HSDSField("bymonthday", .text, .read("words in Note")),
        HSDSField("byyearday", .text, .read("words in Note")),
        HSDSField("description", .text, .both("hours in words")),
        HSDSField("opens_at", .text, .both("the beginning, with the offset without summer time")),
        HSDSField("closes_at", .text, .both("the end, with the offset without summer time")),
        HSDSField("schedule_link", .text, .read("Note")),
        HSDSField("attending_type", .text, .both("Format")),
        HSDSField("notes", .text, .both("the zone and the days that differ, in words; Note")),
        HSDSField("attributes", .many(.attribute), .both("whether it is of Hours or of Meets")),
        .unreadMetadata,
    ]
}
