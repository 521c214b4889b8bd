import HavenDirectory
import HavenMarkdown

extension PageCollector {
    /// A page for each service, level of care, place and member of the team.
    ///
    /// If somebody wrote a source for one, that source has become its page already; if that source is a draft,
    /// the page waits for it.
    mutating func addCenterPages() {
        let written = Set(
            sources.compactMap { source in
                center.kind(ofSource: source.file.path)
            }
        )
        var weights: [String: Int] = [:]
        for entry in center.entries {
            weights[entry.folder, default: 0] += 1
            guard !written.contains(entry.kind), let section = tree.find(entry.folder) else {
                continue
            }
            add(
                entry.kind,
                at: sectionPermalinks[section].folder(entry.id),
                title: entry.title,
                named: entry.sourcePath,
                section: section,
                weight: weights[entry.folder]
            )
        }
    }

    /// The directories of what the center itself offers, apart from all independent resources.
    mutating func addOwnDirectories() {
        let own = configuration.center
        for (name, kind, resources) in [
            ("counseling", ResourceKind.counseling, own.counseling),
            ("meetings", ResourceKind.meeting, own.meetings),
        ] {
            guard let first = resources.first, let section = tree.find("resources") else {
                continue
            }
            let id = PageID(index: pages.count)
            add(
                .directory(directories.count),
                at: sectionPermalinks[section].folder(name),
                title: "",
                named: "resources/\(name).md",
                section: section,
                place: first.location,
                themeName: name
            )
            let category = ResourceCategory(
                title: nil,
                id: "",
                description: .empty,
                resources: resources,
                location: first.location
            )
            directories.append(
                DirectoryEntry(
                    page: id,
                    contents: ParsedDirectory(
                        introduction: .empty,
                        summary: "",
                        categories: [category]
                    ),
                    resources: 0..<0,
                    ownKind: kind
                )
            )
        }
    }

    /// The pages that readers look for on every center's site, unless a source has become one already.
    mutating func addStandardPages() {
        let written = Set(sources.compactMap { StandardPage(sourcePath: $0.file.path) })
        for page in StandardPage.allCases where !written.contains(page) && isWanted(page) {
            add(
                .standard(page),
                at: page.folders.reduce(Permalink.home) { $0.folder($1) },
                title: "",
                named: page.isOutcome ? nil : page.sourcePath,
                themeName: page.rawValue
            )
        }
    }

    /// Whether there is something to say on a standard page that nobody wrote.
    private func isWanted(_ page: StandardPage) -> Bool {
        let center = configuration.center
        if configuration.omittedPages.contains(page) { return false }
        return switch page {
        case .about:
            center.description != nil || !center.licenses.isEmpty || !center.accreditations.isEmpty
        case .admissions: false
        case .insurance: !center.insurance.isEmpty
        case .contact: center.number != nil || center.email != nil || !center.locations.isEmpty
        case .privacy, .accessibility, .safety, .siteMap: true
        case .crisisNumbers:
            !configuration.crisis.isEmpty || resources.contains { $0.resource.kind == .hotline }
        // Nobody gets there if nothing can be sent.
        case .contactThanks, .contactFailed:
            pages.contains { $0.frontMatter.form?.isOpen == true }
        }
    }
}
