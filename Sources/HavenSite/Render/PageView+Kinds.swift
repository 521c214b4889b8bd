import HavenTemplates

extension PageView {
    /// The members that only pages of this kind have.
    var kindMemberNames: [String] {
        switch page.kind {
        case .taxonomy: ["taxonomy", "all_terms"]
        case .term: ["taxonomy", "term"]
        case .directory: ["directory"]
        case .resource: ["resource"]
        case .home, .section, .article, .page, .notFound: []
        }
    }

    func kindMember(_ name: String) -> TemplateValue? {
        switch (page.kind, name) {
        case (.taxonomy(let index), "taxonomy"), (.term(let index, _), "taxonomy"):
            taxonomy(index)
        case (.taxonomy(let index), "all_terms"): TermView.all(of: index, model)
        case (.term(let taxonomy, let term), "term"):
            .object(TermView(model: model, taxonomy: taxonomy, term: term))
        case (.directory(let index), "directory"):
            .object(DirectoryView(model: model, index: index))
        case (.resource(let index), "resource"): model.value(ofResource: index)
        default: nil
        }
    }

    private func taxonomy(_ index: Int) -> TemplateValue {
        let definition = model.site.taxonomies[index].definition
        return .map(["name": .string(definition.name), "title": .string(definition.title)])
    }
}
