/// A resource as it is handed to those who write it for other programs.
package struct ExportEntry: Sendable {
    package let record: ResourceRecord
    /// The description as plain text; paragraphs are parted by line breaks.
    package let summary: String
    /// The full address of its page.
    package let page: String
    /// Who answers: the name of an organization, or of the center.
    package let owner: String
    /// What tells it from all resources of all sites, the same in every build.
    package let uid: String

    package init(
        record: ResourceRecord,
        summary: String,
        page: String,
        owner: String,
        uid: String
    ) {
        self.record = record
        self.summary = summary
        self.page = page
        self.owner = owner
        self.uid = uid
    }
}
