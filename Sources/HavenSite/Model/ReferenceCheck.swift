import HavenDiagnostics
import HavenDirectory
import HavenMarkdown

/// Checks every reference of the content while it still has a place: links, pictures, fragments, menu
/// entries, ids of resources.
struct ReferenceCheck {
    private let site: Site

    init(site: Site) {
        self.site = site
    }

    /// Reports each reference that leads nowhere, in the order of pages.
    func diagnostics(threads: Int) -> [Diagnostic] {
        let fromPages = site.pages.concurrentMap(threads: threads) { diagnostics(of: $0) }
        return fromPages.flatMap { $0 } + menuDiagnostics() + crisisDiagnostics()
    }

    private func diagnostics(of page: Page) -> [Diagnostic] {
        guard let file = page.file else { return [] }
        var found: [Diagnostic] = []
        for reference in page.text?.references ?? [] {
            let location = SourceLocation(path: file.displayPath, range: reference.range)
            check(reference.destination, from: file.folder, on: page, at: location, into: &found)
            if reference.isImage {
                checkPicture(reference.destination, from: file.folder, at: location, into: &found)
            }
        }
        if let image = page.frontMatter.image {
            checkFile(image.source, from: file.folder, on: page, into: &found)
        }
        if case .ownHost(let path?) = page.frontMatter.form?.target {
            check(path.value.path, from: "", on: page, at: path.location, into: &found)
        }
        for case .resources(let query) in page.text?.components ?? [] {
            if let problem = emptinessProblem(of: query) { found.append(problem) }
            for id in query.ids ?? [] where site.resourceIndex[id] == nil {
                let destination = "resource:" + id
                check(
                    destination,
                    from: file.folder,
                    on: page,
                    at: query.location(of: id) ?? SourceLocation(path: file.displayPath),
                    into: &found
                )
            }
        }
        return found
    }

    /// A list that shows nothing is a mistake: a misspelt category, a language nobody speaks.
    private func emptinessProblem(of query: ResourceQuery) -> Diagnostic? {
        guard let location = query.location, !site.references.hasUnreadDirectories,
            query.ids?.isEmpty != false, site.resources(matching: query).isEmpty
        else { return nil }
        let categories = Set(site.resources.compactMap(\.resource.category)).sorted()
        var others = query
        others.isOwn.toggle()
        return .noResources(
            query,
            categories: categories,
            hasOthers: !site.resources(matching: others).isEmpty,
            at: location
        )
    }

    private func menuDiagnostics() -> [Diagnostic] {
        var found: [Diagnostic] = []
        let pictures =
            site.configuration.center.team.compactMap(\.photo?.source)
            + [site.configuration.shareImage?.source].compactMap(\.self)
        for picture in pictures {
            checkFile(picture, from: "", on: nil, into: &found)
        }
        let links = site.configuration.notices.compactMap(\.link).filter {
            !$0.value.isExternalLink
        }
        for link in links {
            check(link.value, from: "", on: nil, at: link.location, into: &found)
        }
        for item in site.configuration.menus.flatMap(\.items) where !item.isExternal {
            check(item.link.value, from: "", on: nil, at: item.link.location, into: &found)
        }
        return found
    }

    private func crisisDiagnostics() -> [Diagnostic] {
        var found: [Diagnostic] = []
        for id in site.configuration.crisis {
            if let index = site.resourceIndex[id.value] {
                let resource = site.resources[index].resource
                if resource.isOwn { found.append(.ownCrisisLine(id)) }
                if resource.facts.status != .active { found.append(.endedCrisisLine(id)) }
                continue
            }
            check("resource:" + id.value, from: "", on: nil, at: id.location, into: &found)
        }
        return found
    }

    /// True if all fragments of a page come from the headings of its text.
    private func knowsFragments(of page: Page) -> Bool {
        switch page.kind {
        case .article, .page: !site.configuration.allowsRawHTML
        default: false
        }
    }

