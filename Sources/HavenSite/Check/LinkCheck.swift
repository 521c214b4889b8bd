package import HavenDiagnostics

/// The net under all links: checks the final HTML of every page, whoever made its links.
///
/// Every link to the site itself must lead to a file that will be there, every fragment to an id; no page
/// may make a browser ask another host by itself. One mistake is one report, also if a template repeats
/// it on a thousand pages.
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
        let pages = pages.sorted { $0.path < $1.path }
        let starts = Array(stride(from: 0, to: pages.count, by: Self.pagesPerExaminer))
        let results = starts.concurrentMap(threads: threads, chunk: 1) { start in
            var examiner = LinkExaminer(resolver, files: files, formAction: formAction)
            let end = min(start + Self.pagesPerExaminer, pages.count)
            return pages[start..<end].map { examiner.examine($0) }
        }.flatMap(\.self)
        var found = LinkFindings()
        for (page, result) in results.enumerated() {
            for finding in result.findings { found.add(finding, page: page) }
        }
        checkFragments(results, pages, &found)
        let paths = found.isEmpty ? [] : files.paths.sorted()
        return found.diagnostics(
            basePath: resolver.basePath,
            nearMiss: { nearMiss($0, pages, paths) },
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
        _ pages: [Page],
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
            guard let page = pages.first(where: { $0.path.text == target }) else { return nil }
            let targets = page.facts.fragmentTargets.sorted()
            return NearMiss.best(for: fragment, among: targets).map { "did you mean '#\($0)'?" }
        case .noSlash, .outsideBase, .thirdParty, .duplicateID, .empty, .foreignForm,
            .unencryptedForm, .formMethod, .foreignRefresh, .unsafe, .embedded, .hiddenPage,
            .eventHandler:
            return nil
        }
    }

    private func checkFragments(
        _ results: [LinkExaminer.Examination],
        _ pages: [Page],
        _ found: inout LinkFindings
    ) {
        guard results.contains(where: { !$0.demands.isEmpty }) else { return }
        let positions = Dictionary(
            pages.enumerated().map { ($1.path.text, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        // By target, so that only one page's ids are in a set at a time.
        var byTarget: [Int: [(page: Int, demand: LinkExaminer.Demand)]] = [:]
        for (page, result) in results.enumerated() {
            for demand in result.demands {
                // A fragment of a picture or a PDF is that format's own business.
                guard let target = positions[demand.target], pages[target].path.isHTML else {
                    continue
                }
                byTarget[target, default: []].append((page, demand))
            }
        }
        for (target, demands) in byTarget.sorted(by: { $0.key < $1.key }) {
            let targets = pages[target].facts.fragmentTargets
            for (page, demand) in demands where !LinkExaminer.has(targets, demand.fragment) {
                let mistake = LinkFindings.Mistake.fragment(
                    page: demand.target,
                    fragment: demand.fragment
                )
                let link = pages[page].facts.link(demand.link)
                let finding = LinkFindings.Finding(mistake, value: link.value, link: link)
                found.add(finding, page: page)
            }
        }
    }
}
