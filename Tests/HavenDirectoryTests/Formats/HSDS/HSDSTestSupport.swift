import HavenDates

@testable import HavenDirectory

/// What an export says besides the records.
let publication = HSDSPublication(
    namespace: "example.org",
    zone: "America/Chicago",
    centerName: "Our Center",
    centerDescription: "We help.",
    centerWebsite: "https://example.org/",
    summary: { PlainText.line($0.description) },
    page: { "https://example.org/resources/#\($0.id)" }
)

/// What a record is when it was written as HSDS and read again.
///
/// Its center is an organization among others, its hours have the zone of the site, and the page is where its facts were read if nothing else is.
func afterHSDS(_ record: ResourceRecord) -> ResourceRecord {
    var record = record
    if record.facts.owner == .center {
        record.facts.owner = .organization(Organization(name: publication.centerName))
    }
    if record.facts.source == nil {
        record.facts.source = publication.page(record)
        record.facts.sourceURL = record.facts.source
    }
    record.facts.hours = record.facts.hours.map(inZone)
    record.facts.meets = record.facts.meets.map { inZone(StatedHours($0)).hours ?? $0 }
    record.facts.channels = record.facts.channels.map { channel in
        channel.with(note: nil, owner: nil, hours: channel.hours.map(inZone), languages: [])
    }
    return record
}

private func inZone(_ stated: StatedHours) -> StatedHours {
    guard let hours = stated.hours, hours.zone == nil else { return stated }
    switch hours.pattern {
    case .always, .byAppointment:
        if hours.exceptions.isEmpty { return stated }
    case .weekly: break
    }
    return StatedHours.read(hours.text + " " + publication.zone).hours
}

/// The tables of a package as a reader finds them.
func table(_ tables: [String: [UInt8]]) -> (String) -> HSDSTableFile {
    { tables[$0].map { .bytes($0) } ?? .missing }
}

func tables(_ writer: HSDSWriter) -> [String: [UInt8]] {
    Dictionary(
        writer.bytes(of: HSDSWriter.written).map { ($0.fileName, $1) },
        uniquingKeysWith: { first, _ in first }
    )
}
