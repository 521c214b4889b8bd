import HavenDiagnostics
import HavenDirectory

extension PageCollector {
    /// A page for each resource of each directory.
    mutating func addResources() {
        guard let section = tree.find("resources") else { return }
        for (index, directory) in directories.enumerated() {
            let first = resources.count
            for resource in directory.contents.resources {
                if let other = resourceIndex[resource.id] {
                    diagnostics.append(
                        .duplicateResource(resource, first: resources[other].resource)
                    )
                    continue
                }
                resourceIndex[resource.id] = resources.count
                let owner = pages[directory.page.index]
                resources.append(
                    ResourceEntry(
                        resource: resource,
                        page: PageID(index: pages.count),
                        directory: index
                    )
                )
                pages.append(
                    Page(
                        kind: .resource(resources.count - 1),
                        permalink: sectionPermalinks[section].folder(resource.id),
                        title: resource.name,
                        file: owner.file,
                        frontMatter: .none,
                        text: nil,
                        state: owner.state,
                        section: owner.section,
                        language: configuration.language,
                        madeFrom: owner.madeFrom,
                        place: owner.file == nil ? resource.location : nil
                    )
                )
            }
            let listed = resources[first...].map(\.resource)
            directories[index] = DirectoryEntry(
                page: directory.page,
                contents: directory.contents,
                resources: first..<resources.count,
                // Whoever wrote it down: what is all the center's own is no help from others.
                ownKind: directory.ownKind
                    ?? (listed.allSatisfy(\.isOwn) ? listed.first?.kind : nil)
            )
        }
    }
}

extension Diagnostic {
    static func duplicateResource(_ resource: Resource, first: Resource) -> Diagnostic {
        Diagnostic(
            .error,
            "duplicate-resource",
            "the resource id '\(resource.id)' is used twice",
            at: resource.location,
            notes: [.init("first used here", at: first.location)],
            help: "give one of them another id with {#…} after its name"
        )
    }
}
