package import HavenDiagnostics

/// A text of the form: what the author wrote, or one of the theme's, which knows the site's language.
package enum FormText: Sendable, Hashable {
    case written(String)
    /// A text of `strings/<language>.yaml`, by its key; `{center}` in it is the center's name.
    case theme(String)
}

/// One question of the contact form.
package struct FormField: Sendable, Hashable {
    /// What is asked for, which decides how the answer is typed, checked and protected.
    package enum Kind: String, Sendable, CaseIterable {
        case name, phone, email, text, message, choice, consent, upload, birthdate, insurance
        case health

        /// Whether the answer is health data by its nature.
        ///
        /// A file is, because it shows an insurance card or worse whatever its label asks for.
        package var needsAgreement: Bool {
            switch self {
            case .upload, .birthdate, .insurance, .health: true
            case .name, .phone, .email, .text, .message, .choice, .consent: false
            }
        }

        /// Whether the answer is a text whose length can have a limit.
        package var isText: Bool {
            switch self {
            case .name, .text, .message, .insurance, .health: true
            case .phone, .email, .choice, .consent, .upload, .birthdate: false
            }
        }
    }

    /// The name of the answer in what is sent: `[a-z][a-z0-9-]*`.
    package let id: String
    package let kind: Kind
    package let label: FormText
    /// A sentence below the label.
    package var help: FormText?
    package var isRequired = false
    /// The answers to choose from; empty but for `choice`.
    package var options: [FormText] = []
    /// The largest answer: characters of a text, bytes of a file; `nil` if there is no limit.
    package var maximum: Int?
    /// The kinds of file that can be chosen; empty but for `upload`.
    package var accepted: [FileKind] = []
    /// Where the author wrote it; `nil` for a field of the default set.
    package var location: SourceLocation?

    package init(_ id: String, _ kind: Kind, label: FormText) {
        self.id = id
        self.kind = kind
        self.label = label
    }

    /// Whether the answer may be sent only to an operator that has signed an agreement to protect it.
    package var needsAgreement: Bool { kind.needsAgreement || protectedWords != nil }

    /// The words by which the author asks for health data, whatever the type; `nil` if there are none.
    ///
    /// Every type can be made to ask: a `name` for that of an insurer, a `choice` for a diagnosis. Texts of
    /// the theme are not looked at, because the default set has only harmless ones.
    package var protectedWords: String? {
        if let words = ProtectedWords.first(in: id) { return words }
        for case .written(let text) in [label] + options {
            if let words = ProtectedWords.first(in: text) { return words }
        }
        guard case .written(let text) = help else { return nil }
        return ProtectedWords.first(inHelp: text)
    }
}
