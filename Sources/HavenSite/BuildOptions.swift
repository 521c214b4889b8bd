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
    /// Which warnings stop the build as errors do.
    package var strictness = Strictness.standard
    /// Whether the site is written; if not, it is only made and looked at.
    package var writes = true
    /// How much stands in one file of the sitemap.
    package var sitemapLimits = SitemapLimits.standard
    /// What tells this program from every other that could make something else of the same files; `nil`: nothing is remembered from
    /// one build to the next.
    package var program: String?
    /// Gives the time and the work of the process so far, if anybody wants to know how long each stage takes.
    package var stopwatch: (@Sendable () -> StageTime)?
    /// The most threads at once.
    package var threads = Int.max

    package init(project: String, clock: BuildClock) {
        self.project = project
        self.clock = clock
    }

    /// Of all that the result depends on, but for the sources, the program and the moment.
    var fingerprint: UInt64 {
        var writer = CacheWriter()
        writer.write(outputFolder)
        writer.write(baseURL?.absolute(.home))
        writer.write(showsUnpublished)
        writer.write(strictness.rawValue)
        writer.write(sitemapLimits.addresses)
        writer.write(sitemapLimits.bytes)
        return ContentHash(writer.finish()).low
    }

    /// The folder to write.
    package var outputFolder: String {
        output ?? (project == "." ? "Output" : project + "/Output")
    }
}
