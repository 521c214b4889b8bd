package import HavenDiagnostics

/// What a build has to tell: nothing is printed by the library.
package struct BuildReport: Sendable {
    /// What became of each file of `Content/`, by path.
    package let sources: [SourceReport]
    /// All reports in the order they are printed.
    package let diagnostics: [Diagnostic]
    /// The bytes of the files that `diagnostics` names, for their excerpts.
    package let excerpts: [String: [UInt8]]
    /// How many pages the site has.
    package let pages: Int
    /// What happened to the output folder; `nil` if an error kept the build from touching it, or if that was not wanted.
    package let written: WriteSummary?
    /// The files for which a template was run, in the order of their paths; all others were still right.
    package let rendered: [OutputPath]
    package let url: SiteURL
    /// What took how long, if the options ask for it.
    package let timings: BuildTimings
    /// What people should know about the build itself, not about the site; none of it changes the result.
    package var notes: [String] = []

    /// True if there is no error: unless it was only looked at, the output folder now holds the site.
    package var isSuccess: Bool { !diagnostics.contains(where: \.isError) }
}
