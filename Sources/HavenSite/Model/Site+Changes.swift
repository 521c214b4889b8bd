extension Site {
    /// When what readers see on a page was last changed, as far as its authors say; of a list, that of the
    /// newest page in it.
    package func lastChange(of id: PageID) -> CivilDate? {
        let page = self[id]
        let own = page.changed
        switch page.kind {
        case .home, .standard(.siteMap): return newest([own, lastOfAll])
        case .section(let index):
            let listed = sections[index].descendants.flatMap { below in
                [self[sections[below].page].changed]
                    + sections[below].pages.map { self[$0].changed }
            }
            return newest([own] + listed)
        case .taxonomy(let index): return newest([own] + taxonomies[index].terms.map(lastChange))
        case .term(let taxonomy, let term):
            return newest([own, lastChange(of: taxonomies[taxonomy].terms[term])])
        case .resource(let index):
            // It is written in the file of its directory.
            return own ?? self[directories[resources[index].directory].page].changed
        case .article, .page, .directory, .standard, .service, .levelOfCare, .location, .teamMember,
            .notFound:
            return own
        }
    }

    /// The latest of some dates.
    package func newest(_ dates: [CivilDate?]) -> CivilDate? {
        let zone = configuration.zone
        return dates.compactMap(\.self).max { zone.instant(of: $0) < zone.instant(of: $1) }
    }

    private var lastOfAll: CivilDate? { orders[.lastmod].first.flatMap { self[$0].changed } }

    private func lastChange(of term: Term) -> CivilDate? {
        newest((term.pages + term.reviewed).map { self[$0].changed })
    }
}

extension Page {
    /// When its author last changed it.
    package var changed: CivilDate? { frontMatter.lastmod ?? frontMatter.date }
}
