/// A field of an object of HSDS 3.0, and what becomes of it.
package struct HSDSField: Sendable, Hashable {
    /// What stands in it.
    package enum Form: Sendable, Hashable {
        case text
        case number
        /// The id of an object of one kind; in JSON the object itself stands there instead.
        case key(HSDSObject)
        /// The id of an object of any kind.
        case link
        case one(HSDSObject)
        case many(HSDSObject)
    }

    /// What becomes of it when a directory is written and read.
    package enum Fate: Sendable, Hashable {
        /// It is written and read, as this.
        case both(String)
        /// It is written for other programs only.
        case written(String)
        /// It is read if others state it, as this.
        case read(String)
        /// It is not taken over, because of this.
        case omitted(String)
    }

    package let name: String
    package let form: Form
    package let fate: Fate
    package let isRequired: Bool

    init(_ name: String, _ form: Form, _ fate: Fate, isRequired: Bool = false) {
        self.name = name
        self.form = form
        self.fate = fate
        self.isRequired = isRequired
    }

    /// Whether its loss is nothing that anybody would miss: numbers of other databases.
    var isInternal: Bool {
        switch form {
        case .key, .link: true
        case .text, .number, .one, .many: name == "id"
        }
    }
}

// Fields that many objects have.
extension HSDSField {
    static let madeID = HSDSField(
        "id",
        .text,
        .both("made of names, and the same from build to build"),
        isRequired: true
    )

    static let ofService = HSDSField(
        "service_id",
        .key(.service),
        .both("which row of another table it belongs to")
    )

    static let unreadAttributes = HSDSField(
        "attributes",
        .many(.attribute),
        .omitted("Haven reads attributes of services, phones, schedules and organizations")
    )

    static let unreadMetadata = HSDSField(
        "metadata",
        .many(.metadata),
        .omitted("who changed what, and when, is not published")
    )

    /// The fields of an object that is left out as a whole.
    static func omitted(
        because reason: String,
        _ forms: KeyValuePairs<String, Form>,
        required: [String]
    ) -> [HSDSField] {
        forms.map { name, form in
            HSDSField(name, form, .omitted(reason), isRequired: required.contains(name))
        }
    }
}
