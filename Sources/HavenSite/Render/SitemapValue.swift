import HavenDates
import HavenTemplates

/// The data of the sitemap as `sitemap.xml` and `sitemap-index.xml` see it.
struct SitemapValue {
    let model: RenderModel

    func entries(_ entries: [SitemapEntry]) -> TemplateValue {
        .list(entries.map { value($0.permalink, model.changes[$0.page]) })
    }

    func parts(_ parts: [SitemapPart]) -> TemplateValue {
        .list(
            parts.map { part in
                let changes = part.entries.map { model.changes[$0.page] }
                return value(part.permalink, model.site.newest(changes))
            }
        )
    }

    private func value(_ permalink: Permalink, _ lastmod: CivilDate?) -> TemplateValue {
        .map([
            "url": .string(model.urls.absolute(permalink)),
            "lastmod": lastmod.map { .object(DateView(date: $0, model: model)) }
                ?? TemplateValue.none,
        ])
    }
}
