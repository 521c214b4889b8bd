package import HavenDiagnostics
package import HavenMarkdown

/// One entry of a directory: a hotline, a support group, a service.
///
/// The names follow Open Referral's HSDS where it has one, and Meeting Guide's for meetings. What the author did not say is `nil` or
/// empty; nothing is filled in.
package struct Resource: Sendable, Equatable {
    package let record: ResourceRecord
    /// The description as a page shows it.
    package let description: MarkdownBody
    /// The description's paragraphs as plain text.
    package let summary: String
    /// Its heading, table cell, list item or row, for reports about it.
    package let location: SourceLocation
    /// Where the day of its check is written.
    package let verificationPlace: VerificationPlace

    package init(
        _ record: ResourceRecord,
        description: MarkdownBody = .empty,
        summary: String = "",
        location: SourceLocation,
        verificationPlace: VerificationPlace = .none("it is not in a directory")
    ) {
        self.record = record
        self.description = description
        self.summary = summary
        self.location = location
        self.verificationPlace = verificationPlace
    }

    package var id: String { record.id }
    package var name: String { record.name }
    package var kind: ResourceKind { record.kind }
    package var category: String? { record.category }
    package var facts: ResourceFacts { record.facts }

    /// Whether it is this center's own line, which must be labelled as such wherever it appears.
    package var isOwn: Bool { facts.owner == .center }

    /// Who answers: what the author said, or the organization of the resource's own name.
    package var owner: Owner { facts.owner ?? .organization(Organization(name: name)) }
}
