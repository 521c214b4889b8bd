package import HavenDates

/// When pages were last changed, as far as their authors say.
///
/// Computed once for all pages: a list of ten thousand articles in five hundred parts is asked five hundred
/// times, and every date costs a look into the rules of a time zone.
package struct PageChanges: Sendable {
    private let dates: [CivilDate?]

    init(_ site: Site) {
        let zone = site.configuration.zone
        let own = site.pages.map { page in
            page.changed.map { (date: $0, instant: zone.instant(of: $0)) }
        }
        typealias Change = (date: CivilDate, instant: Int)?
        func newest(_ changes: some Sequence<Change>) -> Change {
            changes.reduce(nil) { best, change in
                guard let change else { return best }
                guard let best else { return change }
                return change.instant > best.instant ? change : best
            }
        }
        func newest(of pages: some Sequence<PageID>) -> Change {
            newest(pages.lazy.map { own[$0.index] })
        }
        let sections = site.sections.map { section in
            newest([own[section.page.index], newest(of: section.pages)])
        }
        let terms = site.taxonomies.map { taxonomy in
            taxonomy.terms.map { newest([newest(of: $0.pages), newest(of: $0.reviewed)]) }
        }
        let all = newest(own)
        dates = site.pages.indices.map { index in
            let change: Change =
                switch site.pages[index].kind {
                case .home, .standard(.siteMap): all
                case .section(let number): newest(sections[site.sections[number].descendants])
                case .taxonomy(let number): newest([own[index]] + terms[number])
                case .term(let taxonomy, let term): newest([own[index], terms[taxonomy][term]])
                case .resource(let resource):
                    // It is written in the file of its directory.
                    own[index]
                        ?? own[site.directories[site.resources[resource].directory].page.index]
                case .article, .page, .directory, .standard, .service, .levelOfCare, .location,
                    .teamMember, .notFound:
                    own[index]
                }
            return change?.date
        }
    }

    /// When what readers see on a page was last changed; of a list, when the newest page in it was.
    package subscript(id: PageID) -> CivilDate? { dates[id.index] }
}

extension Site {
    /// The latest of some dates.
    package func newest(_ dates: [CivilDate?]) -> CivilDate? {
        let zone = configuration.zone
        return dates.compactMap { date in date.map { ($0, zone.instant(of: $0)) } }
            .max { $0.1 < $1.1 }?.0
    }
}

extension Page {
    /// When its author last changed it.
    package var changed: CivilDate? { frontMatter.lastmod ?? frontMatter.date }
}
