/// A resource as data: all that its author stated, and nothing that was made of it.
///
/// This is what formats read and write. A description is Markdown here; `Resource` has it as a page shows it.
package struct ResourceRecord: Sendable, Hashable {
    /// Unique over all directories of a site: small letters, digits and hyphens.
    package var id: String
    /// Plain text in one line.
    package var name: String
    package var kind: ResourceKind
    /// The title of the category it is listed under.
    package var category: String?
    /// Markdown; empty if there is none.
    package var description: String
    package var facts: ResourceFacts

    package init(
        id: String,
        name: String,
        kind: ResourceKind,
        category: String? = nil,
        description: String = "",
        facts: ResourceFacts = ResourceFacts()
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.category = category
        self.description = description
        self.facts = facts
    }
}
