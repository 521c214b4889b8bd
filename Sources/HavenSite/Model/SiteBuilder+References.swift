import HavenDirectory

extension SiteBuilder {
    func copiedFiles() -> [CopiedFile] {
        inventory.files.compactMap { file in
            switch file.role {
            case .media:
                CopiedFile(file: file, permalink: Permalink.home.file(file.path))
            case .staticFile:
                CopiedFile(
                    file: file,
                    permalink: Permalink.home.file(String(file.path.dropFirst("static/".count)))
                )
            case .bundleFile(let folder):
                made.pagesBySource[folder + "/index.md"].map { page in
                    let rest = file.path.dropFirst(folder.count + 1)
                    return CopiedFile(
                        file: file,
                        permalink: made.pages[page.index].permalink.file(String(rest))
                    )
                }
            default: nil
            }
        }
    }

    func redirects() -> [Redirect] {
        made.pages.indices.flatMap { index in
            made.pages[index].frontMatter.aliases.map {
                Redirect(from: $0, to: PageID(index: index))
            }
        }
    }

    func references(_ files: [CopiedFile]) -> ReferenceTable {
        var table: [String: ReferenceTable.Source] = [:]
        for (index, folder) in made.tree.folders.enumerated() {
            table[folder] = .page(made.sectionPages[index])
        }
        for source in sources {
            let path = source.file.path
            if let page = made.pagesBySource[path] {
                table[path] = source.isBroken ? .broken : .page(page)
                if source.file.role == .bundlePage { table[source.file.folder] = table[path] }
            } else if source.isBroken {
                table[path] = .broken
            } else {
                table[path] = .unpublished(states[source.file])
            }
        }
        for (path, page) in made.pagesMade where table[path] == nil {
            table[path] = .page(page)
            // A section may be named by its folder, too.
            if path.lastSegment == "_index.md", table[path.folderPath] == nil {
                table[path.folderPath] = .page(page)
            }
        }
        return ReferenceTable(
            sources: table,
            files: Dictionary(
                files.map { ($0.file.path.precomposed, $0.permalink) },
                uniquingKeysWith: { first, _ in first }
            ),
            permalinks: Dictionary(
                made.pages.enumerated().map { ($1.permalink.path, PageID(index: $0)) },
                uniquingKeysWith: { first, _ in first }
            ),
            resources: made.resourceIndex.mapValues { made.resources[$0].page },
            unpublishedResources: unpublishedResources,
            contacts: contacts,
            hasBrokenContact: configuration.center.hasBrokenContact,
            hasUnreadDirectories: sources.contains {
                if case .broken = $0.content { return $0.file.role == .directory }
                return false
            }
        )
    }

    /// The resources of directories that are kept back, so that a link to one is reported as what it is.
    private var unpublishedResources: [String: (path: String, state: PageState)] {
        var found: [String: (path: String, state: PageState)] = [:]
        for source in sources where made.pagesBySource[source.file.path] == nil {
            guard case .directory(let contents) = source.content else { continue }
            for resource in contents.resources where made.resourceIndex[resource.id] == nil {
                found[resource.id] = (source.file.path, states[source.file])
            }
        }
        return found
    }

    /// What `center:` links lead to.
    private var contacts: [String: String] {
        let center = configuration.center
        var contacts: [String: String] = [:]
        for number in center.numbers { contacts[number.id] = number.phone.href }
        contacts["phone"] = center.number?.phone.href
        contacts["email"] = center.email.map { "mailto:" + $0 }
        return contacts
    }
}
