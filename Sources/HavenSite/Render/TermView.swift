import HavenTemplates

/// A term as templates see it.
struct TermView: TemplateObject {
    let model: RenderModel
    let taxonomy: Int
    let term: Int

    var kindName: String { "term" }
    var identity: TemplateIdentity { TemplateIdentity(kind: "term", key: "\(taxonomy)/\(term)") }
    var subject: TemplateSubject? { RecordKind.term.subject(term, part: taxonomy) }
    var sortKey: TemplateValue? { .string(entry.title) }
    var memberNames: [String] { ["title", "url", "count", "slug", "taxonomy"] }

    func member(_ name: String) -> TemplateValue? {
        switch name {
        case "title": .string(entry.title)
        case "url": .string(model.urls.href(model.site[entry.page].permalink))
        case "count": .int(entry.pages.count)
        case "slug": .string(entry.slug.text)
        case "taxonomy": .string(model.site.taxonomies[taxonomy].definition.name)
        default: nil
        }
    }

    /// All terms of a taxonomy, by title.
    static func all(of taxonomy: Int, _ model: RenderModel) -> TemplateValue {
        .list(
            model.site.taxonomies[taxonomy].terms.indices.map {
                .object(TermView(model: model, taxonomy: taxonomy, term: $0))
            }
        )
    }

    private var entry: Term { model.site.taxonomies[taxonomy].terms[term] }
}
