import HavenDates

/// Writes meetings as a Meeting Guide feed, which apps of fellowships read.
///
/// A meeting with several times of the week is several meetings there, with numbers behind their slugs. What has no time of the week and no
/// appointment is no meeting, and is left out.
package enum MeetingGuideWriter {
    /// The bytes of the feed.
    ///
    /// - Parameters:
    ///   - entries: What to write, in this order.
    ///   - zone: The IANA name of the zone of meetings that name none.
    /// - Returns: The file.
    package static func write(
        _ entries: [ExportEntry],
        zone: String
    ) -> [UInt8] {
        var writer = JSONWriter()
        writer.list { list in
            for entry in entries where isMeeting(entry.record) {
                let record = entry.record
                guard let meets = record.facts.meets else { continue }
                switch meets.pattern {
                case .always: break
                case .byAppointment:
                    list.object { object in
                        begin(record, record.id, &object)
                        end(entry, &object)
                    }
                case .weekly(let rules):
                    for (number, rule) in rules.enumerated() {
                        list.object { object in
                            begin(
                                record,
                                record.id + (number == 0 ? "" : "--\(number + 1)"),
                                &object
                            )
                            time(rule, meets.zone ?? zone, &object)
                            end(entry, &object)
                        }
                    }
                }
            }
        }
        return writer.bytes
    }

    /// Whether a resource is in the feed.
    package static func isMeeting(_ record: ResourceRecord) -> Bool {
        guard let meets = record.facts.meets else { return false }
        // The code for what is closed for now is about the place alone: a room online would be taken for open.
        let isOnline = record.facts.channels.contains { $0.kind == .join || $0.kind == .dialIn }
        return meets.pattern != .always && record.facts.status.isReachable
            && (record.facts.status == .active || !isOnline)
    }

    private static func begin(_ record: ResourceRecord, _ slug: String, _ object: inout JSONWriter)
    {
        object.member("name", record.name)
        object.member("slug", slug)
    }

    private static func time(_ rule: Hours.Rule, _ zone: String, _ object: inout JSONWriter) {
        object.name("day")
        let days = rule.days.map { String($0.rawValue % 7) }
        if days.count == 1 {
            object.raw(days[0])
        } else {
            object.list { list in for day in days { list.raw(day) } }
        }
        object.member("time", Hours.Span.clock(rule.opens))
        object.member("end_time", Hours.Span.clock(rule.closes))
        object.member("timezone", zone)
    }

    private static func end(_ entry: ExportEntry, _ object: inout JSONWriter) {
        let facts = entry.record.facts
        if let place = facts.place {
            object.member("location", place.name)
            object.member("formatted_address", place.address)
            object.member("location_notes", place.note)
            object.member("regions", place.region)
            if let point = place.coordinates {
                object.name("latitude")
                object.raw(point.latitudeText)
                object.name("longitude")
                object.raw(point.longitudeText)
            }
            if place.address != nil {
                let isThere = facts.offeredFormats.contains { $0 != .online }
                object.member("approximate", isThere ? "no" : "yes")
            }
        }
        if let room = facts.channels(.join).first {
            object.member("conference_url", room.href)
            object.member("conference_url_notes", room.note)
        }
        if let line = facts.channels(.dialIn).first {
            object.member("conference_phone", line.dialled)
            object.member("conference_phone_notes", line.note)
        }
        object.member("types", types(facts))
        let others = [entry.summary, facts.meets.flatMap(HoursWriter.others) ?? ""]
        object.member("notes", others.filter { !$0.isEmpty }.joined(separator: "\n").nonEmpty)
        if case .organization(let organization)? = facts.owner {
            object.member("group", organization.name)
        }
        object.member("group_notes", facts.note)
        object.member("url", entry.page)
    }

    /// The codes of all that has one, and the words of what has none.
    private static func types(_ facts: ResourceFacts) -> [String] {
        typealias Codes = MeetingGuideCodes
        var types: [String] = []
        types += (facts.types?.terms ?? []).map { Codes.code(of: .type($0)) ?? $0.name }
        types += (facts.audience?.terms ?? []).map { Codes.code(of: .audience($0)) ?? $0.name }
        types += (facts.accessibility?.terms ?? []).map {
            Codes.code(of: .accessibility($0)) ?? $0.name
        }
        types += (facts.approach?.terms ?? []).map { Codes.code(of: .approach($0)) ?? $0.name }
        types += facts.languages.compactMap { language in
            language.code.map { Codes.code(of: .language($0)) ?? language.name }
        }
        types += facts.types?.others ?? []
        if facts.status == .temporarilyClosed { types.append("TC") }
        return types
    }
}
