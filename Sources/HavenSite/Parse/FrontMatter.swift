package import HavenDates
package import HavenDirectory
package import HavenYAML

/// The fenced header of a Markdown source, typed by its schema; docs/front-matter.md describes each key.
package struct FrontMatter: Sendable {
    /// Who checked the medical facts of a page, and when.
    package struct Review: Sendable {
        package let by: Located<String>
        package let date: CivilDate?
    }

    /// A source that a page gives for what it says.
    package struct Reference: Sendable, Hashable {
        /// The title, or the whole reference if its author wrote one text.
        package let text: String
        package let publisher: String?
        package let url: String?
        /// When it was read.
        package let accessed: CivilDate?
    }

    package var title: String?
    package var description: String?
    package var date: CivilDate?
    package var lastmod: CivilDate?
    package var publishDate: CivilDate?
    package var expiryDate: CivilDate?
    package var draft = false
    package var slug: Located<String>?
    package var url: Located<Permalink>?
    package var aliases: [Located<Permalink>] = []
    package var weight: Int?
    package var authors: [Located<String>] = []
    package var reviewed: Review?
    package var references: [Reference] = []
    /// The picture that stands for the page in lists.
    package var image: Picture?
    package var template: Located<String>?
    /// The kind of the resources of a directory that do not name their own.
    package var kind: Located<String>?
    /// When the facts of a directory were checked, for resources that do not say it themselves.
    package var verified: Located<Verification>?
    /// The form of the contact page, which always has one; `nil` for every other source.
    package var form: ContactForm?
    /// The terms of each taxonomy, in the order of the site's definitions.
    package var terms: [[Located<String>]] = []
    /// Every key that is not Haven's own.
    package var params: [YAMLEntry] = []

    /// What readers see of it in sentences.
    var spokenText: String { (title ?? "") + "\n" + (description ?? "") }
}
