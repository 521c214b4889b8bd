import HavenTemplates

extension PageView {
    /// The members that only pages of this kind have.
    var kindMemberNames: [String] {
        switch page.kind {
        case .taxonomy: ["taxonomy", "all_terms"]
        case .term: ["taxonomy", "term", "reviewed_pages"]
        case .directory: ["directory"]
        case .resource: ["resource"]
        case .service: ["service"]
        case .levelOfCare: ["level"]
        case .location: ["location"]
        case .teamMember: ["member"]
        case .standard(.contact): ["form"]
        case .home, .section, .article, .page, .standard, .notFound: []
        }
    }

    func kindMember(_ name: String) -> TemplateValue? {
        switch (page.kind, name) {
        case (.taxonomy(let index), "taxonomy"), (.term(let index, _), "taxonomy"):
            taxonomy(index)
        case (.taxonomy(let index), "all_terms"): TermView.all(of: index, model)
        case (.term(let taxonomy, let term), "term"):
            .object(TermView(model: model, taxonomy: taxonomy, term: term))
        case (.term(let taxonomy, let term), "reviewed_pages"):
            model.values(of: model.site.taxonomies[taxonomy].terms[term].reviewed)
        case (.service(let index), "service"): CenterView(model: model).service(index)
        case (.levelOfCare(let index), "level"): CenterView(model: model).levelOfCare(index)
        case (.location(let index), "location"): CenterView(model: model).location(index)
        case (.teamMember(let index), "member"): CenterView(model: model).member(index)
        case (.directory(let index), "directory"):
            .object(DirectoryView(model: model, index: index, part: content?.part))
        case (.resource(let index), "resource"): model.value(ofResource: index)
        case (.standard(.contact), "form"):
            page.frontMatter.form.map { FormValue(model: model, form: $0, page: page).value }
                ?? TemplateValue.none
        default: nil
        }
    }

    private func taxonomy(_ index: Int) -> TemplateValue {
        let taxonomy = model.site.taxonomies[index]
        return .map([
            "name": .string(taxonomy.definition.name), "title": .string(taxonomy.definition.title),
            "of_resources": .bool(taxonomy.isOfResources),
        ])
    }
}
