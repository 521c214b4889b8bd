import HavenDiagnostics

// What the readers of the form report; a file of its own only for its length.

extension DiagnosticID {
    static let formNeedsAgreement: DiagnosticID = "form-needs-agreement"
    static let formAction: DiagnosticID = "form-action"
    static let formFieldID: DiagnosticID = "form-field-id"
    static let formOptions: DiagnosticID = "form-options"
    static let formMaximum: DiagnosticID = "form-maximum"
}

extension Diagnostic {
    static func misplacedForm(_ location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            "misplaced-form",
            "only the contact page has a form",
            at: location,
            help:
                "move the key into 'Content/contact.md', or put it below 'params:'"
        )
    }

    static func formNotConnected(_ form: ContactForm, _ location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning,
            "form-not-connected",
            "the contact form is not connected, so the page shows how to call instead",
            at: location,
            notes: leftOut(form.withheld),
            help:
                "write 'action: https://…' with the address of your form service, or 'action: none' "
                + "if this is meant"
        )
    }

    private static func leftOut(_ fields: [FormField]) -> [Note] {
        guard !fields.isEmpty else { return [] }
        return [Note("left out, because there is no 'baa: true': \(list(fields))")]
    }

    private static func list(_ fields: [FormField]) -> String {
        fields.map { "'\($0.id)'" }.joined(separator: ", ")
    }

    static func usualUploadsWithheld(_ fields: [FormField], _ form: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning,
            .formNeedsAgreement,
            "of the usual form \(list(fields)) are left out: a picture of an insurance card is health "
                + "information, and there is no 'baa: true'",
            at: form,
            help:
                "write the questions below 'fields:', without uploads; or have the form service sign a "
                + "business associate agreement and then write 'baa: true'"
        )
    }

    static func formFieldWithheld(_ field: FormField, _ location: SourceLocation) -> Diagnostic {
        let words = field.kind.needsAgreement ? nil : field.protectedWords
        let reason =
            words.map { "it asks for health information ('\($0)')" }
            ?? "its answer is health information"
        return Diagnostic(
            .warning,
            .formNeedsAgreement,
            "the field '\(field.id)' is left out: \(reason), and there is no 'baa: true'",
            at: location,
            help:
                "remove the field, or have the form service sign a business associate agreement and "
                + "then write 'baa: true'"
        )
    }

    static func badFormAddress(
        _ text: Located<String>,
        _ problem: FormAddress.Problem
    ) -> Diagnostic {
        let whole = "write the whole address, such as 'https://forms.example/f/abc', or 'none'"
        let (message, help) =
            switch problem {
            case .mail:
                (
                    "a form may not send to 'mailto:': plain mail is not private, and without a mail "
                        + "program nothing is sent at all",
                    "use the https address of a form service, or 'action: none'"
                )
            case .otherScheme(let scheme): ("a form cannot send to '\(scheme):'", whole)
            case .unencrypted:
                (
                    "a form may not send to 'http:', where others can read the message on its way",
                    "write 'https:'"
                )
            case .userName:
                ("the address of a form may not hold a user name", "remove the part before '@'")
            case .fragment:
                ("the address of a form may not have a fragment", "remove '#' and what follows")
            case .relative, .malformed:
                ("'\(text.value)' is not the address of a form service", whole)
            }
        return Diagnostic(.error, .formAction, message, at: text.location, help: help)
    }

    static func formOfNetlify(_ text: Located<String>) -> Diagnostic {
        Diagnostic(
            .error,
            .formAction,
            "Netlify takes a form at a page of the site itself",
            at: text.location,
            help: "remove this line, or write the path of a page, such as '/contact/thanks/'"
        )
    }

    static func formMethod(_ method: Located<String>) -> Diagnostic {
        Diagnostic(
            .error,
            .formMethod,
            "a form must be sent by POST: by '\(method.value)' the message would stand in the address, "
                + "in histories and logs",
            at: method.location,
            help: "remove this line"
        )
    }

    static func formHiddenField(
        _ key: String,
        _ name: Located<String>,
        isTaken: Bool
    ) -> Diagnostic {
        Diagnostic(
            .error,
            "form-hidden-field",
            isTaken
                ? "the form already has a hidden field '\(name.value)'"
                : "'\(name.value)' is not the name of a field",
            at: name.location,
            help: "write the name that the form service documents for \(key)"
        )
    }

    static func unanswerableForm(
        _ location: SourceLocation,
        hasName: Bool,
        withheld: [FormField]
    ) -> Diagnostic {
        Diagnostic(
            .error,
            "form-unanswerable",
            hasName
                ? "nobody could answer: the form asks for neither a phone number nor an email address"
                : "nobody could answer: the form has no required name",
            at: location,
            notes: leftOut(withheld),
            help: hasName
                ? "add a field with 'type: phone' or 'type: email'"
                : "add {id: name, type: name, label: Your name, required: true}"
        )
    }

    static func formFieldID(_ id: Located<String>) -> Diagnostic {
        Diagnostic(
            .error,
            .formFieldID,
            "'\(id.value)' is not the id of a field",
            at: id.location,
            help: "use lower-case letters, digits and '-', and start with a letter: 'contact-by'"
        )
    }

    static func formFieldReserved(_ id: Located<String>) -> Diagnostic {
        Diagnostic(
            .error,
            .formFieldID,
            "the form service gives '\(id.value)' a meaning of its own",
            at: id.location,
            help: "choose another id"
        )
    }

    static func formEmailName(_ field: FormField, _ name: String) -> Diagnostic {
        Diagnostic(
            .error,
            .formFieldID,
            "the form service takes the address to answer to from the field '\(name)'",
            at: field.location,
            help: "write 'id: \(name)' for the email field"
        )
    }

    static func formFieldDuplicate(_ id: Located<String>, first: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .formFieldID,
            "two fields have the id '\(id.value)'",
            at: id.location,
            notes: [Note("the first is here", at: first)],
            help: "give one of them another id"
        )
    }

    static func formFieldKey(
        _ key: String,
        of kind: FormField.Kind,
        for others: String,
        _ location: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .error,
            "form-field-key",
            "'\(key)' means nothing for 'type: \(kind.rawValue)'; it is for \(others)",
            at: location,
            help: "remove it, or correct the type"
        )
    }

    static func formOptionCount(
        _ count: Int,
        _ allowed: ClosedRange<Int>,
        _ location: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .error,
            .formOptions,
            "a choice has from \(allowed.lowerBound) to \(allowed.upperBound) options, and this one has "
                + "\(count)",
            at: location,
            help: "write 'options: [One answer, Another answer]'"
        )
    }

    static func formOptionDuplicate(
        _ option: Located<String>,
        first: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .error,
            .formOptions,
            "the option '\(option.value)' is there twice",
            at: option.location,
            notes: [Note("the first is here", at: first)],
            help: "keep one of the two"
        )
    }

    static func formOptionEmpty(_ option: Located<String>) -> Diagnostic {
        Diagnostic(
            .error,
            .formOptions,
            "an option has to say something",
            at: option.location,
            help: "write what a person answers by choosing it, or remove it"
        )
    }

    static func formMaximum(_ text: Located<String>, isFile: Bool) -> Diagnostic {
        Diagnostic(
            .error,
            .formMaximum,
            isFile
                ? "the largest size of a file is a number of MB from 1 to 100"
                : "the largest length of a text is a number of characters from 1 to 10000",
            at: text.location,
            help: isFile ? "write 'maximum: 32 MB'" : "write 'maximum: 2000'"
        )
    }

    static func formMaximumOfService(_ text: Located<String>, megabytes: Int) -> Diagnostic {
        Diagnostic(
            .error,
            .formMaximum,
            "the form service takes files of at most \(megabytes) MB in one message with its answers",
            at: text.location,
            help: "write 'maximum: \(megabytes) MB' or less"
        )
    }

    static func formFileKind(_ word: Located<String>) -> Diagnostic {
        let kinds = FileKind.allCases.map(\.rawValue)
        return Diagnostic(
            .error,
            "form-accept",
            "there is no kind of file '\(word.value)'",
            at: word.location,
            help: NearMiss.help(for: word.value, among: kinds)
                ?? "kinds are: \(kinds.joined(separator: ", "))"
        )
    }
}
