/// Where a destination written in content leads.
package enum ReferenceTarget: Sendable, Hashable {
    case page(PageID, fragment: String?)
    /// A place on the page that the reference is on.
    case here(fragment: String)
    /// A file that is copied or embedded.
    case file(Permalink)
    /// The center's own number or address: `tel:+13125550142`.
    case contact(String)
    /// Something that was reported already, or will not be part of the site: a broken source.
    case tombstone
}

/// Why a destination leads nowhere.
package enum ReferenceFailure: Error, Sendable, Hashable {
    case outsideProject
    /// No such file; the path that was looked for, below `Content/`.
    case missingFile(String)
    case missingPermalink(String)
    case unknownResource(String)
    case unknownContact(String)
    /// The page exists and is not published.
    case unpublished(path: String, PageState)
    case malformed
}

/// Everything that content can refer to, by the names authors use.
package struct ReferenceTable: Sendable {
    /// What became of a source.
    package enum Source: Sendable {
        case page(PageID)
        case unpublished(PageState)
        case broken
    }

    private let sources: [String: Source]
    private let files: [String: Permalink]
    private let permalinks: [String: PageID]
    private let resources: [String: PageID]
    private let unpublishedResources: [String: (path: String, state: PageState)]
    /// The center's own numbers and its email address, as links, by the names `center:` links use.
    private let contacts: [String: String]
    private let hasBrokenContact: Bool
    /// True if the resources of some directory could not be read, so that an unknown id may be one of them.
    package let hasUnreadDirectories: Bool

    package init(
        sources: [String: Source],
        files: [String: Permalink],
        permalinks: [String: PageID],
        resources: [String: PageID],
        unpublishedResources: [String: (path: String, state: PageState)],
        contacts: [String: String],
        hasBrokenContact: Bool,
        hasUnreadDirectories: Bool
    ) {
        self.sources = sources
        self.files = files
        self.permalinks = permalinks
        self.resources = resources
        self.unpublishedResources = unpublishedResources
        self.contacts = contacts
        self.hasBrokenContact = hasBrokenContact
        self.hasUnreadDirectories = hasUnreadDirectories
    }

    /// All names that a misspelt reference could have meant.
    package var sourcePaths: [String] { sources.keys.sorted() + files.keys.sorted() }
    package var resourceIDs: [String] { resources.keys.sorted() }
    package var contactNames: [String] { contacts.keys.sorted() }

    /// Finds the target of a destination.
    ///
    /// - Parameters:
    ///   - destination: `../b.md#part`, `pictures/a.png`, `/media/a.png`, `/articles/b/`, `#part`,
    ///     `resource:988-lifeline`, or `center:phone`.
    ///   - folder: The folder below `Content/` of the file that refers.
    /// - Returns: Where it leads.
    /// - Throws: Why it leads nowhere.
    package func target(
        of destination: String,
        from folder: String
    ) throws(ReferenceFailure) -> ReferenceTarget {
        if destination.hasPrefix("resource:") {
            return try resource(String(destination.dropFirst("resource:".count)))
        }
        if destination.hasPrefix("center:") {
            let name = String(destination.dropFirst("center:".count))
            guard let contact = contacts[name] else {
                if hasBrokenContact { return .tombstone }
                throw .unknownContact(name)
            }
            return .contact(contact)
        }
        let parts = destination.split(
            separator: "#",
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        guard let path = SiteURL.decoded(String(parts.first ?? "")),
            let fragment = SiteURL.decoded(parts.count > 1 ? String(parts[1]) : "")
        else { throw .malformed }
        if path.isEmpty { return .here(fragment: fragment) }
        return try target(
            path: path.precomposed,
            fragment: fragment.isEmpty ? nil : fragment,
            from: folder
        )
    }

    private func resource(_ id: String) throws(ReferenceFailure) -> ReferenceTarget {
        if let page = resources[id] { return .page(page, fragment: nil) }
        if let source = unpublishedResources[id] {
            throw .unpublished(path: source.path, source.state)
        }
        if hasUnreadDirectories { return .tombstone }
        throw .unknownResource(id)
    }

    private func target(
        path: String,
        fragment: String?,
        from folder: String
    ) throws(ReferenceFailure) -> ReferenceTarget {
        let isRooted = path.hasPrefix("/")
        guard let resolved = Self.resolve(path, from: isRooted ? "" : folder) else {
            throw .outsideProject
        }
        switch sources[resolved] {
        case .page(let page): return .page(page, fragment: fragment)
        case .unpublished(let state): throw .unpublished(path: resolved, state)
        case .broken: return .tombstone
        case nil: break
        }
        if let file = files[resolved] { return .file(file) }
        guard isRooted, !path.hasSuffix(".md") else { throw .missingFile(resolved) }
        if let page = permalinks[path] { return .page(page, fragment: fragment) }
        if let file = files["static" + path] { return .file(file) }
        throw .missingPermalink(path)
    }

    /// Resolves `.` and `..`; `nil` if the path leaves `Content/`.
    private static func resolve(_ path: String, from folder: String) -> String? {
        var segments = folder.split(separator: "/")
        for segment in path.split(separator: "/") {
            switch segment {
            case ".": continue
            case "..": guard segments.popLast() != nil else { return nil }
            default: segments.append(segment)
            }
        }
        return segments.joined(separator: "/")
    }
}
