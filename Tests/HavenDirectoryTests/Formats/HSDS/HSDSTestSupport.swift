import HavenDates
import HavenMarkdown

@testable import HavenDirectory

/// What an export says besides the records.
let publication = HSDSPublication(
    namespace: "example.org",
    zone: "America/Chicago",
    centerName: "Our Center",
    centerDescription: "We help.",
    centerWebsite: "https://example.org/",
    summary: { plainText($0.description) },
    page: { "https://example.org/resources/#\($0.id)" }
)

/// What a record is when it was written as HSDS and read again.
///
/// Its center is an organization among others, and the page is where its facts were read if nothing else is.
func afterHSDS(_ record: ResourceRecord) -> ResourceRecord {
    // The zone of the site is that of what is the center's own, and of meetings.
    var record = record.inZone(publication.zone)
    if record.facts.owner == .center {
        record.facts.owner = .organization(Organization(name: publication.centerName))
    }
    if record.facts.source == nil {
        record.facts.source = publication.page(record)
        record.facts.sourceURL = record.facts.source
    }
    return record
}

/// The words of Markdown, as a site has them.
func plainText(_ markdown: String) -> String {
    let bytes = Array(markdown.utf8)
    var options = MarkdownOptions()
    options.smartPunctuation = false
    let parsed = MarkdownParser(options: options)
        .parseBlocks(bytes, body: 0..<bytes.count, path: "")
    return DirectoryReader.summary(of: parsed.blocks)
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
