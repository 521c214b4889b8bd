import HavenDiagnostics
import HavenYAML

extension SiteConfigurationReader {
    mutating func menus(_ fields: YAMLFields?) -> [SiteConfiguration.Menu] {
        guard let entries = fields?.finish(unknown: .nearMissOnly).remaining else { return [] }
        var whole = YAMLFields(entries, range: SourceRange(0, 0), path: path)
        let menus = entries.map { entry in
            let items = whole.listOfFields(entry.key).compactMap { menuItem($0) }
            return SiteConfiguration.Menu(name: entry.key, items: items)
        }
        diagnostics += whole.finish(unknown: .refuse).diagnostics
        return menus
    }

    private mutating func menuItem(_ fields: YAMLFields) -> SiteConfiguration.MenuItem? {
        var fields = fields
        let title = fields.requiredText("title")
        let link = fields.requiredText("link") == nil ? nil : fields.locatedText("link")
        diagnostics += fields.finish(unknown: .refuse).diagnostics
        guard let title, let link else { return nil }
        return SiteConfiguration.MenuItem(title: title, link: link)
    }

    mutating func taxonomies(_ node: YAMLNode?) -> [SiteConfiguration.TaxonomyDefinition] {
        guard let node else {
            return ["tags", "categories", SiteConfiguration.authors].compactMap { name in
                Slug(of: name).map { .init(name: name, title: name.capitalizedFirst, slug: $0) }
            }
        }
        let (problems, entries) = YAMLFields(node, path: path).finish(unknown: .nearMissOnly)
        diagnostics += problems
        let taxonomies = entries.compactMap { taxonomy($0) }
        // Who wrote an article is never a matter of choice; a site may call it otherwise.
        guard !taxonomies.contains(where: { $0.name == SiteConfiguration.authors }),
            let slug = Slug(of: SiteConfiguration.authors)
        else { return taxonomies }
        let name = SiteConfiguration.authors
        return taxonomies + [.init(name: name, title: name.capitalizedFirst, slug: slug)]
    }

    mutating func taxonomy(
        _ entry: YAMLEntry
    ) -> SiteConfiguration.TaxonomyDefinition? {
        var fields = YAMLFields(
            entry.value.isEmpty ? .emptyMapping : entry.value,
            path: path
        )
        let title = fields.text("title") ?? entry.key.capitalizedFirst
        let slug = Slug(of: fields.text("slug") ?? entry.key)
        diagnostics += fields.finish(unknown: .refuse).diagnostics
        let isFree =
            !FrontMatterKeys.reserved.contains(entry.key) || entry.key == SiteConfiguration.authors
        guard let slug, isFree else {
            report(
                "taxonomy-name",
                "'\(entry.key)' cannot be the name of a taxonomy",
                at: entry.keyRange,
                help: "choose a word that front matter does not use yet"
            )
            return nil
        }
        return .init(name: entry.key, title: title, slug: slug)
    }
}
