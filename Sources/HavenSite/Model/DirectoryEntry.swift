package import HavenDirectory

/// A published directory and the pages of its resources.
package struct DirectoryEntry: Sendable {
    package let page: PageID
    package let contents: ParsedDirectory
    /// Its resources, in order, as indices into `Site.resources`.
    package let resources: Range<Int>
    /// The kind of its resources if they are all the center's own.
    package var ownKind: ResourceKind?
    /// The places of resources and categories by their ids, if the directory is cut into parts.
    private let places: [String: Int]

    /// How many resources stand on one page: a telephone has to load and to show them.
    package static let partSize = 100

    init(
        page: PageID,
        contents: ParsedDirectory,
        resources: Range<Int>,
        ownKind: ResourceKind? = nil
    ) {
        self.page = page
        self.contents = contents
        self.resources = resources
        self.ownKind = ownKind
        var places: [String: Int] = [:]
        if resources.count > Self.partSize {
            var place = 0
            for category in contents.categories {
                places[category.id] = place
                for resource in category.resources {
                    // Whatever else has the id stands in the same part or before it.
                    if places[resource.id] == nil { places[resource.id] = place }
                    place += 1
                }
            }
        }
        self.places = places
    }

    /// Whether its page is cut into parts.
    package var isCut: Bool { resources.count > Self.partSize }

    /// The place of a resource, or of the first one of a category, among the resources of a directory that is cut into parts.
    package func place(of id: String) -> Int? { places[id] }
}

/// A published resource with its page and its directory.
package struct ResourceEntry: Sendable {
    package let resource: Resource
    package let page: PageID
    /// An index into `Site.directories`.
    package let directory: Int
    let keys: ResourceKeys

    init(resource: Resource, page: PageID, directory: Int) {
        self.resource = resource
        self.page = page
        self.directory = directory
        self.keys = ResourceKeys(of: resource)
    }
}
