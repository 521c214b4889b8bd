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
            let formats = uses[index].formats.intersection([.vcard, .calendar])
            add(formats, of: .resource(index), named: entry.resource.id, at: entry.page)
        }
        for (index, directory) in site.directories.enumerated() where !directory.resources.isEmpty {
            let found = DownloadUse.formats(of: uses[directory.resources])
            let permalink = site[directory.page].permalink
            add(
                found.subtracting([.meetingGuide]),
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
                .download(Download(format: format, scope: scope)),
                at: permalink,
                origin: place.origin
            )
            downloads[page, default: []].append(
                PlannedDownload(format: format, permalink: permalink)
            )
        }
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