    /// Checks a picture of settings or front matter, where Markdown has not looked at it.
    private func checkFile(
        _ source: Located<String>,
        from folder: String,
        on page: Page?,
        into found: inout [Diagnostic]
    ) {
        if source.value.isAddress,
            (try? site.references.target(of: source.value, from: folder)) == nil
        {
            found.append(.pictureElsewhere(at: source.location))
            return
        }
        check(source.value, from: folder, on: page, at: source.location, into: &found)
        checkPicture(source.value, from: folder, at: source.location, into: &found)
    }

    /// A picture has to be a file: a browser can show neither a page nor a telephone number.
    private func checkPicture(
        _ destination: String,
        from folder: String,
        at location: SourceLocation,
        into found: inout [Diagnostic]
    ) {
        // One that leads nowhere is reported as that.
        switch try? site.references.target(of: destination, from: folder) {
        case .page, .here, .contact: found.append(.notAPicture(destination, at: location))
        case .file, .tombstone, nil: return
        }
    }

    private func check(
        _ destination: String,
        from folder: String,
        on page: Page?,
        at location: SourceLocation,
        into found: inout [Diagnostic]
    ) {
        do throws(ReferenceFailure) {
            switch try site.references.target(of: destination, from: folder) {
            case .page(let id, .some(let fragment)):
                let target = site[id]
                // A directory's fragments are made by its template; the final HTML is the judge.
                guard knowsFragments(of: target), !target.hasFragment(fragment) else { return }
                found.append(.missingHeading(fragment, on: target, at: location))
            case .here(let fragment):
                guard let page, knowsFragments(of: page), !fragment.isEmpty, fragment != "top",
                    !page.hasFragment(fragment)
                else { return }
                found.append(.missingHeading(fragment, on: page, at: location))
            case .page, .file, .contact, .tombstone: return
            }
        } catch {
            found.append(.brokenReference(destination, error, site.references, at: location))
        }
    }
}

extension Page {
    fileprivate func hasFragment(_ fragment: String) -> Bool {
        text?.headings.contains { $0.id == fragment } ?? false
    }
}

extension SiteConfiguration.MenuItem {
    /// True for a full URL, which is not checked.
    var isExternal: Bool { link.value.isExternalLink }
}

extension String {
    /// True for a full URL, which leads out of the site and is not checked.
    var isExternalLink: Bool {
        ["https://", "http://", "mailto:", "tel:", "sms:"].contains(where: hasPrefix)
    }
}

extension String {
    /// Whether a text starts like a URL with a scheme that is none of Haven's, or like one with a host.
    fileprivate var isAddress: Bool {
        if hasPrefix("//") { return true }
        guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let scheme = self[..<colon]
        return scheme.first?.isLetter == true && !["resource", "center"].contains(scheme)
            && scheme.utf8.allSatisfy {
                $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: " ")
            }
    }
}

