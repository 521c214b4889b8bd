package import HavenDiagnostics
package import HavenYAML

/// Turns `form:` of Content/contact.md into a `ContactForm`, by its schema.
///
/// What is wrong is reported and left out, so that the rest of the form can report its own mistakes.
package struct ContactFormReader {
    /// Whether a source below `Content/` is the one that has a form.
    package static func isContactPage(_ path: String) -> Bool {
        path == "contact.md" || path == "contact/index.md"
    }

    private let path: String
    private var diagnostics: [Diagnostic] = []

    private init(path: String) {
        self.path = path
    }

    /// Reads the form of the contact page.
    ///
    /// - Parameters:
    ///   - fields: What stands below `form:`; `nil` if the key is not there.
    ///   - place: The key, or the start of the front matter: where to report that no messages arrive.
    ///   - path: The source, for reports.
    /// - Returns: A form, whatever is wrong with it, and what that is.
    package static func read(
        _ fields: YAMLFields?,
        at place: SourceRange,
        path: String
    ) -> (form: ContactForm, diagnostics: [Diagnostic]) {
        var reader = ContactFormReader(path: path)
        let form = reader.form(fields ?? YAMLFields(.emptyMapping, path: path))
        if !reader.diagnostics.contains(where: \.isError) {
            reader.warn(of: form, at: SourceLocation(path: path, range: place))
        }
        return (form, reader.diagnostics)
    }

    private mutating func form(_ fields: YAMLFields) -> ContactForm {
        var fields = fields
        let preset = fields.oneOf(
            "preset",
            FormPreset.allCases.map { ($0.rawValue, $0) }
        )
        let target = target(fields.locatedText("action"), preset)
        checkMethod(fields.locatedText("method"))
        let hasAgreement = fields.flag("baa") ?? false
        let honeypot = preset?.honeypot ?? FormPreset.usualHoneypot
        let thanks = hiddenField("thanks_field", &fields, taken: [honeypot])
        let failed = hiddenField(
            "failed_field",
            &fields,
            taken: [honeypot] + [thanks ?? preset?.thanksField].compactMap(\.self)
        )
        let place = fields.keyRange("fields")
        let written = place.map { _ in fields.listOfFields("fields") }
        diagnostics += fields.finish(unknown: .refuse).diagnostics
        let reserved = (preset?.reservedNames ?? []) + [thanks, failed].compactMap(\.self)
        return ContactForm(
            target: target,
            preset: preset,
            hasAgreement: hasAgreement,
            thanksField: thanks,
            failedField: failed,
            fields: written.map {
                self.fields($0, preset, hasAgreement, reserved: reserved, at: place)
            }
                ?? ContactForm.defaultFields(preset: preset)
        )
    }

    private mutating func target(
        _ text: Located<String>?,
        _ preset: FormPreset?
    ) -> ContactForm.Target {
        guard let text else { return preset == .netlify ? .ownHost(nil) : .nowhere }
        if text.value == "none" { return .none }
        let isPath = text.value.hasPrefix("/") && !text.value.hasPrefix("//")
        if preset == .netlify {
            if isPath, let path = Permalink(SiteURL.decoded(text.value) ?? text.value) {
                return .ownHost(Located(path, at: text.location))
            }
            diagnostics.append(.formOfNetlify(text))
            return .none
        }
        do throws(FormAddress.Problem) {
            return .service(try FormAddress(text.value))
        } catch {
            diagnostics.append(.badFormAddress(text, error))
            return .none
        }
    }

    private mutating func checkMethod(_ method: Located<String>?) {
        guard let method, method.value.lowercased() != "post" else { return }
        diagnostics.append(.formMethod(method))
    }

    /// A name of a hidden field: anything a service may ask for, but not the name of another one.
    private mutating func hiddenField(
        _ key: String,
        _ fields: inout YAMLFields,
        taken: [String]
    ) -> String? {
        guard let name = fields.locatedText(key) else { return nil }
        let isSound =
            !name.value.isEmpty
            && name.value.utf8.allSatisfy {
                FormFieldReader.isLetterOrDigit($0) || "-_.[]".utf8.contains($0)
            }
        if isSound, !taken.contains(name.value) { return name.value }
        diagnostics.append(.formHiddenField(key, name, isTaken: isSound))
        return nil
    }

    private mutating func fields(
        _ written: [YAMLFields],
        _ preset: FormPreset?,
        _ hasAgreement: Bool,
        reserved: [String],
        at place: SourceRange?
    ) -> [FormField] {
        var reader = FormFieldReader(
            path: path,
            reserved: reserved,
            limit: preset?.roomForFiles(beside: [])
        )
        let fields = written.compactMap { reader.read($0) }
        diagnostics += reader.diagnostics
        // With a broken field nobody knows what is missing.
        guard !reader.diagnostics.contains(where: \.isError) else { return fields }
        let email = fields.first { $0.kind == .email }
        if let name = preset?.emailName, let email, !fields.contains(where: { $0.id == name }) {
            diagnostics.append(.formEmailName(email, name))
        }
        // Only what will be asked counts.
        let asked = fields.filter { hasAgreement || !$0.needsAgreement }
        let hasName = asked.contains { $0.kind == .name && $0.isRequired }
        let hasReach = asked.contains { $0.kind == .phone || $0.kind == .email }
        if !hasName || !hasReach {
            let location = SourceLocation(path: path, range: place)
            let withheld = fields.filter {
                !hasAgreement && $0.protectedWords != nil
                    && [.name, .phone, .email].contains($0.kind)
            }
            diagnostics.append(
                .unanswerableForm(location, hasName: hasName, withheld: withheld)
            )
        }
        return fields
    }

    private mutating func warn(of form: ContactForm, at location: SourceLocation) {
        switch form.target {
        case .none: return
        case .nowhere: diagnostics.append(.formNotConnected(form, location))
        case .service, .ownHost:
            // Fields that nobody wrote have no places of their own.
            let usual = form.withheld.filter { $0.location == nil }
            if !usual.isEmpty { diagnostics.append(.usualUploadsWithheld(usual, location)) }
            diagnostics += form.withheld.compactMap { field in
                field.location.map { .formFieldWithheld(field, $0) }
            }
        }
    }
}

extension YAMLFields {
    /// A text that has to be there, with its place.
    mutating func requiredLocated(_ key: String) -> Located<String>? {
        requiredText(key) == nil ? nil : locatedText(key)
    }
}
