import HavenDates

/// Writes resources as cards for the address books of telephones.
///
/// vCard 3.0 (RFC 2426), because telephones read it more reliably than 4.0. Numbers that take texts only are in the note: there is no type of
/// number for them, and who called one would reach nobody.
package enum VCardWriter {
    /// The bytes of a file with a card for each resource.
    ///
    /// - Parameter entries: What to write, in this order.
    /// - Returns: The file.
    package static func write(_ entries: [ExportEntry]) -> [UInt8] {
        var lines = ContentLines()
        for entry in entries { write(entry, to: &lines) }
        return lines.bytes
    }

    /// Whether there is anything on a card but a name: a way to reach it, or a place.
    package static func isOfUse(_ record: ResourceRecord) -> Bool {
        let facts = record.facts
        return facts.status.isReachable
            && (!facts.channels.isEmpty || facts.email != nil || facts.place?.address != nil)
    }

    private static func write(_ entry: ExportEntry, to lines: inout ContentLines) {
        let (record, page, facts) = (entry.record, entry.page, entry.record.facts)
        lines.add("BEGIN", raw: "VCARD")
        lines.add("VERSION", raw: "3.0")
        lines.add("PRODID", raw: "-//Haven//Haven//EN")
        lines.add("UID", text: entry.uid)
        lines.add("FN", text: record.name)
        // For people this is the family name first; an organization has nothing but its name.
        lines.add("N", fields: [record.name, "", "", "", ""])
        lines.add("ORG", fields: [entry.owner])
        // What is over is no number to keep.
        for channel in facts.channels where facts.status.isReachable {
            switch channel.kind {
            // The relay service is nobody's number; the note says how to use it.
            case _ where channel.isRelay: break
            case .call: lines.add("TEL;TYPE=WORK,VOICE", text: dialled(channel))
            case .tty: lines.add("TEL;TYPE=WORK,X-TTY", text: dialled(channel))
            case .dialIn: lines.add("TEL;TYPE=WORK,X-CONF", text: dialled(channel))
            case .web: lines.add("URL", raw: channel.href)
            case .text, .chat, .join: break
            }
        }
        if let email = facts.email { lines.add("EMAIL;TYPE=INTERNET", text: email) }
        if facts.isPlaceToGo, let place = facts.place, let address = place.address {
            let street = place.street ?? (place.city == nil ? address : "")
            lines.add(
                "ADR;TYPE=WORK",
                fields: [
                    "", "", street, place.city ?? "", place.state?.code ?? "",
                    place.postalCode ?? "", place.country ?? "",
                ]
            )
        }
        if facts.isPlaceToGo, let point = facts.place?.coordinates {
            lines.add("GEO", raw: point.latitudeText + ";" + point.longitudeText)
        }
        lines.add(
            "CATEGORIES",
            texts: [record.kind.rawValue] + [record.category].compactMap(\.self)
        )
        let note = note(record, entry.summary)
        if !note.isEmpty { lines.add("NOTE", text: note) }
        lines.add("SOURCE", raw: page)
        if let date = facts.verification?.date { lines.add("REV", raw: date.dateOnly.iso) }
        lines.add("END", raw: "VCARD")
    }

    /// What is known of one way to reach a resource alone.
    private static func details(_ channel: Channel) -> [String] {
        [
            channel.note, channel.owner.map { "answered by " + $0 }, channel.hours?.text,
            channel.languages.isEmpty
                ? nil : channel.languages.map(\.name).joined(separator: ", "),
        ].compactMap(\.self)
    }

    private static func dialled(_ channel: Channel) -> String { channel.dialled ?? "" }

    /// What there is no other place for, line by line.
    private static func note(_ record: ResourceRecord, _ summary: String) -> String {
        let facts = record.facts
        var lines: [String] = []
        if facts.status != .active { lines.append(facts.status.name) }
        if !summary.isEmpty { lines.append(summary) }
        for channel in facts.channels {
            let line: String? =
                switch channel.kind {
                case .text:
                    "Text " + (channel.keyword.map { $0 + " to " } ?? "") + channel.display
                case .chat: "Chat: " + channel.href
                case .join: "Join: " + channel.href
                case .tty: "TTY: " + channel.display
                case .call, .dialIn:
                    channel.display != channel.number || !details(channel).isEmpty
                        ? "Call " + channel.display : nil
                case .web: nil
                }
            guard let line else { continue }
            let details = details(channel)
            lines.append(
                line + (details.isEmpty ? "" : " (" + details.joined(separator: "; ") + ")")
            )
        }
        if let hours = facts.hours { lines.append("Hours: " + hours.text) }
        if let meets = facts.meets { lines.append("Meets: " + meets.text) }
        if facts.isPlaceToGo, let place = facts.place {
            if let name = place.name { lines.append("At: " + name) }
            if let directions = place.note { lines.append(directions) }
        }
        if !facts.languages.isEmpty {
            lines.append("Languages: " + facts.languages.map(\.name).joined(separator: ", "))
        }
        if let note = facts.note { lines.append(note) }
        if let verification = facts.verification {
            lines.append(
                "Checked " + verification.date.iso + (verification.by.map { " by " + $0 } ?? "")
            )
        }
        return lines.joined(separator: "\n")
    }
}
