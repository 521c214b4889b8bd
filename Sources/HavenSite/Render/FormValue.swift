import HavenDirectory
import HavenTemplates

/// The contact form as templates see it; docs/template-data.md describes each member.
struct FormValue {
    let model: RenderModel
    let form: ContactForm
    /// The contact page.
    let page: Page

    /// `page.form` of the contact page: all that its template needs.
    var value: TemplateValue {
        .map([
            "state": .string(state), "action": .text(action), "host": .text(host),
            "form_name": .text(form.isOpen ? form.preset?.formName : nil),
            "honeypot": .string(form.honeypot), "hidden": .list(hidden),
            "fields": .list(form.fields.map(field)), "baa": .bool(form.hasAgreement),
            "reach": .text(form.missingReach?.rawValue),
            "total_megabytes": form.largestTotal.map { .int($0 >> 20) } ?? TemplateValue.none,
            "uploads": .bool(hasUploads),
        ])
    }

    /// `site.form`: what other pages, the one about privacy above all, can say about the form.
    var summary: TemplateValue {
        .map([
            "state": .string(state), "url": .string(model.urls.href(page.permalink)),
            "host": .text(host), "baa": .bool(form.hasAgreement), "uploads": .bool(hasUploads),
            "fields": .list(form.fields.map(field)),
        ])
    }

    /// `site.form` of a site without a contact page.
    static let noForm: TemplateValue = .map([
        "state": .string("none"), "url": .none, "host": .none, "baa": .bool(false),
        "uploads": .bool(false), "fields": .list([]),
    ])

    private var state: String { form.isOpen ? "open" : "closed" }

    private var hasUploads: Bool { form.fields.contains { $0.kind == .upload } }

    private var action: String? {
        switch form.target {
        case .none, .nowhere: nil
        case .service(let address): address.text
        case .ownHost(let path): model.urls.href(path?.value ?? outcome(.contactThanks))
        }
    }

    /// The host that gets the messages, if it is not the site's own.
    private var host: String? {
        if case .service(let address) = form.target { return address.host }
        return nil
    }

    private var hidden: [TemplateValue] {
        guard form.isOpen else { return [] }
        let fields: [(name: String?, value: String?)] = [
            ("form-name", form.preset?.formName),
            (form.thanksField, model.urls.absolute(outcome(.contactThanks))),
            (form.failedField, model.urls.absolute(outcome(.contactFailed))),
        ]
        return fields.compactMap { name, value in
            guard let name, let value else { return nil }
            return .map(["name": .string(name), "value": .string(value)])
        }
    }

    private func outcome(_ page: StandardPage) -> Permalink {
        guard let id = model.site.standardPages[page] else {
            preconditionFailure("an open form has its pages for the time after")
        }
        return model.site[id].permalink
    }

    private func field(_ field: FormField) -> TemplateValue {
        let formats = field.accepted.flatMap(\.formats)
        let endings = formats.flatMap(\.endings)
        let mediaTypes = formats.map(\.mediaType)
        return .map([
            "id": .string(field.id), "type": .string(field.kind.rawValue),
            "label": .string(text(field.label)), "help": .text(field.help.map(text)),
            "required": .bool(field.isRequired),
            "options": .list(field.options.map { .string(text($0)) }),
            "maximum": field.maximum.map { .int($0) } ?? TemplateValue.none,
            "megabytes": field.kind == .upload
                ? .int((field.maximum ?? 0) >> 20) : TemplateValue.none,
            "files": .list(field.accepted.map { .string($0.rawValue) }),
            "formats": .list(formats.map { .string($0.name) }),
            "accept": .string((endings.map { "." + $0 } + mediaTypes).joined(separator: ",")),
            "extensions": .string(endings.joined(separator: " ")),
            "media_types": .string(mediaTypes.joined(separator: " ")),
        ])
    }

    private func text(_ text: FormText) -> String {
        switch text {
        case .written(let text): text
        case .theme(let key):
            ThemeStrings.filled(
                model.strings.text(key) ?? key,
                with: [("center", model.configuration.center.name)]
            )
        }
    }
}
