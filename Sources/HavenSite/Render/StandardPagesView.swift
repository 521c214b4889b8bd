import HavenTemplates

/// The standard pages of a site by name, `none` for each that it does not have.
///
/// Every page asks for a few of them, so each is looked up when it is asked for.
struct StandardPagesView: TemplateObject {
    let model: RenderModel

    var kindName: String { "standard pages" }
    var identity: TemplateIdentity { TemplateIdentity(kind: "standard", key: "") }
    var subject: TemplateSubject? { RecordKind.standardPages.subject() }
    var memberNames: [String] { StandardPage.allCases.map(\.templateName) }

    func member(_ name: String) -> TemplateValue? {
        StandardPage(templateName: name).map { page in
            model.site.standardPages[page].map(model.value) ?? TemplateValue.none
        }
    }
}

extension StandardPage {
    /// The name in templates, where a hyphen would be a minus: `crisis_numbers`.
    fileprivate var templateName: String {
        String(rawValue.map { $0 == "-" ? "_" : $0 })
    }

    fileprivate init?(templateName: String) {
        self.init(rawValue: String(templateName.map { $0 == "_" ? "-" : $0 }))
    }
}
