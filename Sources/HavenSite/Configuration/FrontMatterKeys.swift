/// The keys of front matter that Haven gives a meaning to, besides the names of taxonomies.
package enum FrontMatterKeys {
    package static let reserved: Set<String> = [
        "title", "description", "date", "lastmod", "publishDate", "expiryDate", "draft", "slug",
        "url", "aliases", "weight", "author", "authors", "reviewed", "references", "image",
        "template", "kind", "form", "params",
    ]
}
