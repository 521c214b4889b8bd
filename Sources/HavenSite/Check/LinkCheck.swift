package import HavenDiagnostics

/// The net under all links: checks the final HTML of every page, whoever made its links.
///
/// Every link to the site itself must lead to a file that will be there, every fragment to an id; no page
/// may make a browser ask another host by itself. One mistake is one report, also if a template repeats
/// it on a thousand pages.
///
/// Each page is examined as soon as it is made, and little of it is kept. What can only be said when all are there is whether a place
/// on another page exists.
package struct LinkCheck: Sendable {
    /// A published page or stylesheet with its facts.
    package struct Page: Sendable {
        package let path: OutputPath
        package let facts: HTMLFacts
        /// The file of the theme that it is, which knows where its URLs were written.
        let asset: ThemeAsset?

        package init(_ path: OutputPath, _ facts: HTMLFacts, asset: ThemeAsset? = nil) {
            self.path = path
            self.facts = facts
            self.asset = asset
        }
    }

    private static let pagesPerExaminer = 256

    private let resolver: LinkResolver
    private let files: OutputFiles
    private let formAction: String?
    /// The name of the output folder in locations.
    private let outputName: String

    /// Prepares to check a site.
    ///
    /// - Parameters:
    ///   - resolver: Knows the address of the site.
    ///   - outputPaths: Every file of the site, pages and all others.
    ///   - formAction: The one address outside of the site that a form may send to.
    ///   - outputName: How the output folder is called in locations.
    package init(
        _ resolver: LinkResolver,
        outputPaths: [OutputPath],
        formAction: String? = nil,
        outputName: String = "Output"
    ) {
        self.resolver = resolver
        self.files = OutputFiles(outputPaths, resolver)
        self.formAction = formAction
        self.outputName = outputName
    }

    /// Of all that a verdict on a link depends on, but for the files that there are.
    var fingerprint: UInt64 {
        var hasher = ContentHasher()
        hasher.update(resolver.fingerprint)
        hasher.update(formAction ?? "")
        return hasher.hash.low
    }

    /// Examines pages one after another, on one thread.
    func examiner() -> LinkExaminer {
        LinkExaminer(resolver, files: files, formAction: formAction)
    }

    /// Checks all pages.
    ///
    /// - Parameters:
    ///   - pages: Every page of the site, in any order.
    ///   - threads: The most threads at once.
    ///   - contents: Called with the path of a page that has a mistake, to quote the text near it.
    /// - Returns: The reports, sorted; locations are `Output/<path>` without a range, those of URLs in
    ///   style sheets of the theme the places where they were written.
    package func check(
        _ pages: [Page],
        threads: Int = .max,
        contents: (OutputPath) -> [UInt8]? = { _ in nil }
    ) -> [Diagnostic] {
        let examined = pages.concurrentMap(
            threads: threads,
            chunk: Self.pagesPerExaminer,
            worker: { _ in examiner() },
            { examiner, page in ExaminedPage(page, by: &examiner) },
            finish: { _ in }
        ).outputs
        let places = Dictionary(
            pages.map { ($0.path.text, $0.facts) },
            uniquingKeysWith: { first, _ in first }
        )
        return report(examined, places: { places[$0] }, contents: contents)
    }

    /// Reports what is wrong with pages that have been examined.
    ///
    /// - Parameters:
    ///   - pages: The pages, in any order; those about which nothing is to be said may be left out.
    ///   - places: Gives the facts of a page that a link leads into, by its path; `nil` if it is no page.
    ///   - contents: Called with the path of a page that has a mistake, to quote the text near it.
    /// - Returns: As `check`.
    /// - Throws: What `places` throws.
    func report(
        _ pages: [ExaminedPage],
        places: (String) throws -> HTMLFacts?,
        contents: (OutputPath) -> [UInt8]?
    ) rethrows -> [Diagnostic] {
        let pages = pages.sorted { $0.path < $1.path }
        var found = LinkFindings()
        for (number, page) in pages.enumerated() {
            for finding in page.findings { found.add(finding, page: number) }
        }
        try addMissingPlaces(pages, places, &found)
        let paths = found.isEmpty ? [] : files.paths.sorted()
        return found.diagnostics(
            basePath: resolver.basePath,
            nearMiss: { nearMiss($0, places, paths) },
            place: { number, link in
                let path = pages[number].path
                if let asset = pages[number].asset, let link,
                    let location = asset.source(ofLinkAt: link.offset)
                {
                    return LinkFindings.Place(location: location, contents: nil)
                }
                return LinkFindings.Place(
                    location: SourceLocation(path: outputName + "/" + path.text),
                    contents: contents(path)
                )
            }
        )
    }

    private func nearMiss(
        _ mistake: LinkFindings.Mistake,
        _ places: (String) throws -> HTMLFacts?,
        _ paths: [String]
    ) -> String? {
        switch mistake {
        case .broken(let path):
            let candidates = paths.lazy
                .map { $0.hasSuffix("/index.html") ? String($0.dropLast(10)) : $0 }
                .filter { abs($0.utf8.count - path.utf8.count) <= 3 }
            return NearMiss.best(for: path, among: candidates).map {
                "did you mean '\(resolver.basePath)\($0)'?"
            }
        case .fragment(let target, let fragment):
            guard let facts = try? places(target) else { return nil }
            return NearMiss.best(for: fragment, among: facts.fragmentTargets.sorted()).map {
                "did you mean '#\($0)'?"
            }
        case .noSlash, .outsideBase, .thirdParty, .duplicateID, .empty, .foreignForm,
            .unencryptedForm, .formMethod, .foreignRefresh, .unsafe, .embedded, .hiddenPage,
            .eventHandler:
            return nil
        }
    }

    private func addMissingPlaces(
        _ pages: [ExaminedPage],
        _ places: (String) throws -> HTMLFacts?,
        _ found: inout LinkFindings
    ) rethrows {
        // By target, so that only one page's ids are in a set at a time.
        var byTarget: [String: [(page: Int, demand: Int)]] = [:]
        for (page, examined) in pages.enumerated() {
            for (number, demand) in examined.demands.enumerated() where demand.leadsIntoPage {
                byTarget[demand.target, default: []].append((page, number))
            }
        }
        for (target, demands) in byTarget.sorted(by: { $0.key < $1.key }) {
            guard let targets = try places(target)?.fragmentTargets else { continue }
            for (page, number) in demands {
                let demand = pages[page].demands[number]
                guard !LinkExaminer.has(targets, demand.fragment) else { continue }
                let mistake = LinkFindings.Mistake.fragment(
                    page: target,
                    fragment: demand.fragment
                )
                let finding = LinkFindings.Finding(
                    mistake,
                    value: demand.link.value,
                    link: demand.link
                )
                found.add(finding, page: page)
            }
        }
    }
}
