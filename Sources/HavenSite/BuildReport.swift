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
    /// What happened to the output folder; `nil` if an error kept the build from touching it.
    package let written: WriteSummary?
    package let url: SiteURL

    /// True if the output folder now holds the site.
    package var isSuccess: Bool { written != nil }
}
