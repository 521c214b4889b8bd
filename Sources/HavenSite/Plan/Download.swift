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

    package let format: DownloadFormat
    package let scope: Scope
}

/// A download with its address.
package struct PlannedDownload: Sendable, Hashable {
    package let format: DownloadFormat
    package let permalink: Permalink
}
