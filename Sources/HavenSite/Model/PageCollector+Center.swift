import HavenDirectory
import HavenMarkdown

extension PageCollector {
    /// A page for each service, level of care, place and member of the team.
    ///
    /// If somebody wrote a source for one, that source has become its page already; if that source is a draft,
    /// the page waits for it.
    mutating func addCenterPages() {
        var weights: [CenterFolder: Int] = [:]
        for entry in center.entries {
            weights[entry.folder, default: 0] += 1
            guard !isWritten(entry.sourcePath), !isKeptBack(entry.sourcePath),
                let section = tree.find(entry.folder.rawValue)
            else { continue }
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

    /// Whether a source has become the page at its place already.
    private func isWritten(_ path: String) -> Bool {
        pagesBySource[path] != nil || pagesBySource[path.dropLast(3) + "/index.md"] != nil
    }

    /// The directories of what the center itself offers, apart from all independent resources.
    ///
    /// With a directory of that name in `Content/resources/`, its title and text head the list, and the
    /// independent resources in it stay where they are.
    mutating func addOwnDirectories() {
        for own in OwnDirectory.allCases {
            let resources = configuration.center.resources(in: own)
            let path = own.sourcePath
            guard let first = resources.first, !isKeptBack(path),
                let section = tree.find(CenterFolder.resources.rawValue)
            else { continue }
            let category = ResourceCategory(
                title: nil,
                id: "",
                description: .empty,
                resources: resources,
                location: first.location
            )
            if let page = pagesBySource[path],
                let written = directories.firstIndex(where: { $0.page == page })
            {
                let contents = directories[written].contents
                directories[written] = DirectoryEntry(
                    page: page,
                    contents: ParsedDirectory(
                        introduction: contents.introduction,
                        summary: contents.summary,
                        categories: contents.categories + [category]
                    ),
                    resources: 0..<0,
                    ownKind: contents.resources.isEmpty ? own.kind : nil
                )
                continue
            }
            let id = PageID(index: pages.count)
            add(
                .directory(directories.count),
                at: sectionPermalinks[section].folder(own.rawValue),
                title: "",
                named: path,
                section: section,
                place: first.location,
                themeName: own.rawValue
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
                    ownKind: own.kind
                )
            )
        }
    }

    /// The pages that readers look for on every center's site, unless a source has become one already.
    mutating func addStandardPages() {
        for page in StandardPage.allCases where isWanted(page) {
            guard !isWritten(page.sourcePath), !isKeptBack(page.sourcePath) else { continue }
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
        case .insurance: !center.insurance.isEmpty || center.insuranceNote != nil
        case .contact: center.number != nil || center.email != nil || !center.locations.isEmpty
        case .privacy, .accessibility, .safety, .siteMap: true
        case .crisisNumbers:
            !configuration.crisis.isEmpty
                || resources.contains { $0.resource.kind == .hotline && !$0.resource.isOwn }
        // Nobody gets there if nothing can be sent.
        case .contactThanks, .contactFailed:
            pages.contains { $0.frontMatter.form?.isOpen == true }
        }
    }
}
