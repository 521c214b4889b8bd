import HavenDirectory

extension Planner {
    /// The files of resources for other programs, each beside the page that offers it.
    ///
    /// A file is there only if something stands in it.
    mutating func addDownloads() {
        let site = site
        let formats = site.configuration.downloads
        guard !formats.isEmpty, !site.resources.isEmpty else { return }
        let records = site.resources.map(\.resource.record)
        let uses = records.map { DownloadUse(of: $0, formats) }
        for (index, entry) in site.resources.enumerated() {
            var formats = uses[index].formats.intersection([.vcard, .calendar])
            // Whoever has the calendar of a directory learns there that a meeting is off.
            if entry.resource.facts.status != .active { formats.remove(.calendar) }
            add(formats, of: .resource(index), named: entry.resource.id, at: entry.page)
        }
        for (index, directory) in site.directories.enumerated() where !directory.resources.isEmpty {
            let found = DownloadUse.formats(of: uses[directory.resources])
            let permalink = site[directory.page].permalink
            add(
                found.subtracting([.meetingGuide, .hsds]),
                of: .directory(index),
                named: permalink.name ?? "resources",
                at: directory.page
            )
        }
        guard let section = site.sections.first(where: { $0.folder == "resources" }) else { return }
        let found = DownloadUse.formats(of: uses[...])
        add(found, of: .site, named: "resources", at: section.page)
    }

    /// What a resource is worth being written in.
    private struct DownloadUse {
        let formats: Set<DownloadFormat>

        init(of record: ResourceRecord, _ wanted: Set<DownloadFormat>) {
            var formats = wanted
            if !VCardWriter.isOfUse(record) { formats.remove(.vcard) }
            if record.facts.meets?.rules.isEmpty ?? true { formats.remove(.calendar) }
            if !MeetingGuideWriter.isMeeting(record) { formats.remove(.meetingGuide) }
            self.formats = formats
        }

        static func formats(of uses: ArraySlice<DownloadUse>) -> Set<DownloadFormat> {
            uses.reduce(into: []) { $0.formUnion($1.formats) }
        }
    }

    private mutating func add(
        _ formats: Set<DownloadFormat>,
        of scope: Download.Scope,
        named name: String,
        at page: PageID
    ) {
        let place = site[page]
        for format in DownloadFormat.allCases where formats.contains(format) {
            let permalink = place.permalink.file(format.fileName(name))
            add(
                .download(Download(contents: format.contents, scope: scope)),
                at: permalink,
                origin: place.origin
            )
            offer(format, format.rawValue, at: permalink, on: page)
        }
        if formats.contains(.hsds) { addServicePackage(at: page) }
    }

    /// A folder of tables; all are there, with rows or without, so that no address comes and goes.
    private mutating func addServicePackage(at page: PageID) {
        let place = site[page]
        let folder = place.permalink.folder("hsds")
        let descriptor = folder.file(HSDSWriter.packageFileName)
        add(
            .download(Download(contents: .servicePackage, scope: .site)),
            at: descriptor,
            origin: place.origin
        )
        for table in HSDSWriter.written {
            add(
                .download(Download(contents: .serviceTable(table), scope: .site)),
                at: folder.file(table.fileName),
                origin: place.origin
            )
        }
        offer(.hsds, "hsds-tables", at: descriptor, on: page)
    }

    private mutating func offer(
        _ format: DownloadFormat,
        _ name: String,
        at permalink: Permalink,
        on page: PageID
    ) {
        downloads[page, default: []].append(
            PlannedDownload(name: name, mediaType: format.mediaType, permalink: permalink)
        )
    }
}

extension DownloadFormat {
    /// The name of a file: what people see in the folder they download it to.
    fileprivate func fileName(_ name: String) -> String {
        switch self {
        case .vcard: name + ".vcf"
        case .calendar: name + ".ics"
        case .csv: name + ".csv"
        case .json: name + ".json"
        case .meetingGuide: "meeting-guide.json"
        case .hsds: "hsds.json"
        }
    }

    fileprivate var contents: Download.Contents {
        switch self {
        case .vcard: .contacts
        case .calendar: .calendar
        case .csv: .table
        case .json: .data
        case .meetingGuide: .meetings
        case .hsds: .services
        }
    }
}

extension Permalink {
    /// The last segment, without what follows a dot; `nil` for the home page.
    fileprivate var name: String? {
        path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) }
            .flatMap { $0.isEmpty ? nil : $0 }
    }
}
