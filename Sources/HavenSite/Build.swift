import HavenDiagnostics

/// The way of a site from `Content/` to `Output/`, one stage after the other.
///
/// Start reading here. Each stage is a function from one immutable value to the next and reports what
/// authors did wrong as diagnostics. Only an error of the machine is thrown. Every stage works with what
/// is sound, so that one run shows all mistakes; if there is an error, nothing in the output folder changes.
///
/// What an earlier build remembered (`BuildMemory`) may spare work in Parse, Render and Write. It never changes the result: `BuildSession`
/// decides whether there is one.
struct Build {
    let options: BuildOptions
    let project: FolderReader
    let lock: BuildLock
    let listing: SourceListing
    let bodies: BodyStore
    /// What the last sound build of this project remembered.
    let memory: BuildMemory?

    /// What a build leaves.
    struct Outcome {
        let report: BuildReport
        /// What every source was made to; `nil` if the options ask for no memory.
        let sources: SourceMemory?
        /// What the output folder holds; `nil` after an error, when it is as it was.
        let outputs: OutputMemory?
        /// The moment that the build believed in, in seconds since 1970.
        let moment: Int
        /// The first later moment at which something that is dated changes, in seconds since 1970.
        let nextMoment: Int
        /// `nil` for a large site, where memory is dearer than time.
        let workings: Workings?
    }

    /// What the stages worked with.
    ///
    /// Of no use any more, but to give back a hundred thousand small pieces of memory takes a tenth of the time of a small build: who ends
    /// the program then can leave that to the system.
    struct Workings: Sendable {
        /// For more files than these, they are given back at once.
        static let most = 20_000

        let sources: LoadedSources
        let records: [SourceMemory.Record]
        let model: RenderModel
        let pages: [RenderedFile]
        let recall: Recall?
    }

    /// Runs all stages.
    ///
    /// - Throws: `EnvironmentFailure` for a disk or a permission in the way, `DamagedCache` if the memory turns out to be wrong.
    func run() throws -> Outcome {
        var clock = StageClock(options.stopwatch)
        let staging = try StagingArea(lock)

        let sources = try SourceLoader(project, listing).load(baseURL: options.baseURL)
        clock.ended("load")
        let records = try parse(sources)
        let parsed = records.map(\.parsed)
        clock.ended("parse")
        let model = SiteBuilder(
            configuration: sources.configuration,
            inventory: sources.inventory,
            sources: parsed,
            instant: options.clock.instant(in: sources.configuration.zone),
            showsUnpublished: options.showsUnpublished,
            threads: options.threads,
            titles: { sources.theme.strings.text("page.\($0).title") }
        ).build()
        clock.ended("model")
        let (plan, planProblems) = Planner.plan(
            model.site,
            assets: sources.theme.assets.all,
            sitemapLimits: options.sitemapLimits
        )
        let renderModel = RenderModel(site: model.site, plan: plan, theme: sources.theme)
        clock.ended("plan")
        let check = FinalCheck(site: model.site, plan: plan)
        let recall = memory.map {
            Recall($0, model: renderModel, links: check.links, threads: options.threads)
        }
        clock.ended("recall")
        let (rendering, notes) = try render(
            RenderWorker.Shared(
                model: renderModel,
                links: check.links,
                bodies: bodies,
                staging: staging,
                project: options.project,
                stamps: sources.stamps,
                remembers: options.program != nil,
                recall: recall,
                stopwatch: options.stopwatch
            ),
            &clock
        )
        clock.ended("render")

        var diagnostics = Diagnostics(sources.diagnostics)
        diagnostics.report(contentsOf: parsed.flatMap(\.diagnostics))
        // Without settings, everything that hangs on them would be wrong, and none of it is.
        if sources.configuration.isKnown {
            diagnostics.report(contentsOf: model.diagnostics)
            diagnostics.report(contentsOf: planProblems)
            diagnostics.report(contentsOf: rendering.diagnostics)
            diagnostics.report(
                contentsOf: try check.diagnostics(of: rendering, recall, after: diagnostics) {
                    try staging.read($0)
                }
            )
        }
        diagnostics = Diagnostics(diagnostics.all.map(options.strictness.judged))
        clock.ended("check")

        var summary: WriteSummary?
        if options.writes, !diagnostics.hasErrors {
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
        clock.ended("write")
        var outputs: OutputMemory?
        if options.program != nil, summary != nil {
            // The site is in place. If a file of it cannot be looked at any more, the next build has more to do.
            outputs = try? OutputMemory(
                of: rendering,
                notes: notes,
                names: renderModel.names,
                links: check.links.fingerprint,
                recall: recall,
                outputFolder: options.outputFolder
            )
        }
        clock.ended("remember")
        let sorted = diagnostics.sorted()
        return Outcome(
            report: BuildReport(
                sources: model.states,
                diagnostics: sorted,
                excerpts: sources.excerpts(for: sorted, from: project),
                pages: plan.pageCount,
                written: summary,
                rendered: rendering.pages.filter(\.isRendered).map(\.file.path),
                url: sources.configuration.url,
                timings: clock.timings
            ),
            sources: options.program == nil
                ? nil : SourceMemory(settings: .init(of: sources.configuration), records),
            outputs: outputs,
            moment: model.site.instant,
            nextMoment: model.nextMoment,
            workings: rendering.pages.count > Workings.most
                ? nil
                : Workings(
                    sources: sources,
                    records: records,
                    model: renderModel,
                    pages: rendering.pages,
                    recall: recall
                )
        )
    }

    /// Parses every source that is not as it was when it was parsed last.
    private func parse(_ sources: LoadedSources) throws -> [SourceMemory.Record] {
        let parser = SourceParser(
            configuration: sources.configuration,
            bodies: bodies,
            tabled: DirectoryRows(of: sources.inventory.files).owners
        )
        let known = memory?.sources.settings == parser.settings ? memory : nil
        return try sources.inventory.sources.concurrentMap(threads: options.threads) { file in
            let record = known?.sources.records[file.path]
                .flatMap { $0.parsed.file == file ? $0 : nil }
            guard let stamp = sources.stamps[file.displayPath] else {
                preconditionFailure("the inventory is made of the files that were listed")
            }
            if let record, let known, record.stamp == stamp, !stamp.isRecent(at: known.time) {
                return record
            }
            switch try project.read(
                file.displayPath,
                maximumBytes: SourceParser.maximumBytes(of: file)
            ) {
            case .bytes(let bytes):
                let content = ContentHash(bytes)
                let parsed =
                    record?.content == content ? record?.parsed : nil
                return SourceMemory.Record(
                    stamp: stamp,
                    content: content,
                    parsed: try parsed ?? parser.parse(bytes, of: file)
                )
            case .tooLarge:
                return SourceMemory.Record(
                    stamp: stamp,
                    content: ContentHash(high: 0, low: 0),
                    parsed: parser.refused(file)
                )
            }
        }
    }

    /// Renders each file that is not still right, and stages it at once, so that its bytes go no further.
    private func render(
        _ shared: RenderWorker.Shared,
        _ clock: inout StageClock
    ) throws -> (Rendering, notes: [QuestionNotes]) {
        let (outcomes, workers) = try shared.model.plan.files.concurrentMap(
            threads: options.threads,
            chunk: 16,
            worker: { RenderWorker($0, shared) },
            { worker, file in try worker.make(file) },
            finish: \.rest
        )
        clock.add(workers.map(\.templates))
        return (Rendering(outcomes), workers.compactMap(\.notes))
    }
}
