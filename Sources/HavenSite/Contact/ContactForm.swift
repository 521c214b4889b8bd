/// The contact form of a site, as `form:` of Content/contact.md describes it; see docs/contact-form.md.
package struct ContactForm: Sendable {
    /// Where a message goes.
    package enum Target: Sendable {
        /// Nobody has said it yet; the page shows the fields and the center's phone number.
        case nowhere
        /// The same, and it is meant so: `action: none`.
        case none
        /// A form service.
        case service(FormAddress)
        /// The host of the site itself, which takes a form sent to one of its pages; `nil` is the thank-you page.
        case ownHost(Located<Permalink>?)
    }

    package let target: Target
    package let preset: FormPreset?
    /// Whether the operator of the service has signed a business associate agreement.
    package let hasAgreement: Bool
    /// The name of the hidden field with the absolute URL of the thank-you page.
    package let thanksField: String?
    /// The same for the failure page.
    package let failedField: String?
    /// What the page asks for, in order.
    package let fields: [FormField]
    /// What is left out because there is no agreement.
    package let withheld: [FormField]

    package init(
        target: Target,
        preset: FormPreset?,
        hasAgreement: Bool,
        thanksField: String?,
        failedField: String?,
        fields: [FormField]
    ) {
        self.target = target
        self.preset = preset
        self.hasAgreement = hasAgreement
        self.thanksField = thanksField ?? preset?.thanksField
        self.failedField = failedField
        self.fields = fields.filter { hasAgreement || !$0.needsAgreement }
        self.withheld = fields.filter { !hasAgreement && $0.needsAgreement }
    }

    /// Whether something can be sent, so that there is a form at all.
    package var isOpen: Bool {
        switch target {
        case .service, .ownHost: true
        case .nowhere, .none: false
        }
    }

    /// The name of the hidden field that must stay empty.
    package var honeypot: String { preset?.honeypot ?? FormPreset.usualHoneypot }

    /// The ways to answer of which a person has to leave one, because the form requires none by itself.
    package enum Reach: String, Sendable {
        case phone, email, both
    }

    /// What to ask for, so that nobody sends the form without a way to be answered; `nil` if a field already does.
    package var missingReach: Reach? {
        let ways = fields.filter { $0.kind == .phone || $0.kind == .email }
        guard !ways.contains(where: \.isRequired), let first = ways.first else { return nil }
        if ways.contains(where: { $0.kind != first.kind }) { return .both }
        return first.kind == .phone ? .phone : .email
    }

    /// The most bytes of all files together, if that is less than the files may have each for itself.
    package var largestTotal: Int? {
        guard let room = preset?.roomForFiles(beside: fields) else { return nil }
        let sum = fields.filter { $0.kind == .upload }.compactMap(\.maximum).reduce(0, +)
        return sum > room ? room : nil
    }
}

extension ContactForm {
    /// The largest file where nobody says another number, in bytes.
    package static let usualFileSize = 32 << 20

    /// The fields of a form that names none; their texts are the theme's.
    ///
    /// The insurance card is among them and is left out like any upload if there is no agreement.
    static func defaultFields(preset: FormPreset?) -> [FormField] {
        func field(_ id: String, _ kind: FormField.Kind, _ key: String) -> FormField {
            FormField(id, kind, label: .theme("form.fields.\(key)"))
        }
        var name = field("name", .name, "name")
        name.isRequired = true
        var contactBy = field("contact-by", .choice, "contact_by.label")
        contactBy.options = ["call", "text", "email"].map { .theme("form.fields.contact_by.\($0)") }
        var voicemail = field("voicemail", .choice, "voicemail.label")
        voicemail.options = ["yes", "no"].map { .theme("form.fields.voicemail.\($0)") }
        var message = field("message", .message, "message.label")
        message.help = .theme("form.fields.message.help")
        message.maximum = 2000
        var consent = field("consent", .consent, "consent")
        consent.isRequired = true
        let asked = [
            name, field("phone", .phone, "phone"), field("email", .email, "email"), contactBy,
            voicemail, message,
        ]
        let room = preset?.roomForFiles(beside: asked) ?? .max
        let cards = ["front", "back"].map { side in
            var card = field("card-\(side)", .upload, "card_\(side)")
            // Whole megabytes, so that what a reader is told is what is checked.
            card.maximum = min(usualFileSize, (room >> 21) << 20)
            card.accepted = FileKind.allCases
            return card
        }
        return asked + cards + [consent]
    }
}
