extension ResourceRecord {
    /// The record as it is right on another site: owner and zone are named, where here they go without saying.
    ///
    /// - Parameters:
    ///   - center: The name of the center, which owns what is its own.
    ///   - zone: The IANA name of the zone of this site.
    ///   - summary: The description as plain text.
    /// - Returns: The record; it reads as `this center` and `our time` nowhere.
    package func elsewhere(center: String, zone: String, summary: String) -> ResourceRecord {
        var record = portable(summary: summary).inZone(zone)
        if facts.owner == .center {
            record.facts.owner = .organization(Organization(name: center))
        }
        return record
    }

    /// The record with the zone of its site behind the hours that are in it: those of the center, and those of meetings, which
    /// take place on the clock of the site, whoever holds them.
    ///
    /// Nobody knows the zone of other hours of others.
    func inZone(_ zone: String) -> ResourceRecord {
        var record = self
        record.facts.meets = facts.meets?.inZone(zone)
        if facts.owner == .center {
            record.facts.hours = facts.hours?.inZone(zone)
            record.facts.channels = facts.channels.map { channel in
                guard let hours = channel.hours else { return channel }
                return channel.with(
                    note: nil,
                    owner: nil,
                    hours: hours.inZone(zone),
                    languages: []
                )
            }
        }
        return record
    }

    /// The record with a description that needs nothing of its site: one with links or pictures that lead into the site is plain text.
    ///
    /// - Parameter summary: The description as plain text.
    /// - Returns: The record.
    package func portable(summary: String) -> ResourceRecord {
        guard MarkdownText.needsItsSite(description) else { return self }
        var record = self
        record.description = MarkdownText.paragraphs(summary)
        return record
    }
}
