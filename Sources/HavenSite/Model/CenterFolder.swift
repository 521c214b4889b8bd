/// A folder of pages that the facts of the center ask for; the raw value is its name below `Content/`.
package enum CenterFolder: String, Sendable, CaseIterable {
    case services
    case levelsOfCare = "levels-of-care"
    case locations
    case team
    /// That of the directories, because the center's own counseling and meetings are two of them.
    case resources

    /// The template of the folder's own page.
    package var template: String {
        self == .resources ? "directories.html" : rawValue + ".html"
    }
}
