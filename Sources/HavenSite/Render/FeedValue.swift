import HavenTemplates

/// The data of an Atom feed (RFC 4287) as `feed.xml` sees it.
///
/// An entry's id is a tag URI (RFC 4151) of the host, the article's date and its source, so that it stays
/// when title, slug or section title change. Nothing here is the time of the build.
struct FeedValue {
    let model: RenderModel
    let feed: Feed

    var value: TemplateValue {
        let page = model.site[feed.page]
        let permalink = model.plan.feed(of: feed.page) ?? page.permalink
        let title = page.kind == .home ? model.configuration.title : model.title(of: page)
        return .map([
            "title": .string(title),
            "url": .string(model.urls.absolute(permalink)),
            "page_url": .string(model.urls.absolute(page.permalink)),
            "id": .string(model.urls.absolute(page.permalink)),
            "updated": newest.map(time) ?? TemplateValue.none,
            "entries": .list(feed.articles.map(entry)),
        ])
    }

    private var newest: CivilDate? {
        let zone = model.configuration.zone
        return feed.articles.compactMap { updated(model.site[$0]) }
            .max { zone.instant(of: $0) < zone.instant(of: $1) }
    }

    private func updated(_ page: Page) -> CivilDate? {
        page.frontMatter.lastmod ?? page.frontMatter.date
    }

    private func time(_ date: CivilDate) -> TemplateValue {
        .object(DateView(date: date, model: model))
    }

    private func entry(_ id: PageID) -> TemplateValue {
        let page = model.site[id]
        let matter = page.frontMatter
        return .map([
            "title": .string(page.title),
            "url": .string(model.urls.absolute(page.permalink)),
            "id": .string(entryID(page)),
            "updated": updated(page).map(time) ?? TemplateValue.none,
            "published": matter.date.map(time) ?? TemplateValue.none,
            "summary": .string(matter.description ?? page.text?.summary ?? ""),
            "authors": .list(matter.authors.map { PersonView.named($0.value, model) }),
        ])
    }

    private func entryID(_ page: Page) -> String {
        let date = page.frontMatter.date ?? CivilDate(year: 2000, month: 1, day: 1)
        let day = CivilDate(year: date.year, month: date.month, day: date.day).iso
        let source = page.file.map { SiteURL.encoded($0.path) } ?? page.permalink.path
        return "tag:\(model.urls.host),\(day):\(source)"
    }
}

/// The data of the sitemap: every page that is meant to be found.
enum SitemapValue {
    static func entries(_ model: RenderModel) -> TemplateValue {
        var entries: [(url: String, lastmod: CivilDate?)] = []
        for file in model.plan.files {
            guard case .page(let id, _) = file.product else { continue }
            let page = model.site[id]
            guard page.isFindable else { continue }
            entries.append(
                (
                    model.urls.absolute(file.permalink),
                    page.frontMatter.lastmod ?? page.frontMatter.date
                )
            )
        }
        return .list(
            entries.map { entry in
                .map([
                    "url": .string(entry.url),
                    "lastmod": entry.lastmod.map {
                        .object(DateView(date: $0, model: model))
                    } ?? TemplateValue.none,
                ])
            }
        )
    }
}