extension Diagnostic {
    static func pictureElsewhere(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .externalImage,
            "an image must be a file of this site",
            at: location,
            help:
                "put a copy into Content/media: a picture from elsewhere tells its server who reads"
        )
    }

    static func ownCrisisLine(_ id: Located<String>) -> Diagnostic {
        Diagnostic(
            .error,
            "own-crisis-line",
            "'\(id.value)' is the center's own; the crisis lines on every page are independent ones",
            at: id.location,
            help: "name a line such as '988-lifeline'; your own stands in the header and the footer"
        )
    }

    static func endedCrisisLine(_ id: Located<String>) -> Diagnostic {
        Diagnostic(
            .error,
            "ended-crisis-line",
            "'\(id.value)' is not offered now, and would stand on every page",
            at: id.location,
            help: "name another line, or correct the 'Status' of this one"
        )
    }

    static func notAPicture(_ destination: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            "not-a-picture",
            "'\(destination)' is not a picture",
            at: location,
            help: "name a file in Content/media, or beside the page; for a link, remove the '!'"
        )
    }

    static func missingHeading(
        _ fragment: String,
        on page: Page,
        at location: SourceLocation
    ) -> Diagnostic {
        let ids = page.text?.headings.map(\.id) ?? []
        return Diagnostic(
            .error,
            "missing-heading",
            "there is no heading '\(fragment)' on '\(page.file?.displayPath ?? page.title)'",
            at: location,
            help: NearMiss.help(for: fragment, among: ids)
                ?? (ids.isEmpty
                    ? "the page has no headings; remove '#\(fragment)'"
                    : "headings are: \(ids.joined(separator: ", "))")
        )
    }

    static func noResources(
        _ query: ResourceQuery,
        categories: [String],
        hasOthers: Bool,
        at location: SourceLocation
    ) -> Diagnostic {
        let others =
            query.isOwn
            ? "what matches is independent of the center; remove 'own: true'"
            : "what matches is the center's own; write 'own: true' to show it"
        let near = query.category.flatMap { NearMiss.help(for: $0, among: categories) }
        return Diagnostic(
            .error,
            "no-resources",
            "no resource matches this",
            at: location,
            help: hasOthers
                ? others : near ?? "ask for less, or correct the category, audience or language"
        )
    }

    static func brokenReference(
        _ destination: String,
        _ failure: ReferenceFailure,
        _ table: ReferenceTable,
        at location: SourceLocation
    ) -> Diagnostic {
        switch failure {
        case .outsideProject:
            Diagnostic(
                .error,
                "link-outside-project",
                "'\(destination)' leads out of Content",
                at: location,
                help: "link to a file in Content, or write a full URL"
            )
        case .missingFile(let path):
            Diagnostic(
                .error,
                "missing-file",
                "there is no file 'Content/\(path)'",
                at: location,
                help: nearPath(path, table) ?? "correct the path, or add the file"
            )
        case .missingPermalink(let path):
            Diagnostic(
                .error,
                "missing-page",
                "there is no page '\(path)'",
                at: location,
                help: "link to the page's source file, such as 'articles/small-steps.md'"
            )
        case .unknownResource(let id):
            Diagnostic(
                .error,
                "unknown-resource",
                "there is no resource '\(id)'",
                at: location,
                help: NearMiss.help(for: id, among: table.resourceIDs)
                    ?? "an id is written after the name of a resource: {#988-lifeline}"
            )
        case .unknownContact(let name):
            Diagnostic(
                .error,
                "unknown-center-line",
                "the center in site.yaml has no '\(name)'",
                at: location,
                help: NearMiss.help(for: name, among: table.contactNames)
                    ?? (table.contactNames.isEmpty
                        ? "write the center's 'phone:' or 'numbers:' into site.yaml"
                        : "it has: \(table.contactNames.joined(separator: ", ")); add it to 'center:' in "
                            + "site.yaml, or change this sentence")
            )
        case .unpublished(let path, let state):
            Diagnostic(
                .error,
                "link-to-unpublished",
                "'Content/\(path)' is not published (\(state.name.rawValue); \(state.reason ?? ""))",
                at: location,
                help: "publish it, or remove the link until it is"
            )
        case .malformed:
            Diagnostic(
                .error,
                "malformed-link",
                "'\(destination)' is not a path",
                at: location,
                help: "write spaces as %20, and '%' itself as %25"
            )
        }
    }

    /// A path near a missing one: the same name in another folder, or a name spelled almost so.
    private static func nearPath(_ path: String, _ table: ReferenceTable) -> String? {
        let name = path.lastSegment
        let paths = table.sourcePaths.filter { !$0.isEmpty }
        let near = NearMiss.best(for: name.stem, among: paths.map(\.stem))
        let match = paths.first { $0.lastSegment == name } ?? paths.first { $0.stem == near }
        return match.map { "did you mean 'Content/\($0)'?" }
    }
}
