package import HavenDates
import HavenDirectory

/// Everything to publish, immutable and complete: what later stages know of the content.
///
/// Only what is published is here (with `--drafts`, the rest too), so that no list, feed or export can
/// leak what is not. The one exception is `references`, which knows sources in every state, so that a link
/// to a draft is reported as what it is.
package struct Site: Sendable {
    package let configuration: SiteConfiguration
    package let pages: [Page]
    package let sections: [Section]
    package let taxonomies: [Taxonomy]
    package let directories: [DirectoryEntry]
    package let resources: [ResourceEntry]
    package let resourceIndex: [String: Int]
    /// The terms of each page, by taxonomy; indices into `Taxonomy.terms`.
    package let terms: [[[Int]]]
    package let neighbors: [Neighbors]
    package let related: [[PageID]]
    package let orders: PageOrders
    package let files: [CopiedFile]
    package let redirects: [Redirect]
    package let references: ReferenceTable
    /// The notices that are not over, in the order of the settings.
    package let notices: [SiteNotice]
    /// The standard pages that the site has.
    package let standardPages: [StandardPage: PageID]
    /// The moment that the build believes in, in seconds since 1970-01-01T00:00:00Z; for what is declared
    /// dated, and for nothing else.
    package let instant: Int

    package subscript(id: PageID) -> Page { pages[id.index] }

    /// The day of the build in the zone of the site.
    package var today: CivilDate { configuration.zone.local(atInstant: instant).dateOnly }

    package var home: PageID { sections[0].page }

    /// The contact page and its form, if somebody wrote that page.
    package var contact: (page: PageID, form: ContactForm)? {
        guard let page = standardPages[.contact], let form = self[page].frontMatter.form else {
            return nil
        }
        return (page, form)
    }

    /// The sections from the root down to one.
    package func path(to section: Int) -> [Int] {
        var path: [Int] = []
        var next: Int? = section
        while let current = next {
            path.append(current)
            next = sections[current].parent
        }
        return path.reversed()
    }

    /// The resources that a query asks for, in its order or that of their directories.
    package func resources(matching query: ResourceQuery) -> [Int] {
        let candidates =
            query.ids.map { $0.compactMap { resourceIndex[$0] } }
            ?? Array(resources.indices)
        let asked = ResourceKeys.Query(query)
        // Who names a resource means it, whoever owns it.
        let matching = candidates.lazy.filter {
            let entry = resources[$0]
            return (query.ids != nil || entry.resource.isOwn == query.isOwn)
                && entry.keys.match(asked, entry.resource)
        }
        let limit = max(0, query.limit ?? .max)
        switch query.order {
        case .directory: return Array(matching.prefix(limit))
        case .name:
            let sorted = matching.sorted {
                let (left, right) = (resources[$0].resource.name, resources[$1].resource.name)
                return (left.lowercased(), left, $0) < (right.lowercased(), right, $1)
            }
            return Array(sorted.prefix(limit))
        case .day:
            let sorted = matching.sorted {
                (resources[$0].keys.firstMeeting ?? .max, $0)
                    < (resources[$1].keys.firstMeeting ?? .max, $1)
            }
            return Array(sorted.prefix(limit))
        }
    }
}

/// A notice that is shown now, or will be.
package struct SiteNotice: Sendable {
    package let notice: SiteConfiguration.Notice
    package let isCurrent: Bool
}

/// The older and newer neighbour of a page in its section.
package struct Neighbors: Sendable, Hashable {
    package var previous: PageID?
    package var next: PageID?
}

/// A file that is copied as it is.
package struct CopiedFile: Sendable {
    package let file: ContentFile
    package let permalink: Permalink
}

/// A former address that leads to a page.
package struct Redirect: Sendable {
    package let from: Located<Permalink>
    package let to: PageID
}
