package import HavenDirectory

/// A published directory and the pages of its resources.
package struct DirectoryEntry: Sendable {
    package let page: PageID
    package let contents: ParsedDirectory
    /// Its resources, in order, as indices into `Site.resources`.
    package let resources: Range<Int>
    /// The kind of its resources if they are all the center's own.
    package var ownKind: ResourceKind?
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
