import HavenDates
import HavenDirectory

/// Makes the files of resources for other programs.
///
/// What no page shows is in no file either: who is gone for good has no numbers here.
struct DownloadRenderer {
    let model: RenderModel
    /// The tables of services, once one of them was asked for: to make one is to make most of all.
    private var serviceTables: [HSDSObject: [UInt8]]?

    init(model: RenderModel) {
        self.model = model
    }

    /// The bytes of a file.
    mutating func bytes(of download: Download) -> [UInt8] {
        switch download.contents {
        case .services: return services.json()
        case .servicePackage: return HSDSWriter.package(of: HSDSWriter.written)
        case .serviceTable(let table):
            let tables = serviceTables ?? services.bytes(of: HSDSWriter.written)
            serviceTables = tables
            return tables[table] ?? []
        case .contacts, .calendar, .table, .data, .meetings: return simple(download)
        }
    }

    private func simple(_ download: Download) -> [UInt8] {
        var entries = entries(download.scope)
        if [.contacts, .table].contains(download.contents) { entries = entries.map(elsewhere) }
        let configuration = model.configuration
        switch download.contents {
        case .contacts:
            return VCardWriter.write(entries.filter { VCardWriter.isOfUse($0.record) })
        case .calendar:
            // The year alone: with the day, each day would be another calendar.
            let writer = ICalendarWriter(
                host: siteName,
                zone: configuration.zone,
                year: model.site.today.year
            )
            return writer.write(entries, name: title(download.scope)) ?? []
        case .table: return CSVDirectoryWriter.write(entries.map(\.record))
        case .data:
            return DirectoryJSONWriter(
                title: title(download.scope),
                page: address(download.scope),
                zone: configuration.zone.name
            ).write(entries)
        case .meetings:
            return MeetingGuideWriter.write(entries, zone: configuration.zone.name)
        case .services, .servicePackage, .serviceTable: return []
        }
    }

    private var services: HSDSWriter {
        let configuration = model.configuration
        let model = model
        return HSDSWriter(
            model.site.resources.map {
                $0.resource.record.asShown.portable(summary: $0.resource.summary)
            },
            publication: HSDSPublication(
                // As in feeds: a preview has the ids of the site.
                namespace: configuration.host + "/" + configuration.ownPath,
                zone: configuration.zone.name,
                centerName: configuration.center.name,
                centerDescription: configuration.center.description,
                centerWebsite: model.urls.absolute(.home),
                summary: { record in
                    model.site.resourceIndex[record.id]
                        .map { model.site.resources[$0].resource.summary } ?? ""
                },
                page: { record in
                    model.site.resourceIndex[record.id].map {
                        model.urls.absolute(model.site[model.site.resources[$0].page].permalink)
                    }
                }
            )
        )
    }

    private func entries(_ scope: Download.Scope) -> [ExportEntry] {
        let site = model.site
        return switch scope {
        case .resource(let index): [entry(index)]
        case .directory(let index): site.directories[index].resources.map(entry)
        case .site: site.resources.indices.map(entry)
        }
    }

    private func entry(_ index: Int) -> ExportEntry {
        let entry = model.site.resources[index]
        return ExportEntry(
            record: entry.resource.record.asShown,
            summary: entry.resource.summary,
            page: model.urls.absolute(model.site[entry.page].permalink),
            owner: model.ownerName(of: entry.resource),
            uid: entry.resource.id + "@" + siteName
        )
    }

    /// An entry that is read far from the site.
    private func elsewhere(_ entry: ExportEntry) -> ExportEntry {
        let configuration = model.configuration
        return ExportEntry(
            record: entry.record.elsewhere(
                center: configuration.center.name,
                zone: configuration.zone.name,
                summary: entry.summary
            ),
            summary: entry.summary,
            page: entry.page,
            owner: entry.owner,
            uid: entry.uid
        )
    }

    /// Host and path of the site, whatever `--base-url` says: `example.org/center`.
    private var siteName: String {
        let configuration = model.configuration
        let path = configuration.ownPath.split(separator: "/").joined(separator: "/")
        return path.isEmpty ? configuration.host : configuration.host + "/" + path
    }

    private func title(_ scope: Download.Scope) -> String {
        let site = model.site
        return switch scope {
        case .resource(let index): site.resources[index].resource.name
        case .directory(let index):
            site[site.directories[index].page].title + " – " + model.configuration.title
        case .site: model.configuration.title
        }
    }

    private func address(_ scope: Download.Scope) -> String {
        let site = model.site
        let page: PageID? =
            switch scope {
            case .resource(let index): site.resources[index].page
            case .directory(let index): site.directories[index].page
            case .site: site.sections.first { $0.folder == "resources" }?.page
            }
        return model.urls.absolute(page.map { site[$0].permalink } ?? .home)
    }
}

extension ResourceRecord {
    /// The facts that its page shows: where nobody is, there is no number to call.
    fileprivate var asShown: ResourceRecord {
        guard !facts.status.isReachable else { return self }
        var record = self
        record.facts.channels = []
        record.facts.email = nil
        return record
    }
}
