package import HavenDirectory
package import HavenYAML

/// What `Content/site.yaml` says; docs/site-yaml.md describes each key.
package struct SiteConfiguration: Sendable {
    /// A menu and its entries in order.
    package struct Menu: Sendable {
        package let name: String
        package let items: [MenuItem]
    }

    /// One entry of a menu: a text and a path in `Content/` or a full URL.
    package struct MenuItem: Sendable {
        package let title: String
        package let link: Located<String>
    }

    /// A way to classify pages: the front matter key, its title and its place.
    package struct TaxonomyDefinition: Sendable {
        package let name: String
        package let title: String
        package let slug: Slug
    }

    /// The facts of the center that publishes the site.
    package struct Center: Sendable {
        package let name: String
        package let description: String?
        /// The center's own line, never listed among independent resources.
        package let phone: PhoneNumber?
        package let phoneLabel: String?
        package let email: String?
        package let address: String?
    }

    package let title: String
    package let url: SiteURL
    package let zone: TimeZoneRules
    /// A BCP 47 language tag.
    package let language: String
    package let description: String?
    /// A sentence for every page.
    package let notice: String?
    /// False if search engines are asked to stay away.
    package let indexing: Bool
    package let center: Center
    /// Ids of the resources that every page shows.
    package let crisis: [Located<String>]
    package let menus: [Menu]
    package let taxonomies: [TaxonomyDefinition]
    /// Pages per list page.
    package let pagination: Int
    package let allowsRawHTML: Bool
    /// Anything for templates, as written.
    package let params: [YAMLEntry]
}
