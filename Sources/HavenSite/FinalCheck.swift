import HavenDiagnostics

/// Checks the final HTML with `LinkCheck` and `NumberCheck`, without reporting what follows from a mistake already known.
struct FinalCheck {
    let site: Site
    let plan: OutputPlan
    let links: LinkCheck

    init(site: Site, plan: OutputPlan) {
        guard let resolver = LinkResolver(baseURL: site.configuration.url.absolute(.home)) else {
            preconditionFailure("the address of a site is an absolute URL")
        }
        self.site = site
        self.plan = plan
        self.links = LinkCheck(
            resolver,
            outputPaths: plan.files.map(\.path),
            formAction: Self.formAction(of: site)
        )
    }

    /// Reports what is wrong with the files that were made, and with those that lead to them.
    ///
    /// If a page is missing, nothing is reported: every link to it would be. A page made from
    /// a source with an error is checked, but not reported on: a link that was refused in Markdown looks
    /// broken in HTML, too.
    ///
    /// - Parameters:
    ///   - rendering: All files, most of them examined.
    ///   - recall: What was known of those that are still right.
    ///   - known: What has been reported so far.
    ///   - contents: Gives the bytes of a file, to look into it or to quote from it.
    /// - Returns: What is new.
    /// - Throws: `EnvironmentFailure` if a page that is still right has to be read and cannot be.
    func diagnostics(
        of rendering: Rendering,
        _ recall: Recall?,
        after known: Diagnostics,
        contents: @escaping (StagedFile) throws -> [UInt8]
    ) throws -> [Diagnostic] {
        guard plan.isComplete, rendering.isComplete else { return [] }
        let facts = PlaceFinder(rendering, contents)
        let pages =
            rendering.pages.compactMap(\.examined)
            + (try disturbed(rendering, recall, facts))
        let sorted = pages.sorted { $0.path < $1.path }
        let found = try links.report(
            sorted,
            places: { try facts.places(of: $0) },
            contents: { try? facts.contents(of: $0.text) }
        )
        let wrong = found + NumberCheck.report(sorted)
        guard known.hasErrors else { return wrong }
        let outputs = outputs(ofSourcesIn: known)
        return wrong.filter { !outputs.contains($0.location?.path ?? "") }
    }

    /// The pages that are still right, but lead to a place that is no more on a page which was made anew.
    private func disturbed(
        _ rendering: Rendering,
        _ recall: Recall?,
        _ facts: PlaceFinder
    ) throws -> [ExaminedPage] {
        guard let recall else { return [] }
        var examiner = links.examiner()
        return try rendering.pages.compactMap { page in
            guard case .kept(let kept) = page.source, page.examined == nil else { return nil }
            let isSound = recall.memory.files[kept.place].demands.allSatisfy { demand in
                guard let made = facts.made(demand.target) else { return true }
                return LinkExaminer.has(made.fragmentTargets, demand.fragment)
            }
            guard !isSound, let bytes = try facts.contents(of: page.staged.path.text) else {
                return nil
            }
            return ExaminedPage(
                LinkCheck.Page(page.staged.path, HTMLFacts(bytes)),
                by: &examiner
            )
        }
    }

    /// Where the contact form sends to, if that is another host or a program that the site does not make.
    private static func formAction(of site: Site) -> String? {
        guard case .service(let address) = site.contact?.form.target else { return nil }
        return address.text
    }

    /// The output files, as diagnostics name them, that come from sources with errors.
    private func outputs(ofSourcesIn known: Diagnostics) -> Set<String> {
        let broken = Set(known.all.filter(\.isError).compactMap { $0.location?.path })
        return Set(
            plan.files.filter { file in
                guard case .page(let id, _) = file.product else { return false }
                return broken.contains(site[id].madeFrom)
            }.map { "Output/" + $0.path.text }
        )
    }
}
