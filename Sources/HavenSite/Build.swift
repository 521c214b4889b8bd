import HavenDiagnostics

/// The way of a site from `Content/` to `Output/`, one stage after the other.
///
/// Start reading here. Each stage is a function from one immutable value to the next and reports what
/// authors did wrong as diagnostics. Only an error of the machine is thrown. Every stage works with what
/// is sound, so that one run shows all mistakes; if there is an error, nothing in the output folder changes.
package struct Build: Sendable {
    private let options: BuildOptions

    package init(_ options: BuildOptions) {
        self.options = options
    }

    /// Runs all stages.
    ///
    /// - Throws: `EnvironmentFailure` for a disk, a permission or another build in the way.
    package func run() throws -> BuildReport {
        let project = try FolderReader(project: options.project)
        let lock = try BuildLock.acquire(project: options.project, output: options.outputFolder)
        let staging = try StagingArea(lock)
        let bodies = try BodyStore(project: options.project)

        let sources = try SourceLoader(project).load(baseURL: options.baseURL)
        let parsed = try parse(sources, from: project, into: bodies)
        let model = SiteBuilder(
            configuration: sources.configuration,
            inventory: sources.inventory,
            sources: parsed,
            instant: options.clock.instant(in: sources.configuration.zone),
            showsUnpublished: options.showsUnpublished,
            threads: options.threads,
            titles: { sources.theme.strings.text("page.\($0).title") }
        ).build()
        let (plan, planProblems) = Planner.plan(
            model.site,
            assets: sources.theme.assets.all,
            sitemapLimits: options.sitemapLimits
        )
        let rendering = try render(plan, of: model.site, sources.theme, bodies, staging)

        var diagnostics = Diagnostics(sources.diagnostics)
        diagnostics.report(contentsOf: parsed.flatMap(\.diagnostics))
        diagnostics.report(contentsOf: model.diagnostics)
        diagnostics.report(contentsOf: planProblems)
        diagnostics.report(contentsOf: rendering.diagnostics)
        let check = FinalCheck(site: model.site, plan: plan, rendering: rendering)
        diagnostics.report(
            contentsOf: check.diagnostics(after: diagnostics, threads: options.threads) {
                try? staging.read($0)
            }
        )
        if options.isStrict { diagnostics = Diagnostics(diagnostics.all.map(\.asError)) }

        var summary: WriteSummary?
        if !diagnostics.hasErrors {
            switch try OutputWriter.commit(
                rendering.files,
                from: staging,
                threads: options.threads
            )
            {
            case .written(let written): summary = written
            case .refused(let refusals): diagnostics.report(contentsOf: refusals)
            }
        }
        let sorted = diagnostics.sorted()
        return BuildReport(
            sources: model.states,
            diagnostics: sorted,
            excerpts: sources.excerpts(for: sorted, from: project),
            pages: plan.pageCount,
            written: summary,
            url: sources.configuration.url
        )
    }

    private func parse(
        _ sources: LoadedSources,
        from project: FolderReader,
        into bodies: BodyStore
    ) throws -> [ParsedSource] {
        let parser = SourceParser(configuration: sources.configuration, bodies: bodies)
        return try sources.inventory.sources.concurrentMap(threads: options.threads) { file in
            switch try project.read(file.displayPath, maximumBytes: SourceParser.maximumBytes) {
            case .bytes(let bytes): try parser.parse(bytes, of: file)
            case .tooLarge: parser.refused(file)
            }
        }
    }

    /// Renders each file and stages it at once, so that its bytes go no further.
    private func render(
        _ plan: OutputPlan,
        of site: Site,
        _ theme: Theme,
        _ bodies: BodyStore,
        _ staging: StagingArea
    ) throws -> Rendering {
        let model = RenderModel(site: site, plan: plan, theme: theme)
        let worker = RenderWorker(
            renderer: FileRenderer(model: model, bodies: bodies),
            staging: staging,
            project: options.project
        )
        return Rendering(
            try plan.files.concurrentMap(threads: options.threads, chunk: 16) {
                try worker.make($0)
            }
        )
    }
}
