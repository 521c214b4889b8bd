package import HavenDirectory

/// A file of resources for other programs.
package struct Download: Sendable, Hashable {
    /// Whose resources are in it.
    package enum Scope: Sendable, Hashable {
        /// One resource, by its place in `Site.resources`.
        case resource(Int)
        /// Those of a directory, by its place in `Site.directories`.
        case directory(Int)
        /// All of the site.
        case site
    }

    /// What stands in it.
    package enum Contents: Sendable, Hashable {
        case contacts, calendar, table, data, meetings
        /// All services of HSDS in one file.
        case services
        /// What describes the tables of services, and each of them.
        case servicePackage
        case serviceTable(HSDSObject)
    }

    package let contents: Contents
    package let scope: Scope
}

/// A download that a page offers.
package struct PlannedDownload: Sendable, Hashable {
    /// What it is called among the texts of the theme.
    package let name: String
    package let mediaType: String
    package let permalink: Permalink
}
