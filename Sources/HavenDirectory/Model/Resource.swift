package import HavenDiagnostics
package import HavenMarkdown

/// One entry of a directory: a hotline, a support group, a service.
///
/// The names follow Open Referral's HSDS where it has one. What the author did not say is `nil` or
/// empty; nothing is filled in.
package struct Resource: Sendable, Equatable {
    /// Who answers: every number has an owner, and visitors must be able to tell which.
    package enum Owner: Sendable, Hashable {
        /// An independent organization, by its name; the resource's own name unless the author gave one.
        case organization(String)
        /// This center: `- Owner: this center`.
        case center
    }

    /// Unique over all directories of a site: small letters, digits and hyphens.
    package let id: String
    package let name: String
    package let kind: ResourceKind
    /// The title of the category it is listed under.
    package let category: String?
    package let description: MarkdownBody
    /// The description's paragraphs as plain text.
    package let summary: String
    /// All ways to reach it, in the order written.
    package let channels: [Channel]
    /// As written: `24/7`, `Mon-Fri 10:00-22:00 America/New_York`.
    package let hours: String?
    /// When it takes place each week, for a meeting.
    package let meets: WeeklyHours?
    package let languages: [ResourceLanguage]
    package let audience: String?
    /// Such as `12-step` or `secular`.
    package let approach: String?
    /// Where it serves people (HSDS: service area).
    package let area: String?
    package let cost: String?
    package let email: String?
    package let address: String?
    package let note: String?
    /// Where the facts were read.
    package let source: String?
    /// The source as a link, if it is one.
    package let sourceURL: String?
    package let owner: Owner
    /// Its heading, table cell or list item, for reports about it.
    package let location: SourceLocation

    package init(
        id: String,
        name: String,
        kind: ResourceKind,
        category: String? = nil,
        description: MarkdownBody = .empty,
        summary: String = "",
        channels: [Channel] = [],
        hours: String? = nil,
        meets: WeeklyHours? = nil,
        languages: [ResourceLanguage] = [],
        audience: String? = nil,
        approach: String? = nil,
        area: String? = nil,
        cost: String? = nil,
        email: String? = nil,
        address: String? = nil,
        note: String? = nil,
        source: String? = nil,
        sourceURL: String? = nil,
        owner: Owner,
        location: SourceLocation
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.category = category
        self.description = description
        self.summary = summary
        self.channels = channels
        self.hours = hours
        self.meets = meets
        self.languages = languages
        self.audience = audience
        self.approach = approach
        self.area = area
        self.cost = cost
        self.email = email
        self.address = address
        self.note = note
        self.source = source
        self.sourceURL = sourceURL
        self.owner = owner
        self.location = location
    }

    package var calls: [Channel] { channels.filter { $0.kind == .call } }
    package var texts: [Channel] { channels.filter { $0.kind == .text } }
    package var ttys: [Channel] { channels.filter { $0.kind == .tty } }
    package var chats: [Channel] { channels.filter { $0.kind == .chat } }
    package var webs: [Channel] { channels.filter { $0.kind == .web } }

    /// Whether it is this center's own line, which must be labelled as such wherever it appears.
    package var isOwn: Bool { owner == .center }
}
