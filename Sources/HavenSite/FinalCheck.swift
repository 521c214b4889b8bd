import HavenDiagnostics

/// Runs `LinkCheck` and `NumberCheck` over what was rendered, without reporting what follows from a mistake already known.
struct FinalCheck {
    let site: Site
    let plan: OutputPlan
    let rendering: Rendering

    /// Checks the final HTML.
    ///
    /// If a page is missing, nothing is reported: every link to it would be. A page made from
    /// a source with an error is checked, but not reported on: a link that was refused in Markdown looks
    /// broken in HTML, too.
    ///
    /// - Parameters:
    ///   - known: What has been reported so far.
    ///   - threads: The most threads at once.
    ///   - contents: Gives the bytes of a page that has a mistake, to quote from it.
    /// - Returns: What is new.
    func diagnostics(
        after known: Diagnostics,
        threads: Int,
        contents: (StagedFile) -> [UInt8]?
    ) -> [Diagnostic] {
        guard plan.isComplete, rendering.isComplete else { return [] }
        guard let resolver = LinkResolver(baseURL: site.configuration.url.absolute(.home)) else {
            preconditionFailure("the address of a site is an absolute URL")
        }
        let found = LinkCheck(
            resolver,
            outputPaths: plan.files.map(\.path),
            formAction: formAction
        ).check(
            rendering.checkedPages,
            threads: threads
        ) { path in
            rendering.staged(path).flatMap(contents)
        }
        let wrong = found + NumberCheck().check(rendering.checkedPages)
        guard known.hasErrors else { return wrong }
        let outputs = outputs(ofSourcesIn: known)
        return wrong.filter { !outputs.contains($0.location?.path ?? "") }
    }

    /// Where the contact form sends to, if that is another host or a program that the site does not make.
    private var formAction: String? {
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
