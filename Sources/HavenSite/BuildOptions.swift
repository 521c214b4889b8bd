/// What a build is asked to do.
package struct BuildOptions: Sendable {
    /// The folder with `Content/`; relative paths are relative to the working folder.
    package var project: String
    /// The folder to write; `nil` means `Output/` of the project.
    package var output: String?
    /// Where the site will live, if not where `site.yaml` says.
    package var baseURL: SiteURL?
    package var clock: BuildClock
    /// Whether drafts, scheduled and expired pages are part of the site.
    package var showsUnpublished = false
    /// Whether a warning stops the build as an error does.
    package var isStrict = false
    /// How much stands in one file of the sitemap.
    package var sitemapLimits = SitemapLimits.standard
    /// The most threads at once.
    package var threads = Int.max

    package init(project: String, clock: BuildClock) {
        self.project = project
        self.clock = clock
    }

    /// The folder to write.
    package var outputFolder: String {
        output ?? (project == "." ? "Output" : project + "/Output")
    }
}
