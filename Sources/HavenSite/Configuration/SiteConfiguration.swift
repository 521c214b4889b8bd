package import HavenDates
package import HavenDirectory
package import HavenYAML

/// What `Content/site.yaml` says; docs/site-yaml.md describes each key.
package struct SiteConfiguration: Sendable {
    /// The taxonomy that every site has: who wrote its pages.
    package static let authors = "authors"

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

    /// A sentence for every page, perhaps for some time only.
    package struct Notice: Sendable {
        package let text: String
        /// A path in `Content/` or a full URL that tells more.
        package let link: Located<String>?
        /// From when it is shown; always, if there is none.
        package let from: CivilDate?
        /// When it disappears.
        package let until: CivilDate?
    }

    /// False if there are no settings, or none that can be read: all values are defaults then.
    ///
    /// What is wrong by these values is a guess, so it is not reported.
    package let isKnown: Bool
    package let title: String
    /// Where the site lives: `--base-url`, else `url:`.
    package let url: SiteURL
    /// The host of `url:` in the file, whatever `--base-url` says: for ids that a preview must not change.
    package let host: String
    /// The path of that `url:` below the host, without its first slash: empty, or `center/`.
    package let ownPath: String
    package let zone: TimeZoneRules
    /// A BCP 47 language tag.
    package let language: String
    package let description: String?
    /// Sentences for every page, in order.
    package let notices: [Notice]
    /// False if search engines are asked to stay away.
    package let indexing: Bool
    package let center: Center
    /// How long a check of a resource holds; `nil` if nobody wants to know.
    package let freshness: FreshnessPolicy?
    /// From which sides resources are listed.
    package let facets: FacetSettings
    /// In which formats resources can be downloaded.
    package let downloads: Set<DownloadFormat>
    /// The facts that may not stand anywhere.
    package let denied: [DeniedFact]
    /// Ids of the resources that every page shows.
    package let crisis: [Located<String>]
    package let menus: [Menu]
    package let taxonomies: [TaxonomyDefinition]
    /// Pages per list page.
    package let pagination: Int
    package let allowsRawHTML: Bool
    /// Anything for templates, as written.
    package let params: [YAMLEntry]
    /// The picture that stands for pages without one of their own where links are shared.
    package let shareImage: Picture?
    /// Pages that Haven would make by itself and that the site does not want.
    package let omittedPages: Set<StandardPage>
}
