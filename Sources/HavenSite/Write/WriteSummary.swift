/// What a build did to the output folder; each list is sorted by the bytes of its paths.
package struct WriteSummary: Hashable, Sendable {
    /// New files and files with other bytes than before.
    package let written: [OutputPath]
    /// Files that had the right bytes and were not touched.
    package let unchanged: [OutputPath]
    /// Files an earlier build wrote that are no longer part of the site.
    package let removed: [OutputPath]
}
