import HavenTemplates
import HavenYAML

/// Someone who wrote or reviewed a page; prints the name.
///
/// A name that is an author's in `Content/authors/` brings that page and its `credentials` along.
struct PersonView: TemplateObject {
    let model: RenderModel
    let name: String
    /// The author's own page; `nil` for a name that has none.
    private let page: PageID?

    var kindName: String { "person" }
    var identity: TemplateIdentity { TemplateIdentity(kind: "person", key: name) }
    var subject: TemplateSubject? { page.map { RecordKind.person.subject($0.index) } }
    var sortKey: TemplateValue? { .string(name) }
    var printed: TemplateValue? { .string(name) }
    var memberNames: [String] {
        ["name", "url", "permalink", "credentials", "description", "image"]
    }

    private init(model: RenderModel, name: String, page: PageID?) {
        self.model = model
        self.name = name
        self.page = page
    }

    /// The author that a page is about; `nil` if it is about something else.
    init?(model: RenderModel, page: PageID) {
        guard case .term(let taxonomy, let term) = model.site[page].kind,
            model.site.taxonomies[taxonomy].isAuthors
        else { return nil }
        let name = model.site.taxonomies[taxonomy].terms[term].title
        self.init(model: model, name: name, page: page)
    }

    /// Who wrote a page, each person once, whatever names they are called by.
    static func authors(of page: Page, _ model: RenderModel) -> [TemplateValue] {
        model.authorNames(of: page).map { named($0, model) }
    }

    /// The person that a name in front matter means.
    static func named(_ name: String, _ model: RenderModel) -> TemplateValue {
        guard let taxonomy = model.site.taxonomies.first(where: \.isAuthors),
            let term = taxonomy.term(named: name)
        else { return .object(PersonView(model: model, name: name, page: nil)) }
        let author = taxonomy.terms[term]
        return .object(PersonView(model: model, name: author.title, page: author.page))
    }

    func member(_ name: String) throws(TemplateCallFailure) -> TemplateValue? {
        switch name {
        case "name": return .string(self.name)
        case "url": return .text(page.map { model.urls.href(model.site[$0].permalink) })
        case "permalink": return .text(page.map { model.urls.absolute(model.site[$0].permalink) })
        case "credentials":
            return .text(page.flatMap { model.site[$0].frontMatter.param("credentials") })
        case "description": return .text(page.flatMap { model.site[$0].frontMatter.description })
        case "image":
            return try page.flatMap { id throws(TemplateCallFailure) in
                try PageView(model: model, id: id, content: nil).member("image")
            } ?? TemplateValue.none
        default: return nil
        }
    }
}

extension FrontMatter {
    /// The text of a key that is not Haven's own.
    func param(_ key: String) -> String? {
        params.first { $0.key == key }?.value.scalar?.text
    }
}
