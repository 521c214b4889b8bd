import HavenDates
import HavenDigest
import HavenTemplates

/// The data of an Atom feed (RFC 4287) as `feed.xml` sees it.
///
/// Ids stay when titles, slugs and `--base-url` change: that of a feed is a UUID made of the host in
/// `site.yaml` and of what the feed is about; that of an entry is a tag URI (RFC 4151) of that host, the
/// article's date and its source. Nothing here is the time of the build.
struct FeedValue {
    let model: RenderModel
    let feed: Feed

    var value: TemplateValue {
        let page = model.site[feed.page]
        let permalink = model.plan.feed(of: feed.page) ?? page.permalink
        let isHome = page.kind == .home
        let updated = model.site.newest(feed.articles.map { model.site[$0].changed })
        let subjects = subjects
        return .map([
            "title": .string(isHome ? model.configuration.title : page.title),
            "subtitle": .text(
                model.description(of: page) ?? (isHome ? model.configuration.description : nil)
            ),
            "url": .string(model.urls.absolute(permalink)),
            "page_url": .string(model.urls.absolute(page.permalink)),
            "id": .string("urn:uuid:\(id(of: page))"),
            "updated": time(updated),
            "entries": .list(feed.articles.map { entry($0, subjects) }),
        ])
    }

    private func time(_ date: CivilDate?) -> TemplateValue {
        date.map { .object(DateView(date: $0, model: model)) } ?? TemplateValue.none
    }

    /// The namespace is the site, so that two sites with the same folders have feeds of their own, also
    /// two below one host.
    private func id(of page: Page) -> NameUUID {
        let site = NameUUID(model.configuration.host, in: .dns)
        return NameUUID(model.configuration.ownPath + "feed/" + subject(of: page), in: site)
    }

    /// What a feed is about, by a name that its author gave to a file or a folder.
    private func subject(of page: Page) -> String {
        switch page.kind {
        case .section(let index): return "section/" + model.site.sections[index].folder
        case .term(let taxonomy, let term):
            let taxonomy = model.site.taxonomies[taxonomy]
            // The slug of a term is made of its name, but a term with a text of its own may choose another.
            let name = page.file.map {
                $0.role == .bundlePage ? $0.folder.lastSegment : $0.path.stem
            }
            let key = name.flatMap { Slug(of: $0)?.text } ?? taxonomy.terms[term].slug.text
            return "term/\(taxonomy.definition.name)/\(key)"
        default: return "site"
        }
    }

    private func entry(_ id: PageID, _ subjects: [Subject]) -> TemplateValue {
        let page = model.site[id]
        let matter = page.frontMatter
        return .map([
            "title": .string(page.title),
            "url": .string(model.urls.absolute(page.permalink)),
            "id": .string(entryID(page)),
            "updated": time(page.changed),
            "published": time(matter.date),
            "summary": .string(matter.description ?? page.text?.summary ?? ""),
            "authors": .list(PersonView.authors(of: page, model)),
            "categories": .list(categories(of: id, subjects)),
        ])
    }

    /// A taxonomy whose terms are categories; who wrote an article is said elsewhere.
    private struct Subject {
        /// Its place in the settings.
        let number: Int
        let taxonomy: Taxonomy
        let scheme: TemplateValue
    }

    /// The same for all entries of a feed.
    private var subjects: [Subject] {
        model.configuration.taxonomies.enumerated().compactMap { number, definition in
            guard definition.name != SiteConfiguration.authors,
                let taxonomy = model.site.taxonomies.first(where: {
                    $0.definition.name == definition.name
                })
            else { return nil }
            let permalink = model.site[taxonomy.page].permalink
            return Subject(
                number: number,
                taxonomy: taxonomy,
                scheme: .string(model.urls.absolute(permalink))
            )
        }
    }

    private func categories(of id: PageID, _ subjects: [Subject]) -> [TemplateValue] {
        let terms = model.site.terms[id.index]
        return subjects.filter { $0.number < terms.count }.flatMap { subject in
            terms[subject.number].map { number in
                let term = subject.taxonomy.terms[number]
                return .map([
                    "term": .string(term.slug.text), "label": .string(term.title),
                    "scheme": subject.scheme,
                ])
            }
        }
    }

    private func entryID(_ page: Page) -> String {
        let date = page.frontMatter.date ?? CivilDate(year: 2000, month: 1, day: 1)
        let day = CivilDate(year: date.year, month: date.month, day: date.day).iso
        let source = page.file.map { SiteURL.encoded($0.path) } ?? page.permalink.path
        return "tag:\(model.configuration.host),\(day):\(model.configuration.ownPath)\(source)"
    }
}
