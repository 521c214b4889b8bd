/// The names that Haven keeps for itself, on disk.
///
/// They stand here because more than one stage must know them: Write uses them, and Plan refuses a page
/// that would take one.
enum OwnNames {
    /// The project's folder for what is neither source nor output.
    static let projectFolder = ".haven"
    /// The list of what Haven wrote, in the output folder.
    static let manifest = ".haven-manifest"
    /// The list of what a build is about to write.
    static let pendingManifest = ".haven-manifest.pending"
    /// Where files wait if they must wait inside the output folder.
    static let stagingInOutput = ".haven-staging"
}
