import HavenDates

/// Writes all that is known of resources as JSON, for programs; docs/downloads.md describes each member.
///
/// Of words, both are there: what its author wrote, and the terms of closed lists in it. What is not known is left out.
package struct DirectoryJSONWriter: Sendable {
    /// The number of this form; it grows when a member changes its meaning.
    package static let format = 1

    private let title: String
    private let page: String
    /// The zone of hours that name none, if they are the center's or those of a meeting.
    private let zone: String

    /// - Parameters:
    ///   - title: What the file is called.
    ///   - page: The full address of the page with the same resources.
    ///   - zone: The IANA name of the zone of the site.
    package init(title: String, page: String, zone: String) {
        self.title = title
        self.page = page
        self.zone = zone
    }

    /// The bytes of a file.
    package func write(_ entries: [ExportEntry]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { file in
            file.name("format")
            file.raw(String(Self.format))
            file.member("title", title)
            file.member("url", page)
            file.name("resources")
            file.list { list in
                for entry in entries { list.object { resource(entry, &$0) } }
            }
        }
        return writer.bytes
    }

    private func resource(_ entry: ExportEntry, _ object: inout JSONWriter) {
        let (record, facts) = (entry.record, entry.record.facts)
        let isOwn = facts.owner == .center
        object.member("id", record.id)
        object.member("name", record.name)
        object.member("also_known_as", facts.alternateName)
        object.member("kind", record.kind.rawValue)
        object.member("category", record.category)
        object.member("description", entry.summary.nonEmpty)
        object.member("url", entry.page)
        object.name("owner")
        object.object { owner in
            owner.member("name", entry.owner)
            owner.member("own", isOwn)
            if case .organization(let organization)? = facts.owner {
                owner.member("commercial", organization.isCommercial)
            }
        }
        object.member("status", facts.status.rawValue)
        object.list("channels", facts.channels) { channel($0, isOwn ? zone : nil, &$1) }
        object.member("email", facts.email)
        if let hours = facts.hours { object.hours("hours", hours, isOwn ? zone : nil) }
        if let meets = facts.meets { object.hours("meets", StatedHours(meets), zone) }
        object.member("formats", facts.offeredFormats.map(\.rawValue))
        if let place = facts.place { object.place(place) }
        object.list("languages", facts.languages) { $1.language($0) }
        object.worded("audience", facts.audience)
        object.worded("approach", facts.approach)
        object.worded("types", facts.types)
        object.worded("accessibility", facts.accessibility)
        object.worded("cost", facts.cost)
        if let area = facts.area { object.area(area) }
        object.member("expect", facts.expectations)
        object.member("note", facts.note)
        object.member("source", facts.source)
        object.member("source_url", facts.sourceURL)
        if let verification = facts.verification {
            object.name("verified")
            object.object {
                $0.member("date", verification.date.iso)
                $0.member("by", verification.by)
                $0.member("source", verification.source)
            }
        }
    }

    private func channel(_ channel: Channel, _ zone: String?, _ object: inout JSONWriter) {
        object.member("kind", channel.kind.rawValue)
        object.member("display", channel.display)
        object.member("number", channel.dialled)
        object.member("href", channel.href)
        object.member("keyword", channel.keyword)
        object.member("note", channel.note)
        object.member("owner", channel.owner)
        if let hours = channel.hours { object.hours("hours", hours, zone) }
        object.list("languages", channel.languages) { $1.language($0) }
    }
}
